#include "app/search_index.h"

#include "platform/search/search.h"
#include "platform/settings/settings.h"
#include "platform/storage/write.h"

namespace app {

namespace {

constexpr int things_a_turn = 500;
constexpr int things_beside_others = 20; ///< while people write too

/// Raised whenever rooms say more, or something else, of their things: the index follows at the next start.
constexpr std::string_view rules = "2";
constexpr std::string_view rules_setting = "search.rules";

bool follows_the_rules(platform::Machines& machines)
{
    auto const lease = machines.database.read();
    return machines.settings.now(lease->tx())->text(rules_setting) == rules;
}

void note_the_rules(platform::Machines& machines)
{
    platform::write(machines.database, [&](platform::Tx& tx) { machines.settings.set(tx, rules_setting, rules); });
    machines.settings.forget();
}

} // namespace

base::Result<base::Done> follow_search_rules(platform::Machines& machines, std::string_view)
{
    if (follows_the_rules(machines)) return base::Done {};
    for (auto const& searchable : all_searchables()) {
        for (std::optional<std::int64_t> last = 0; last;) {
            platform::write(machines.database, [&, after = *last](platform::Tx& tx) {
                last = searchable.put_after(tx, machines.search, after, things_beside_others);
            });
        }
    }
    note_the_rules(machines);
    return base::Done {};
}

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
    note_the_rules(machines);
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
