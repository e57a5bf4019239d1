#include "platform/i18n/places_table.h"

#include "platform/i18n/fold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace platform {

namespace {

constexpr std::uint32_t town_population = 15'000;

// Where GeoNames' seat does not tell the province's name, or goes by an old one.
struct Correction {
    std::int32_t id;
    std::string_view province;
    std::string_view seat;
};
constexpr std::array corrections {
    Correction {323779, "Hatay", "Antakya"},
    Correction {745028, "Kocaeli", "İzmit"},
    Correction {752850, "Sakarya", "Adapazarı"},
    Correction {750225, "Büyükçekmece", "Büyükçekmece"},
    Correction {749748, "Çankırı", "Çankırı"},
    Correction {746425, "Gümüşhane", "Gümüşhane"},
};

struct Line {
    std::int32_t id = 0;
    std::string_view name;
    std::string_view country;
    std::string_view admin;
    std::uint32_t population = 0;
    std::string_view feature;
    float latitude = 0;
    float longitude = 0;
};

template <class Number>
bool read_number(std::string_view text, Number& number)
{
    auto const end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc {} && read.ptr == end;
}

Line line_in(std::string_view text, std::size_t line_number)
{
    std::array<std::string_view, 8> columns;
    std::size_t count = 0;
    for (auto rest = text;; ++count) {
        auto const tab = rest.find('\t');
        if (count < columns.size()) columns[count] = rest.substr(0, tab);
        if (tab == rest.npos) break;
        rest.remove_prefix(tab + 1);
    }
    Line line {.name = columns[1], .country = columns[2], .admin = columns[3], .feature = columns[5]};
    bool const whole = count == 7 && read_number(columns[0], line.id) && !line.name.empty() && line.country.size() == 2
        && read_number(columns[4], line.population) && read_number(columns[6], line.latitude)
        && read_number(columns[7], line.longitude);
    if (!whole) throw std::invalid_argument {"places:" + std::to_string(line_number) + ": not a place"};
    return line;
}

bool is_kept(Line const& line)
{
    return line.feature == "PPLC" || line.feature == "PPLA" || line.feature == "PPLA2"
        || (line.population >= town_population && line.feature.starts_with("PPL") && line.feature != "PPLX");
}

PlaceKind kind_of(Line const& line)
{
    if (line.feature == "PPLA" || line.feature == "PPLC") return PlaceKind::province;
    return line.feature == "PPLA2" ? PlaceKind::district : PlaceKind::town;
}

class TableMaker {
public:
    explicit TableMaker(Places::Table& table)
        : table_ {table}
    {
        table_.province_of_region.push_back(-1);
    }

    void add(Line const& line)
    {
        auto const correction
            = std::find_if(corrections.begin(), corrections.end(), [&](auto const& one) { return one.id == line.id; });
        bool const right = correction == corrections.end();
        auto const seat = stored(right ? line.name : correction->seat);
        auto const name = right || correction->province == correction->seat ? seat : stored(correction->province);
        table_.rows.push_back({line.id, line.population, line.latitude, line.longitude, name, seat, region_of(line),
            kind_of(line), {line.country[0], line.country[1]}});
    }

    void finish()
    {
        std::sort(table_.rows.begin(), table_.rows.end(), [](auto const& a, auto const& b) { return a.id < b.id; });
        for (std::size_t i = 0; i < table_.rows.size(); ++i) settle_province(static_cast<std::int32_t>(i));
        for (std::size_t i = 0; i < table_.rows.size(); ++i) add_keys(static_cast<std::uint32_t>(i));
        std::sort(table_.keys.begin(), table_.keys.end(),
            [this](auto const& a, auto const& b) { return table_.fold_of(a) < table_.fold_of(b); });
        table_.rows.shrink_to_fit();
        table_.names.shrink_to_fit();
        table_.keys.shrink_to_fit();
        table_.folds.shrink_to_fit();
    }

private:
    std::uint32_t stored(std::string_view name)
    {
        auto const at = table_.names.size();
        table_.names += name;
        table_.names += '\0';
        return static_cast<std::uint32_t>(at);
    }

    // "00" is GeoNames' word for a place in no province.
    std::uint16_t region_of(Line const& line)
    {
        if (line.admin.empty() || line.admin == "00") return Places::Table::no_region;
        auto const next = static_cast<std::uint16_t>(table_.province_of_region.size());
        auto const [found, fresh] = regions_.emplace(std::string {line.country} + "." + std::string {line.admin}, next);
        if (fresh) table_.province_of_region.push_back(-1);
        return found->second;
    }

    // Where a capital and a seat share a province, the larger town stands for it and the other is a district.
    void settle_province(std::int32_t row)
    {
        auto& here = table_.rows[static_cast<std::size_t>(row)];
        if (here.kind != PlaceKind::province || here.region == Places::Table::no_region) return;
        auto& province = table_.province_of_region[here.region];
        if (province >= 0) {
            auto& other = table_.rows[static_cast<std::size_t>(province)];
            (other.population >= here.population ? here : other).kind = PlaceKind::district;
            if (other.kind == PlaceKind::province) return;
        }
        province = row;
    }

    void add_keys(std::uint32_t row)
    {
        auto const& here = table_.rows[row];
        add_key(row, here.name);
        if (here.seat != here.name) add_key(row, here.seat);
    }

    void add_key(std::uint32_t row, std::uint32_t name)
    {
        table_.keys.push_back({static_cast<std::uint32_t>(table_.folds.size()), row});
        table_.folds += folded(table_.names.data() + name);
        table_.folds += '\0';
    }

    Places::Table& table_;
    std::map<std::string, std::uint16_t> regions_;
};

} // namespace

Places::Table Places::Table::from(std::string_view text)
{
    Table table;
    TableMaker maker {table};
    for (std::size_t line_number = 1; !text.empty(); ++line_number) {
        auto const end = text.find('\n');
        auto const line = line_in(text.substr(0, end), line_number);
        if (is_kept(line)) maker.add(line);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    maker.finish();
    return table;
}

Places::Table::Row const* Places::Table::find(PlaceId id) const
{
    auto const at = std::lower_bound(
        rows.begin(), rows.end(), id.value, [](auto const& row, auto value) { return row.id < value; });
    return at == rows.end() || at->id != id.value ? nullptr : &*at;
}

Place Places::Table::place_at(Row const& row) const
{
    return {{row.id}, row.kind, names.data() + row.name, names.data() + row.seat, country_of(row), row.population,
        row.latitude, row.longitude};
}

} // namespace platform
