#include "platform/i18n/places.h"

#include "platform/i18n/fold.h"
#include "platform/i18n/language.h"
#include "platform/i18n/places_table.h"

#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>
#include <tuple>
#include <utility>

namespace platform {

namespace {

constexpr PlaceId istanbul {745044};

// Sorting by keys made once: comparing names anew each time would make them a dozen times over.
template <class Thing, class Name>
void sort_by_name(std::vector<Thing>& things, std::string_view language, Name name)
{
    std::vector<std::pair<std::string, std::size_t>> order;
    for (auto const& thing : things) order.emplace_back(sort_key(language, name(thing)), order.size());
    std::sort(order.begin(), order.end());
    std::vector<Thing> sorted;
    for (auto const& [key, at] : order) sorted.push_back(std::move(things[at]));
    things = std::move(sorted);
}

// GeoNames has some towns twice, as "Umraniye" and "Ümraniye": the seat of a district counts, then the larger.
void keep_one_of_each_name(std::vector<Place>& places)
{
    std::sort(places.begin(), places.end(), [](auto const& a, auto const& b) {
        return std::pair {a.kind, -a.population} < std::pair {b.kind, -b.population};
    });
    std::set<std::string> seen;
    std::erase_if(places, [&](auto const& place) { return !seen.insert(folded(place.name)).second; });
}

} // namespace

Places::Places(std::string_view table)
    : table_ {std::make_unique<Table const>(Table::from(table))}
{
}
Places::~Places() = default;
Places::Places(Places&&) noexcept = default;

std::optional<Place> Places::find(PlaceId id) const
{
    auto const* row = table_->find(id);
    if (row == nullptr) return std::nullopt;
    return table_->place_at(*row);
}

std::string_view Places::name_in(std::string_view language, Place const& place) const
{
    return place.id == istanbul && language == "tr" ? std::string_view {"İstanbul"} : place.name;
}

std::vector<Country> Places::countries(std::string_view language) const
{
    std::set<std::string_view> codes;
    for (auto const& row : table_->rows) codes.insert(table_->country_of(row));
    std::vector<Country> countries;
    for (auto const code : codes) countries.push_back({std::string {code}, country_name(code, language)});
    sort_by_name(countries, language, [](auto const& country) { return std::string_view {country.name}; });
    return countries;
}

std::vector<Place> Places::provinces(std::string_view country, std::string_view language) const
{
    std::vector<Place> places;
    for (auto const& row : table_->rows) {
        if (row.kind == PlaceKind::province && table_->country_of(row) == country)
            places.push_back(table_->place_at(row));
    }
    sort_by_name(places, language, [&](auto const& place) { return name_in(language, place); });
    return places;
}

std::vector<Place> Places::districts(PlaceId province, std::string_view language) const
{
    auto const* seat = table_->find(province);
    if (seat == nullptr || seat->kind != PlaceKind::province || seat->region == Table::no_region) return {};
    std::vector<Place> places;
    for (auto const& row : table_->rows) {
        if (row.region == seat->region && row.kind != PlaceKind::province) places.push_back(table_->place_at(row));
    }
    keep_one_of_each_name(places);
    sort_by_name(places, language, [&](auto const& place) { return name_in(language, place); });
    return places;
}

std::optional<Place> Places::province_of(PlaceId id) const
{
    auto const* row = table_->find(id);
    if (row == nullptr) return std::nullopt;
    if (row->kind == PlaceKind::province) return table_->place_at(*row);
    auto const province = table_->province_of_region[row->region];
    if (province < 0) return std::nullopt;
    return table_->place_at(table_->rows[static_cast<std::size_t>(province)]);
}

std::vector<Place> Places::beginning_with(std::string_view text, std::size_t at_most, std::string_view country) const
{
    auto const prefix = folded(text);
    auto const starts = [&](auto const& key) { return table_->fold_of(key).substr(0, prefix.size()); };
    auto const begin = std::lower_bound(table_->keys.begin(), table_->keys.end(), prefix,
        [&](auto const& key, auto const& wanted) { return starts(key) < wanted; });
    auto const end = std::find_if(begin, table_->keys.end(), [&](auto const& key) { return starts(key) != prefix; });
    std::vector<std::uint32_t> rows;
    if (!prefix.empty()) std::for_each(begin, end, [&](auto const& key) { rows.push_back(key.row); });
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    auto const wanted = std::min(at_most, rows.size());
    auto const rank = [&](std::uint32_t at) {
        auto const& row = table_->rows[at];
        return std::tuple {table_->country_of(row) != country, ~row.population, row.id};
    };
    std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(wanted), rows.end(),
        [&](auto a, auto b) { return rank(a) < rank(b); });
    rows.resize(wanted);
    std::vector<Place> found;
    for (auto const row : rows) found.push_back(table_->place_at(table_->rows[row]));
    return found;
}

std::vector<Place> Places::neighbours(PlaceId id, std::size_t at_most) const
{
    auto const here = find(id);
    auto const home = province_of(id);
    std::vector<Place> found;
    if (!here) return found;
    for (auto const& row : table_->rows) {
        bool const other = row.kind == PlaceKind::province && (!home || row.id != home->id.value);
        if (other && table_->country_of(row) == here->country) found.push_back(table_->place_at(row));
    }
    std::sort(found.begin(), found.end(), [&](auto const& a, auto const& b) {
        return std::pair {distance_km(*here, a), a.id} < std::pair {distance_km(*here, b), b.id};
    });
    found.resize(std::min(at_most, found.size()));
    return found;
}

std::string country_name(std::string_view code, std::string_view language)
{
    thread_local std::map<std::string, std::unique_ptr<icu::LocaleDisplayNames>, std::less<>> names_by_locale;
    auto const* known = language_named(language);
    std::string const locale {known == nullptr ? std::string_view {"en_GB"} : known->locale};
    auto& names = names_by_locale[locale];
    if (!names) names.reset(icu::LocaleDisplayNames::createInstance(icu::Locale {locale.c_str()}));
    icu::UnicodeString name;
    names->regionDisplayName(std::string {code}.c_str(), name);
    std::string bytes;
    return name.toUTF8String(bytes);
}

double distance_km(Place const& one, Place const& other)
{
    constexpr double mean_radius_km = 6371.0088;
    auto const radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    auto const height = std::sin(radians(other.latitude - one.latitude) / 2);
    auto const width = std::sin(radians(other.longitude - one.longitude) / 2);
    auto const a
        = height * height + std::cos(radians(one.latitude)) * std::cos(radians(other.latitude)) * width * width;
    return 2 * mean_radius_km * std::asin(std::sqrt(std::min(1.0, a)));
}

} // namespace platform
