#include "areas/circles/adoption/adopt_circle.h"

#include "areas/circles/adoption/adoption_store.h"
#include "areas/circles/adoption/poll_store.h"
#include "areas/circles/circles.h"
#include "areas/circles/endings/life_store.h"
#include "areas/circles/membership_store.h"

namespace circles {

namespace {

/// Her place in the circle, saved and told.
Membership placed(platform::Context& cx, Membership membership, Standing to)
{
    auto const was = membership.standing;
    membership.standing = to;
    if (!is_inside(was)) membership.since = cx.clock.now();
    membership.words.clear();
    MembershipStore {cx.tx}.save(membership);
    cx.outbox.add(StandingChanged {membership.circle, membership.person, to, was, *cx.actor.person});
    return membership;
}

/// Hosts before become members, and may claim it back.
void step_back(platform::Context& cx, CircleId circle)
{
    MembershipStore people {cx.tx};
    AdoptionStore adoptions {cx.tx};
    adoptions.forget(circle);
    for (auto const& host : people.hosts_of(circle)) {
        adoptions.save({circle, host, *cx.actor.person, cx.clock.now()});
        placed(cx, people.of(circle, host), Standing::member);
    }
}

} // namespace

base::Result<Moved> adopt_circle(platform::Context& cx, std::string_view slug)
{
    auto seen = TRY(circle_seen(cx, slug));
    TRY(platform::require(may(cx.actor, Action::adopt, seen.circle, seen.mine.standing)));
    TRY(is_active(seen.circle));
    LifeStore lives {cx.tx};
    auto const life = TRY(adopted(lives.of(seen.circle.id), seen.circle, seen.mine.standing, cx.clock.now()));
    step_back(cx, seen.circle.id);
    auto const mine = placed(cx, seen.mine, Standing::host);
    lives.save(life);
    PollStore {cx.tx}.forget(seen.circle.id);
    cx.outbox.add(
        CircleTurned {.circle = seen.circle.id, .turn = Turn::adopted, .at = cx.clock.now(), .by = *cx.actor.person});
    return Moved {std::move(seen.circle), mine};
}

base::Result<Moved> reclaim_circle(platform::Context& cx, std::string_view slug)
{
    auto seen = TRY(circle_seen(cx, slug));
    TRY(platform::require(may(cx.actor, Action::reclaim, seen.circle, seen.mine.standing)));
    TRY(is_active(seen.circle));
    auto const id = seen.circle.id;
    LifeStore lives {cx.tx};
    auto const adoption = AdoptionStore {cx.tx}.of(id, *cx.actor.person);
    if (!adoption) return base::conflict("too_late_to_reclaim");
    auto const life = TRY(reclaimed(lives.of(id), cx.clock.now()));
    auto const other = MembershipStore {cx.tx}.of(id, adoption->adopted_by);
    if (other.standing == Standing::host) placed(cx, other, Standing::member);
    auto const mine = placed(cx, seen.mine, Standing::host);
    lives.save(life);
    AdoptionStore {cx.tx}.forget(id);
    cx.outbox.add(CircleTurned {.circle = id,
        .turn = Turn::reclaimed,
        .at = cx.clock.now(),
        .by = *cx.actor.person,
        .from = adoption->adopted_by});
    return Moved {std::move(seen.circle), mine};
}

} // namespace circles
