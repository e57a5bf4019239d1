#pragma once

#include "platform/i18n/places.h"

#include <map>

namespace platform {

/// What Places keeps: 41,000 of the world's places in under 3 MB, so names stand in one text and rows point into it.
struct Places::Table {
    static constexpr std::uint16_t no_region = 0;

    struct Row {
        std::int32_t id;
        std::uint32_t population;
        float latitude;
        float longitude;
        std::uint32_t name; ///< where it begins in names; it ends with a zero byte
        std::uint32_t seat;
        std::uint16_t region; ///< a province: a country's admin code
        PlaceKind kind;
        char country[2];
    };

    /// One folded name, for searching.
    struct Key {
        std::uint32_t fold; ///< where it begins in folds; it ends with a zero byte
        std::uint32_t row;
    };

    std::vector<Row> rows; ///< by id
    std::string names;
    std::vector<Key> keys; ///< by folded name
    std::string folds;
    std::vector<std::int32_t> province_of_region; ///< its row, or -1

    Row const* find(PlaceId id) const;
    Place place_at(Row const& row) const;
    std::string_view country_of(Row const& row) const { return {row.country, 2}; }
    std::string_view fold_of(Key const& key) const { return folds.data() + key.fold; }

    static Table from(std::string_view text);
};

} // namespace platform
