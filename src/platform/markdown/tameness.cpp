#include "platform/markdown/tameness.h"
#include "platform/markdown/signs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace platform {

namespace {

constexpr std::size_t most_signs = 8 * 8'000; ///< of markup, at their price, ends of lines included
constexpr std::size_t most_reach = 64;        ///< how deep the beginning of a line can stand
constexpr std::size_t most_pictures = 500;    ///< each "![" may be looked at for each link that follows
constexpr std::size_t most_instructions = 50; ///< "<?" and "<!": the rest of the text is searched for the end of each
constexpr std::size_t most_repeated = 16'000'000;   ///< bytes that references could write again and again
constexpr std::size_t most_pipes = 100;             ///< in a line, where there are tables
constexpr std::size_t most_cells_in_all = 8'000;    ///< of all tables together
constexpr std::size_t most_looked_back = 1'000'000; ///< bytes of paragraphs read again for rows such as |-|-|

/// What a sign costs cmark-gfm, or us: marks of markup more than those that are only stopped at.
constexpr auto price_of = [] {
    std::array<std::uint8_t, 256> table {};
    for (char const sign : std::string_view {"[]*_`<&\\"}) table[static_cast<unsigned char>(sign)] = 8;
    table['~'] = 4;
    table['@'] = 16; // a mailbox may stand around it
    for (char const sign : std::string_view {"!\"'-."}) table[static_cast<unsigned char>(sign)] = 1;
    return table;
}();

bool is_blank(std::string_view line)
{
    return line.find_first_not_of(" \t\r>") == line.npos;
}

std::size_t times(std::string_view line, std::string_view part)
{
    std::size_t found = 0;
    for (auto at = line.find(part); at != line.npos; at = line.find(part, at + 1)) ++found;
    return found;
}

/// How deep the beginning of a line can stand in quotes and lists: their signs, and two columns for each list above.
std::size_t reach_of(std::string_view line)
{
    std::size_t halves = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        char const sign = line[i];
        bool const ends_word = i + 1 == line.size() || line[i + 1] == ' ' || line[i + 1] == '\t' || line[i + 1] == '\r';
        if (sign == ' ') {
            halves += 1;
        } else if (sign == '\t') {
            halves += 4;
        } else if (sign == '>' || ((sign == '-' || sign == '+' || sign == '*') && ends_word)) {
            halves += 2;
        } else if ((sign == '.' || sign == ')') && ends_word && i > 0 && is_digit(line[i - 1])) {
            halves += 2;
        } else if (!is_digit(sign)) {
            break;
        }
    }
    return halves / 2;
}

/// Whether a line may be the row under a table's head, wherever it stands.
bool may_divide_table(std::string_view line)
{
    return line.find('-') != line.npos && line.find_first_not_of("|-: \t\r>*+.)0123456789") == line.npos;
}

/// What adds up from line to line.
class Count {
public:
    void add(std::string_view line)
    {
        signs_ += 8 + 24 * (times(line, "://") + times(line, "www."));
        for (char const sign : line) signs_ += price_of[static_cast<unsigned char>(sign)];
        reach_ = std::max(reach_, reach_of(line));
        brackets_ += static_cast<std::size_t>(std::ranges::count(line, ']'));
        pictures_ += times(line, "![");
        instructions_ += times(line, "<!") + times(line, "<?");
        defines_ = defines_ || line.find("]:") != line.npos;
        add_paragraph(line);
        add_table(line);
    }

    bool is_wild() const
    {
        return signs_ > most_signs || reach_ > most_reach || pictures_ > most_pictures
            || instructions_ > most_instructions || (defines_ && brackets_ * longest_ > most_repeated);
    }

    bool has_large_tables() const
    {
        return has_tables_ && (pipes_ > most_pipes || cells_ > most_cells_in_all || looked_back_ > most_looked_back);
    }

private:
    void add_paragraph(std::string_view line)
    {
        paragraph_ = is_blank(line) ? 0 : paragraph_ + line.size() + 1;
        longest_ = std::max(longest_, paragraph_);
        if (paragraph_ == 0) columns_ = 0;
    }

    void add_table(std::string_view line)
    {
        auto const pipes = static_cast<std::size_t>(std::ranges::count(line, '|'));
        pipes_ = std::max(pipes_, pipes);
        if (may_divide_table(line)) {
            columns_ = std::max(columns_, pipes + 1);
            has_tables_ = true;
            looked_back_ += paragraph_;
        }
        cells_ += columns_;
    }

    std::size_t signs_ = 0;
    std::size_t reach_ = 0;
    std::size_t brackets_ = 0;
    std::size_t pictures_ = 0;
    std::size_t instructions_ = 0;
    std::size_t paragraph_ = 0;
    std::size_t longest_ = 0;
    std::size_t columns_ = 0;
    std::size_t cells_ = 0;
    std::size_t pipes_ = 0;
    std::size_t looked_back_ = 0;
    bool defines_ = false;
    bool has_tables_ = false;
};

} // namespace

Tameness tameness_of(std::string_view text)
{
    Count count;
    while (!text.empty()) {
        auto const end = text.find_first_of("\n\r");
        count.add(text.substr(0, end));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    if (count.is_wild()) return Tameness::wild;
    return count.has_large_tables() ? Tameness::no_tables : Tameness::tame;
}

} // namespace platform
