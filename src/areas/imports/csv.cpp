#include "areas/imports/csv.h"

#include "areas/imports/entry.h"
#include "platform/web/fields.h"

#include <algorithm>
#include <array>

namespace imports {

namespace {

constexpr std::size_t most_cells = 100;
constexpr std::size_t longest_cell = 8'000;

/// What Windows-1254 has at 0x80 to 0x9F; 0 where it has nothing. (unicode.org, CP1254.TXT)
constexpr std::array<char16_t, 32> upper_controls {0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6,
    0x2030, 0x0160, 0x2039, 0x0152, 0, 0, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0, 0, 0x0178};

char16_t letter_of(unsigned char byte)
{
    switch (byte) {
    case 0xD0:
        return 0x011E;
    case 0xDD:
        return 0x0130;
    case 0xDE:
        return 0x015E;
    case 0xF0:
        return 0x011F;
    case 0xFD:
        return 0x0131;
    case 0xFE:
        return 0x015F;
    default:
        break;
    }
    if (byte < 0x80 || byte >= 0xA0) return byte;
    auto const letter = upper_controls[byte - 0x80U];
    return letter == 0 ? char16_t {0xFFFD} : letter;
}

base::Refusal refused_at(std::int64_t line, std::string code)
{
    return base::invalid(std::to_string(line), std::move(code));
}

/// The sign that divides fields: the one that the first line has most of, outside quotes.
char divider_of(std::string_view text)
{
    std::array<std::size_t, 3> counts {};
    constexpr std::string_view dividers = ",;\t";
    bool quoted = false;
    for (char const sign : text) {
        if (sign == '"') quoted = !quoted;
        if (!quoted && sign == '\n') break;
        auto const which = dividers.find(sign);
        if (!quoted && which != std::string_view::npos) ++counts[which];
    }
    return dividers[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

/// Walks the text once, field by field.
class Walk {
public:
    Walk(std::string_view text, char divider)
        : text_ {text}
        , divider_ {divider}
    {
    }

    bool ended() const { return at_ >= text_.size(); }

    base::Result<CsvRow> row()
    {
        CsvRow row {.line = line_};
        for (bool more = true; more;) {
            auto cell = TRY(text_.substr(at_, 1) == "\"" ? quoted() : plain());
            if (cell.size() > longest_cell) return refused_at(row.line, "cell_too_long");
            row.cells.push_back(std::move(cell));
            if (row.cells.size() > most_cells) return refused_at(row.line, "too_many_cells");
            more = !ended() && text_[at_] == divider_;
            if (more) ++at_;
        }
        if (text_.substr(at_, 1) == "\r") ++at_;
        if (text_.substr(at_, 1) == "\n") ++at_;
        ++line_;
        return row;
    }

private:
    base::Result<std::string> plain()
    {
        auto const begin = at_;
        while (!ended() && text_[at_] != divider_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
        return std::string {text_.substr(begin, at_ - begin)};
    }

    base::Result<std::string> quoted()
    {
        auto const begun = line_;
        std::string cell;
        for (++at_; !ended(); ++at_) {
            if (text_[at_] == '\n') ++line_;
            if (text_[at_] != '"') {
                cell += text_[at_];
                continue;
            }
            if (text_.substr(at_ + 1, 1) != "\"") break;
            cell += '"';
            ++at_;
        }
        if (ended()) return refused_at(begun, "quote_open");
        ++at_;
        // What stands after a closing quote by mistake belongs to the field.
        auto const rest = plain();
        return cell + *rest;
    }

    std::string_view text_;
    char divider_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;
};

bool is_blank(CsvRow const& row)
{
    return std::ranges::all_of(
        row.cells, [](std::string const& cell) { return cell.find_first_not_of(" \t") == std::string::npos; });
}

} // namespace

std::string from_windows_1254(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size());
    for (char const byte : bytes) {
        auto const letter = letter_of(static_cast<unsigned char>(byte));
        if (letter < 0x80) {
            text += static_cast<char>(letter);
        } else if (letter < 0x800) {
            text += static_cast<char>(0xC0 | (letter >> 6));
            text += static_cast<char>(0x80 | (letter & 0x3F));
        } else {
            text += static_cast<char>(0xE0 | (letter >> 12));
            text += static_cast<char>(0x80 | ((letter >> 6) & 0x3F));
            text += static_cast<char>(0x80 | (letter & 0x3F));
        }
    }
    return text;
}

base::Result<std::vector<CsvRow>> read_csv(std::string_view bytes)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
    if (bytes.find('\0') != std::string_view::npos || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return refused_at(1, "not_text");
    std::string decoded;
    if (!web::is_utf8(bytes)) bytes = decoded = from_windows_1254(bytes);
    std::vector<CsvRow> rows;
    for (Walk walk {bytes, divider_of(bytes)}; !walk.ended();) {
        auto row = TRY(walk.row());
        if (is_blank(row)) continue;
        if (rows.size() > most_rows) return refused_at(row.line, "too_many_rows");
        rows.push_back(std::move(row));
    }
    if (rows.empty()) return refused_at(1, "file_empty");
    return rows;
}

std::string csv_cell(std::string_view text)
{
    std::string cell {text};
    // A spreadsheet would run these as formulas (CWE-1236).
    if (!cell.empty() && std::string_view {"=+-@\t\r"}.find(cell.front()) != std::string_view::npos)
        cell.insert(0, "'");
    if (cell.find_first_of(",;\t\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (char const sign : cell) {
        if (sign == '"') quoted += '"';
        quoted += sign;
    }
    return quoted + '"';
}

} // namespace imports
