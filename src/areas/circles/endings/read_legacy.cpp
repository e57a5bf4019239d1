#include "areas/circles/endings/read_legacy.h"

#include "areas/circles/circles.h"
#include "areas/circles/decisions/decision_store.h"
#include "areas/circles/endings/legacy_store.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/talk/thread_store.h"

#include <algorithm>

namespace circles {

namespace {

constexpr int threads_looked_at = 40;
constexpr std::size_t threads_of_a_kind = 5;
constexpr int decisions_shown = 12;
constexpr int people_shown = 60;

void add_threads(LegacyView& view, platform::Tx& tx)
{
    for (auto& thread : ThreadStore {tx}.worth_reading(view.circle.id, threads_looked_at)) {
        auto& list = thread.kind == Talk::success ? view.worked
            : thread.kind == Talk::failure        ? view.failed
                                                  : view.answered;
        if (list.size() < threads_of_a_kind) list.push_back(std::move(thread));
    }
}

/// Members of the network see who was here. Strangers see those who show something of themselves to anyone; the others are
/// counted.
void add_people(LegacyView& view, platform::Reading const& reading)
{
    auto people = MembershipStore {reading.tx}.people_of(view.circle.id, 0, people_shown);
    std::vector<base::PersonId> ids {view.legacy.author};
    for (auto const& one : people) ids.push_back(one.person);
    if (!reading.actor.is_member()) {
        auto const known = people::people_of(reading.tx, ids);
        auto const hides = [&](base::PersonId id) {
            auto const found = known.find(id);
            return found == known.end() || !people::shows_something_to_anyone(found->second);
        };
        std::erase_if(people, [&](Membership const& one) { return hides(one.person); });
        std::erase_if(ids, hides);
    }
    view.people = std::move(people);
    view.names = people::names_of(reading.tx, ids);
}

} // namespace

base::Result<LegacyView> view_legacy(platform::Reading const& reading, std::string_view slug)
{
    auto seen = TRY(circle_seen(reading, slug));
    TRY(platform::require_view(may(reading.actor, Action::read_inside, seen.circle, seen.mine.standing)));
    if (seen.circle.state != State::closed) return base::not_found();
    LegacyView view {.circle = std::move(seen.circle), .mine = std::move(seen.mine), .now = reading.clock.now()};
    auto& tx = reading.tx;
    view.legacy = LegacyStore {tx}.of(view.circle.id).value_or(Legacy {.circle = view.circle.id});
    view.members = CircleStore {tx}.members(view.circle.id);
    add_people(view, reading);
    add_threads(view, tx);
    view.decisions = DecisionStore {tx}.counted_of(view.circle.id, decisions_shown);
    if (view.circle.need && needs::need_seen(reading, *view.circle.need)) {
        auto const listed = needs::needs_of(tx, {&*view.circle.need, 1});
        if (auto const found = listed.find(*view.circle.need); found != listed.end()) view.need = found->second;
    }
    return view;
}

} // namespace circles
