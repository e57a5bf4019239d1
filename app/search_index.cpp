#include "app/search_index.h"

#include "platform/search/search.h"
#include "platform/storage/write.h"

namespace app {

namespace {

constexpr int things_a_turn = 500;

} // namespace

std::int64_t rebuild_search(platform::Machines& machines)
{
    platform::write(machines.database, [&](platform::Tx& tx) { machines.search.clear(tx); });
    for (auto const& searchable : all_searchables()) {
        for (std::optional<std::int64_t> last = 0; last;) {
            platform::write(machines.database, [&, after = *last](platform::Tx& tx) {
                last = searchable.put_after(tx, machines.search, after, things_a_turn);
            });
        }
    }
    machines.database.gather_statistics();
    return machines.search.size(machines.database.read()->tx());
}

SearchSize search_size(platform::Tx& tx, platform::Search const& search)
{
    SearchSize size {.found = search.size(tx)};
    for (auto const& searchable : all_searchables()) size.wanted += searchable.count(tx);
    return size;
}

} // namespace app
