#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The gazetteer: where people and practices are, at the level of a province or a district, never of a school.
// It is read from a text of lines of eight columns divided by tabs, all from GeoNames:
//   id name country admin-code population feature-code latitude longitude
// To be said wherever places are offered (CC BY 4.0).
// GeoNames has no names of provinces here. A province goes by its seat (PPLA or PPLC), corrected where the two differ.
namespace platform {

/// GeoNames' number of a place. Stored and sent as it is, for others know it too.
struct PlaceId {
    std::int64_t value = 0;
    auto operator<=>(PlaceId const&) const = default;
};

enum class PlaceKind { province, district, town };

struct Place {
    PlaceId id;
    PlaceKind kind = PlaceKind::town;
    std::string_view name;    ///< a province's own name, as in "Hatay"
    std::string_view seat;    ///< the town it goes by, as in "Antakya"; the name again where they agree
    std::string_view country; ///< ISO 3166, two letters
    std::int64_t population = 0;
    double latitude = 0;
    double longitude = 0;
};

struct Country {
    std::string code; ///< ISO 3166, two letters
    std::string name; ///< in the language asked for
};

/// Reads once, then answers any thread. The names it gives live as long as it does.
class Places {
public:
    struct Table; ///< known to places_table.h alone

    /// Keeps provinces, seats of districts, and towns of 15,000 people or more. Throws std::invalid_argument, with
    /// the line, for a text that is not such a table.
    explicit Places(std::string_view table);
    ~Places();
    Places(Places&&) noexcept;

    std::optional<Place> find(PlaceId id) const;

    /// The name for readers of a language: Istanbul is İstanbul in Turkish.
    std::string_view name_in(std::string_view language, Place const& place) const;

    /// Every country with a place in it, sorted as the language sorts.
    std::vector<Country> countries(std::string_view language) const;
    /// The provinces of a country, sorted as the language sorts.
    std::vector<Place> provinces(std::string_view country, std::string_view language) const;
    /// Districts and towns of the province, sorted as the language sorts; its seat is the province itself.
    std::vector<Place> districts(PlaceId province, std::string_view language) const;
    /// The province a place lies in; a province lies in itself. Nothing where GeoNames names no seat.
    std::optional<Place> province_of(PlaceId id) const;

    /// Places whose folded name begins like the text: those of the country first (if one is given), then by people.
    std::vector<Place> beginning_with(std::string_view text, std::size_t at_most, std::string_view country = {}) const;

    /// The provinces nearest to a place in its country, the nearest first, without its own.
    std::vector<Place> neighbours(PlaceId id, std::size_t at_most) const;

private:
    std::unique_ptr<Table const> table_;
};

/// The name of a country, for example "TR", in a language; the code itself if nobody knows it.
std::string country_name(std::string_view code, std::string_view language);

/// The one gazetteer of this program, named once before the first page; empty in tests that name none.
Places const& gazetteer();
void set_gazetteer(Places const& places);

/// A place as a page says it to the reader of this thread: "Muş", "Varto, Muş"; empty for one nobody knows.
std::string place_words(std::int64_t place);

/// Along the great circle, in kilometres (haversine, mean radius of the earth).
double distance_km(Place const& one, Place const& other);

} // namespace platform
