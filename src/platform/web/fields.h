#pragma once

#include "base/id.h"
#include "base/names.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

/// Whether a field must be filled in.
enum class Demand { optional, required };

/// What a form, a query or a JSON object sent. Each field is asked for by name with its limit; every problem is gathered,
/// so that a person hears all of them at once, and a field that nobody asked for is refused (or_problems).
class Fields {
public:
    Fields() = default;

    /// application/x-www-form-urlencoded, of a body or a query. Refused: not UTF-8, a NUL, more than 500 fields.
    static base::Result<Fields> from_form(std::string_view body);
    /// The same of a page's address, where names that nobody asked for are passed over: whoever sends a link on hangs marks
    /// of his own on it (fbclid, utm_source).
    static base::Result<Fields> from_query(std::string_view query);
    static base::Result<Fields> from_json(std::string_view body);
    static base::Result<Fields> from_parts(std::vector<std::pair<std::string, std::string>> parts);

    /// Several lines: trimmed, without control signs, line ends made one sign, at most `limit` signs (code points). What
    /// shows nothing (spaces, zero-width signs) is empty. Like every field of one value, it is refused when it came twice.
    std::string text(std::string_view name, std::size_t limit, Demand demand = Demand::optional);
    /// One line: as text, with every run of white space made one space.
    std::string line(std::string_view name, std::size_t limit, Demand demand = Demand::optional);
    /// As typed, for passwords: nothing is trimmed; never shown again.
    std::string secret(std::string_view name, std::size_t limit, Demand demand = Demand::optional);
    /// A whole number within the bounds, or nothing when empty.
    std::optional<std::int64_t> number(
        std::string_view name, std::int64_t least, std::int64_t most, Demand demand = Demand::optional);
    /// A box that was ticked (on, yes, true, 1).
    bool ticked(std::string_view name);
    /// All values of a name, each once, as lines of at most `limit` signs.
    std::vector<std::string> many(std::string_view name, std::size_t most, std::size_t limit);

    /// One of an enum's names.
    template <class Enum, std::size_t n>
    std::optional<Enum> one_of(
        std::string_view name, base::Names<Enum, n> const& names, Demand demand = Demand::optional)
    {
        auto const sent = line(name, 60, demand);
        if (sent.empty()) return std::nullopt;
        auto const value = names.named(sent);
        if (!value) problem(name, "not_one_of_these");
        return value;
    }

    template <class Id>
    std::optional<Id> id(std::string_view name, Demand demand = Demand::optional)
    {
        auto const sent = line(name, 20, demand);
        if (sent.empty()) return std::nullopt;
        auto const value = Id::from(sent);
        if (!value) problem(name, "not_one_of_these");
        return value;
    }

    void problem(std::string_view name, std::string_view code);
    bool has_problems() const { return !problems_.empty(); }

    /// The value, or every problem found (422), or the first field that was not asked for or came twice (400, named).
    template <class T>
    base::Result<T> or_problems(T value) const
    {
        if (auto no = refusal()) return *std::move(no);
        return value;
    }

    /// What was typed, for showing the form again; the first value of that name.
    std::string_view sent(std::string_view name) const;
    bool was_sent(std::string_view name, std::string_view value) const;
    bool has(std::string_view name) const;
    std::vector<std::pair<std::string, std::string>> const& all() const { return sent_; }

    /// Fills in what a form shows before anything was typed.
    Fields& set(std::string name, std::string value);

private:
    std::optional<base::Refusal> refusal() const;
    std::string_view asked_once(std::string_view name);

    std::vector<std::pair<std::string, std::string>> sent_;
    std::set<std::string, std::less<>> asked_;
    std::string twice_; ///< a field of one value that came more than once
    bool passes_over_unknown_ = false;
    std::vector<base::Problem> problems_;
};

/// Percent-decoding of a path segment or a form's text ('+' is a space only in forms); nothing when malformed.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);

/// Whether the bytes are well-formed UTF-8 without NUL.
bool is_utf8(std::string_view text);

} // namespace web
