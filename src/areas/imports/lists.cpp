#include "areas/imports/lists.h"

#include "areas/imports/csv.h"
#include "areas/imports/masked.h"
#include "areas/people/people.h"
#include "platform/i18n/fold.h"
#include "platform/mail/mail_address.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_set>

namespace imports {

namespace {

/// A column and what people call it, folded.
struct Column {
    std::string_view name;
    std::array<std::string_view, 6> called;
};

constexpr std::array<Column, 8> people_columns {{
    {"name", {"name", "full name", "ad soyad", "adi soyadi", "isim", "ad"}},
    {"address", {"address", "email", "e-mail", "eposta", "e-posta", "adres"}},
    {"subject", {"subject", "subjects", "brans", "ders", "alan", ""}},
    {"grades", {"grades", "grade", "sinif", "siniflar", "duzey", ""}},
    {"school", {"school", "okul", "kurum", "", "", ""}},
    {"place", {"place", "province", "yer", "il", "ilce", "sehir"}},
    {"language", {"language", "dil", "", "", "", ""}},
    {"circle", {"circle", "cember", "", "", "", ""}},
}};

constexpr std::array<Column, 7> circle_columns {{
    {"name", {"name", "circle", "ad", "cember", "cember adi", ""}},
    {"purpose", {"purpose", "question", "amac", "soru", "aciklama", ""}},
    {"subject", {"subject", "brans", "ders", "alan", "", ""}},
    {"grade", {"grade", "grades", "sinif", "duzey", "", ""}},
    {"language", {"language", "dil", "", "", "", ""}},
    {"audience", {"audience", "readers", "kim okur", "okuyanlar", "", ""}},
    {"host", {"host", "host address", "ev sahibi", "yuruten", "kolaylastirici", ""}},
}};

std::string trimmed(std::string_view text)
{
    auto const begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return std::string {text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1)};
}

/// The heading read once; cells are asked for by the column's name.
class Table {
public:
    Table(std::span<Column const> columns, CsvRow const& heading)
    {
        for (auto const& cell : heading.cells) {
            auto const folded = platform::folded(trimmed(cell));
            auto const known = std::ranges::find_if(columns, [&](Column const& column) {
                return !folded.empty() && std::ranges::find(column.called, folded) != column.called.end();
            });
            names_.push_back(known == columns.end() ? std::string_view {} : known->name);
        }
    }

    bool has(std::string_view name) const { return std::ranges::find(names_, name) != names_.end(); }

    std::string cell(CsvRow const& row, std::string_view name) const
    {
        auto const column = static_cast<std::size_t>(std::ranges::find(names_, name) - names_.begin());
        return column < row.cells.size() && column < names_.size() ? trimmed(row.cells[column]) : std::string {};
    }

private:
    std::vector<std::string_view> names_ {};
};

bool names_an_identity(CsvRow const& row)
{
    return std::ranges::any_of(row.cells, [](std::string const& cell) { return holds_identity_number(cell); });
}

/// "tr" for "tr", "Türkçe" and "Turkish"; nothing for what this program may not speak.
std::string language_of(std::string_view text)
{
    auto const folded = platform::folded(text);
    if (folded == "turkce" || folded == "turkish") return "tr";
    if (folded == "ingilizce" || folded == "english") return "en";
    return people::is_language(folded) ? folded : std::string {};
}

PersonRow person_of(Table const& table, CsvRow const& row)
{
    return {.name = table.cell(row, "name"),
        .address = table.cell(row, "address"),
        .language = language_of(table.cell(row, "language")),
        .circle = platform::folded(table.cell(row, "circle")).empty() ? std::string {}
                                                                      : platform::slug(table.cell(row, "circle"))};
}

std::string fault_of(PersonRow const& person, CsvRow const& row)
{
    if (names_an_identity(row)) return "identity_number";
    if (person.address.empty()) return "no_address";
    return platform::plausible_address(person.address) ? std::string {} : "not_an_address";
}

base::Audience audience_of(std::string_view text)
{
    auto const folded = platform::folded(text);
    if (folded == "everyone" || folded == "public" || folded == "herkes") return base::Audience::everyone;
    if (folded == "private" || folded == "circles" || folded == "ozel") return base::Audience::circles;
    return base::Audience::members;
}

/// A code as it stands, or the first whose word in the language of the page it is.
std::string code_of(
    std::string_view text, std::span<std::string_view const> codes, std::string (*words)(std::string_view))
{
    auto const folded = platform::folded(text);
    if (folded.empty()) return {};
    auto const found = std::ranges::find_if(
        codes, [&](std::string_view code) { return code == folded || platform::folded(words(code)) == folded; });
    return found == codes.end() ? std::string {} : std::string {*found};
}

CircleRow circle_of(Table const& table, CsvRow const& row)
{
    CircleRow circle {.language = language_of(table.cell(row, "language")), .host = table.cell(row, "host")};
    circle.words.name = table.cell(row, "name");
    circle.words.purpose = table.cell(row, "purpose");
    circle.words.audience = audience_of(table.cell(row, "audience"));
    circle.words.subject = code_of(table.cell(row, "subject"), people::subject_codes, people::subject_words);
    circle.words.grade = code_of(table.cell(row, "grade"), people::grade_codes, people::grade_words);
    return circle;
}

std::string fault_of(CircleRow const& circle, CsvRow const& row)
{
    if (names_an_identity(row)) return "identity_number";
    if (circle.words.name.empty()) return "no_name";
    if (circle.words.purpose.empty()) return "no_purpose";
    if (circle.words.name.size() > 4 * circles::name_limit || circle.words.purpose.size() > 4 * circles::purpose_limit)
        return "too_long";
    return circle.host.empty() || platform::plausible_address(circle.host) ? std::string {} : "not_an_address";
}

Entry entry_of(PersonRow const& person)
{
    return {.key = platform::email_folded(person.address), .title = person.name, .who = person.address};
}

Entry entry_of(CircleRow const& circle)
{
    return {.key = circles::slug_of(circle.words.name), .title = circle.words.name, .who = circle.host};
}

template <class Row>
ListOf<Row> listed(Table const& table, std::span<CsvRow const> rows, Row (*read)(Table const&, CsvRow const&))
{
    ListOf<Row> list;
    std::unordered_set<std::string> seen;
    for (auto const& row : rows) {
        auto one = read(table, row);
        auto entry = entry_of(one);
        entry.place = std::to_string(row.line);
        entry.left_out = fault_of(one, row);
        entry.begin = list.rows.size();
        if (entry.left_out.empty() && !seen.insert(entry.key).second) entry.left_out = "twice_in_the_file";
        list.contents.entries.push_back(std::move(entry));
        list.rows.push_back(std::move(one));
    }
    return list;
}

} // namespace

base::Result<ListOf<PersonRow>> read_people(std::string_view bytes)
{
    auto const rows = TRY(read_csv(bytes));
    Table const table {people_columns, rows.front()};
    if (!table.has("address")) return base::invalid("1", "no_column_address");
    return listed<PersonRow>(table, std::span {rows}.subspan(1), person_of);
}

base::Result<ListOf<CircleRow>> read_circle_list(std::string_view bytes)
{
    auto const rows = TRY(read_csv(bytes));
    Table const table {circle_columns, rows.front()};
    if (!table.has("name") || !table.has("purpose")) return base::invalid("1", "no_column_name");
    return listed<CircleRow>(table, std::span {rows}.subspan(1), circle_of);
}

} // namespace imports
