#pragma once

#include "base/consteval.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Words a person reads. Pages write them in English within tr("…"); the catalogue of the reader's language answers.
/// A message is a whole sentence. What varies stands in named slots: "{name} asked you". A brace always opens a slot.
namespace html {

/// The key of a message: FNV-1a (Fowler, Noll, Vo) with a last mixing, never 0.
constexpr std::uint64_t key_of(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    hash = (hash ^ hash >> 32) * 0xd6e8feb86659fd93;
    hash ^= hash >> 32;
    return hash == 0 ? 1 : hash;
}

/// The key of a message that means this only in that context (gettext's msgctxt).
constexpr std::uint64_t key_in(std::uint64_t context, std::uint64_t text)
{
    auto const mixed = (context ^ context >> 29) * 0xbf58476d1ce4e5b9;
    auto const key = mixed ^ text;
    return key == 0 ? 1 : key;
}

/// The key of one plural form; form 0 is found under the message's own key, as in gettext.
constexpr std::uint64_t key_of_form(std::uint64_t text, std::size_t form)
{
    auto const key = text ^ form * 0x9e3779b97f4a7c15;
    return key == 0 ? 1 : key;
}

/// Whether every brace belongs to a slot such as {name}: small letters, digits and underscores between braces.
constexpr bool slots_are_whole(std::string_view text)
{
    bool inside = false;
    std::size_t length = 0;
    for (char const c : text) {
        if (c == '{' && inside) return false;
        if (c == '}' && (!inside || length == 0)) return false;
        if (c == '{' || c == '}') {
            inside = c == '{';
            length = 0;
        } else if (inside) {
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_') return false;
            ++length;
        }
    }
    return !inside;
}

/// Not constexpr on purpose: reached while compiling, it names the mistake in the compiler's message.
void a_brace_must_belong_to_a_slot_such_as_name();

/// A message in English, hashed while compiling. Outside tr() write Phrase("…") with round brackets,
/// so that bin/gather-words finds it.
class Phrase {
public:
    GROUNDSWELL_CONSTEVAL Phrase(char const* english)
        : english_ {english}
        , key_ {key_of(english_)}
    {
        if (!slots_are_whole(english_)) a_brace_must_belong_to_a_slot_such_as_name();
    }

    constexpr std::string_view english() const { return english_; }
    constexpr std::uint64_t key() const { return key_; }

private:
    std::string_view english_;
    std::uint64_t key_;
};

/// The value for one named slot: plain text; the page escapes the whole message.
struct Slot {
    std::string_view name;
    std::string_view value;
};

/// The text with its slots filled; a slot without a value stays as it is.
std::string filled(std::string_view text, std::span<Slot const> slots);

/// What a language knows of numbers.
class Grammar {
public:
    virtual ~Grammar() = default;
    /// Which of the catalogue's plural forms (msgstr[…]) goes with n things.
    virtual std::size_t plural_form(std::int64_t n) const = 0;
    /// n as the language writes it, with its digits and grouping.
    virtual std::string number(std::int64_t n) const = 0;
};

enum class Direction { left_to_right, right_to_left };

/// One language's messages in a flat table. Made once, then only read, by any thread.
class Words {
public:
    struct Entry {
        std::uint64_t key;
        std::string_view text;
    };

    /// Throws std::invalid_argument when two entries have the same key.
    Words(std::string language, Direction direction, std::unique_ptr<Grammar const> grammar,
        std::span<Entry const> entries);

    /// The text under a key; its data() is null when there is none.
    std::string_view find(std::uint64_t key) const
    {
        for (auto at = key & mask_;; at = (at + 1) & mask_) {
            auto const& cell = cells_[at];
            if (cell.key == key) return {text_.data() + cell.begin, cell.length};
            if (cell.key == 0) return {};
        }
    }

    std::string const& language() const { return language_; }
    Direction direction() const { return direction_; }
    Grammar const& grammar() const { return *grammar_; }

private:
    struct Cell {
        std::uint64_t key = 0;
        std::uint32_t begin = 0;
        std::uint32_t length = 0;
    };

    std::string language_;
    Direction direction_;
    std::unique_ptr<Grammar const> grammar_;
    std::uint64_t mask_;
    std::vector<Cell> cells_;
    std::string text_;
};

/// From here to the end of the block this thread's pages speak these words. They must outlive the block.
class [[nodiscard]] Speaking {
public:
    explicit Speaking(Words const& words);
    ~Speaking();
    Speaking(Speaking const&) = delete;
    Speaking& operator=(Speaking const&) = delete;

private:
    Words const* before_;
};

/// The language this thread's pages speak, for <html lang>: "en" when nobody said.
std::string_view spoken_language();
/// For <html dir>.
Direction spoken_direction();

/// The message in the language spoken; the English text when the catalogue lacks it. Lives as long as the catalogue.
std::string_view tr(Phrase phrase);
/// With its slots filled: tr("{name} asked you", {{"name", name}}).
std::string tr(Phrase phrase, std::initializer_list<Slot> slots);

/// A message whose English is too short to be clear: tr_in("a day of the week", "Sun").
std::string_view tr_in(Phrase context, Phrase phrase);
std::string tr_in(Phrase context, Phrase phrase, std::initializer_list<Slot> slots);

/// The form that goes with n things; {n} is filled with n as the language writes it:
/// trn("one answer", "{n} answers", n).
std::string trn(Phrase one, Phrase many, std::int64_t n, std::initializer_list<Slot> slots = {});

} // namespace html
