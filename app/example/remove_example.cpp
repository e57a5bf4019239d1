#include "app/example/example.h"
#include "areas/circles/remove_circles.h"
#include "areas/needs/needs.h"
#include "areas/people/people.h"
#include "platform/jobs/write_job.h"
#include "platform/settings/settings.h"
#include "platform/storage/database.h"
#include "platform/storage/write.h"

#include <set>

namespace app::example {

namespace {

/// A write of its own for each thing, so that a site that serves goes on serving.
void remove_circles_of(platform::Machines& machines, base::PersonId person)
{
    while (auto const circle = circles::any_circle_of(machines.database.read()->tx(), person))
        platform::write_as_job(machines, [&](platform::Context& cx) { circles::remove_circle(cx, *circle); });
}

needs::Removed remove_needs_of(
    platform::Machines& machines, base::PersonId person, std::set<base::PersonId> const& invented)
{
    needs::Removed sum;
    for (;;) {
        auto const need = needs::any_need_of(machines.database.read()->tx(), person);
        if (!need) return sum;
        needs::Removed removed;
        platform::write_as_job(machines, [&](platform::Context& cx) {
            circles::let_go_of_need(cx, *need);
            removed = needs::remove_need(cx, *need, invented);
        });
        sum += removed;
    }
}

} // namespace

base::Result<Gone> remove(platform::Machines& machines)
{
    auto const people = people::people_with_addresses_ending(machines.database.read()->tx(), domain);
    if (people.empty()) return base::conflict("example_not_loaded");
    std::set<base::PersonId> const invented {people.begin(), people.end()};
    Gone gone {.people = static_cast<std::int64_t>(people.size())};
    for (auto const& person : people) remove_circles_of(machines, person);
    for (auto const& person : people) gone.words += remove_needs_of(machines, person, invented);
    for (auto const& person : people) {
        needs::Removed removed;
        platform::write_as_job(machines, [&](platform::Context& cx) {
            circles::remove_words_of(cx, person);
            removed = needs::remove_words_of(cx, person);
            people::remove_invented(cx, person);
        });
        gone.words += removed;
    }
    platform::write(machines.database, [&](platform::Tx& tx) { machines.settings.set(tx, "example.loaded", "no"); });
    machines.settings.forget();
    return gone;
}

} // namespace app::example
