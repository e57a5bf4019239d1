#pragma once

#include "app/site.h"

#include <cstdint>
#include <string>

namespace app {

/// How large a synthetic network is to be.
struct FillWish {
    std::int64_t people = 1000;
    std::int64_t needs = 2000;
    std::int64_t replies = 3000;
    std::int64_t me_toos = 7000;
    std::int64_t circles = 50;
    std::int64_t posts = 2500; ///< in threads of fifty
    std::uint64_t seed = 1;
};

/// Rows written to all tables, and how long it took.
struct Filled {
    std::int64_t rows = 0;
    double seconds = 0;
};

/// Writes a network for benchmarks through the rooms' stores: Zipf-distributed words in Turkish and English, some needs
/// loved by hundreds and most by few. The same wish gives the same rows; asked twice, nothing is added. No events are
/// told, so nobody gets a letter; the command rebuilds the search index after it.
Filled fill(platform::Database& database, FillWish const& wish);

/// Signs in the first people of a filled network: one token a line in a new file that only its owner can read.
void write_sessions(Site& site, FillWish const& wish, std::int64_t count, std::string const& path);

} // namespace app
