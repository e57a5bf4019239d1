#pragma once

#include "base/result.h"
#include "base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace base {

/// Writes JSON (RFC 8259) as the product promises it: whole numbers as such, doubles as the shortest text that reads
/// back the same, undefined as null, never NaN. Ids go in as text.
class Json {
public:
    static Json object() { return Json {'{', '}'}; }
    static Json array() { return Json {'[', ']'}; }

    Json& add(std::string_view name, std::string_view value);
    Json& add(std::string_view name, char const* value) { return add(name, std::string_view {value}); }
    Json& add(std::string_view name, std::string const& value) { return add(name, std::string_view {value}); }
    Json& add(std::string_view name, bool value);
    Json& add(std::string_view name, std::int64_t value);
    Json& add(std::string_view name, int value) { return add(name, static_cast<std::int64_t>(value)); }
    Json& add(std::string_view name, double value);
    Json& add(std::string_view name, Json const& value);
    /// A moment, as RFC 3339 in UTC with milliseconds.
    Json& add(std::string_view name, Time value);
    template <class T>
    Json& add(std::string_view name, std::optional<T> const& value)
    {
        return value ? add(name, *value) : add_null(name);
    }
    Json& add_null(std::string_view name);

    Json& push(Json const& value);
    Json& push(std::string_view value);

    std::string text() const { return text_ + close_; }

private:
    Json(char open, char close)
        : text_ {open}
        , close_ {close}
    {
    }
    void name(std::string_view name);
    void comma();

    std::string text_;
    char close_;
};

/// A flat JSON object as it was sent: name and value, in order; lists are the same name again. Numbers keep their text.
struct FlatJson {
    enum class Kind { text, number, yes_no, null };
    struct Member {
        std::string name;
        std::string value;
        Kind kind = Kind::text;
        bool in_list = false;
    };
    std::vector<Member> members;

    std::string_view text(std::string_view name) const;
    std::int64_t number(std::string_view name) const;
};

/// Reads one object of texts, numbers, yes/no, null and lists of those. Refused (bad_request): other shapes, duplicate
/// names, more than 200 members, anything after the object, text that is not UTF-8 or holds a lone surrogate.
Result<FlatJson> read_flat_json(std::string_view text);

/// A moment as 2026-11-22T17:00:00.000Z.
std::string rfc3339(Time time);

/// The shortest decimal text that reads back as the same double.
std::string shortest(double value);

} // namespace base
