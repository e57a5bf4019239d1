#include "platform/i18n/catalogue.h"

#include <optional>
#include <utility>

namespace platform {

namespace {

// Reads a .po text line by line; one line is either a comment, a string, or a keyword and a string.
class CatalogueReader {
public:
    CatalogueReader(std::string_view text, std::string_view name)
        : rest_ {text}
        , name_ {name}
    {
    }

    std::vector<Translation> read()
    {
        while (!rest_.empty()) {
            auto line = next_line();
            if (line.empty()) {
                end_entry();
            } else if (line.front() == '#') {
                read_comment(line);
            } else if (line.front() == '"') {
                if (growing_ == nullptr) fail("a string that belongs to nothing");
                *growing_ += string_in(line);
            } else {
                read_keyword(line);
            }
        }
        end_entry();
        return std::move(messages_);
    }

private:
    enum class Part { nothing, context, id, plural_id, text };

    [[noreturn]] void fail(std::string const& why) const
    {
        throw CatalogueBroken {std::string {name_} + ":" + std::to_string(line_) + ": " + why};
    }

    std::string_view next_line()
    {
        ++line_;
        auto const end = rest_.find('\n');
        auto line = rest_.substr(0, end);
        rest_.remove_prefix(end == rest_.npos ? rest_.size() : end + 1);
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
            line.remove_suffix(1);
        return line;
    }

    void read_comment(std::string_view line)
    {
        // A comment after a msgstr begins the next entry, even without a blank line between.
        if (part_ == Part::text) end_entry();
        if (part_ != Part::nothing) fail("a comment within an entry");
        if (line.starts_with("#,") && line.find("fuzzy") != line.npos) fuzzy_ = true;
    }

    void read_keyword(std::string_view line)
    {
        auto const space = line.find(' ');
        auto const keyword = line.substr(0, space);
        auto const argument = space == line.npos ? std::string_view {} : line.substr(space + 1);
        if (part_ == Part::text && (keyword == "msgctxt" || keyword == "msgid")) end_entry();
        if (keyword == "msgctxt") {
            begin(Part::nothing, Part::context, entry_.context, argument);
        } else if (keyword == "msgid") {
            if (part_ == Part::context) part_ = Part::nothing;
            entry_.line = line_;
            begin(Part::nothing, Part::id, entry_.id, argument);
        } else if (keyword == "msgid_plural") {
            begin(Part::id, Part::plural_id, entry_.plural_id, argument);
        } else if (keyword.starts_with("msgstr")) {
            read_text(keyword.substr(6), argument);
        } else {
            fail("not a word of a catalogue: " + std::string {keyword});
        }
    }

    void read_text(std::string_view index, std::string_view argument)
    {
        bool const plural = !entry_.plural_id.empty();
        auto const expected = plural ? "[" + std::to_string(entry_.texts.size()) + "]" : std::string {};
        if (index != expected || (!plural && !entry_.texts.empty())) fail("expected msgstr" + expected);
        if (part_ == Part::nothing || part_ == Part::context) fail("a msgstr without its msgid");
        part_ = Part::text;
        growing_ = &entry_.texts.emplace_back();
        *growing_ = string_in(argument);
    }

    void begin(Part after, Part part, std::string& target, std::string_view argument)
    {
        if (part_ != after) fail("out of order");
        part_ = part;
        growing_ = &target;
        target = string_in(argument);
    }

    std::string string_in(std::string_view quoted) const
    {
        if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') fail("expected a string in quotes");
        auto const inside = quoted.substr(1, quoted.size() - 2);
        std::string text;
        for (std::size_t at = 0; at < inside.size(); ++at) {
            if (inside[at] == '"') fail("a quote within a string needs a backslash");
            if (inside[at] != '\\') {
                text += inside[at];
                continue;
            }
            if (++at == inside.size()) fail("a string that ends in a backslash");
            text += escaped(inside[at]);
        }
        return text;
    }

    char escaped(char letter) const
    {
        switch (letter) {
        case 'n':
            return '\n';
        case 't':
            return '\t';
        case 'r':
            return '\r';
        case '"':
        case '\\':
            return letter;
        default:
            fail(std::string {"an escape nobody knows: \\"} + letter);
        }
    }

    void end_entry()
    {
        if (part_ != Part::nothing && part_ != Part::text) fail("an entry without a msgstr");
        if (part_ == Part::text) {
            bool const header = entry_.id.empty() && entry_.context.empty();
            if (header) check_header();
            if (!header && !fuzzy_) messages_.push_back(std::move(entry_));
        }
        // A blank line between a comment and its entry takes nothing away from either.
        if (part_ == Part::text) fuzzy_ = false;
        part_ = Part::nothing;
        growing_ = nullptr;
        entry_ = {};
    }

    void check_header() const
    {
        if (entry_.texts.front().find("charset=UTF-8") == std::string::npos) fail("the header must say charset=UTF-8");
    }

    std::string_view rest_;
    std::string_view name_;
    int line_ = 0;
    Part part_ = Part::nothing;
    bool fuzzy_ = false;
    Translation entry_;
    std::string* growing_ = nullptr;
    std::vector<Translation> messages_;
};

} // namespace

std::vector<Translation> messages_in(std::string_view po, std::string_view name)
{
    return CatalogueReader {po, name}.read();
}

} // namespace platform
