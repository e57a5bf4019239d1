#pragma once

#include "base/result.h"
#include "platform/machines.h"
#include "platform/storage/database.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace app {

/// A room whose things can be found.
struct Searchable {
    /// Puts the next things after this id into the index, at most so many; the last one's id, nothing when there are no more.
    std::function<std::optional<std::int64_t>(
        platform::Tx& tx, platform::Search const& search, std::int64_t after, int limit)>
        put_after;
    std::function<std::int64_t(platform::Tx& tx)> count; ///< how many ought to be found
};

/// Every room that has such things (wiring.cpp).
std::vector<Searchable> all_searchables();

/// Empties the index and puts everything into it again, a few hundred things in a transaction: after rows were written
/// without their events (an example, a fill, a restored backup), and lets the database look at what it holds now. Gives how many
/// there are then.
std::int64_t rebuild_search(platform::Machines& machines);

/// The round "app.search_rules": when the index was made by rules older than this program's (filters, kinds of things), every thing
/// is put again, a few in a transaction, while the site goes on. Run twice it does nothing the second time.
base::Result<base::Done> follow_search_rules(platform::Machines& machines, std::string_view payload);

/// What is in the index, and what ought to be.
struct SearchSize {
    std::int64_t found = 0;
    std::int64_t wanted = 0;
};
SearchSize search_size(platform::Tx& tx, platform::Search const& search);

} // namespace app
