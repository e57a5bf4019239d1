#include "areas/circles/come_and_go.h"

#include "areas/circles/care/duty_store.h"
#include "areas/circles/circles.h"
#include "areas/circles/membership_store.h"
#include "areas/people/people.h"

namespace circles {

namespace {

Moved saved(platform::Context& cx, Circle circle, Membership membership)
{
    MembershipStore store {cx.tx};
    auto const was = store.of(circle.id, membership.person);
    store.save(membership);
    if (membership.duty != was.duty)
        DutyStore {cx.tx}.begin(cx.ids.make<TurnId>(), circle.id, membership.person, membership.duty, cx.clock.now());
    cx.outbox.add(StandingChanged {circle.id, membership.person, membership.standing, was.standing, *cx.actor.person});
    return {std::move(circle), std::move(membership)};
}

/// The circle and somebody in it, for an actor who may do this to its people.
base::Result<Moved> found(platform::Context& cx, std::string_view slug, base::PersonId person, Action action)
{
    auto seen = TRY(circle_seen(cx, slug));
    TRY(platform::require(may(cx.actor, action, seen.circle, seen.mine.standing)));
    TRY(is_itself(seen.circle));
    auto membership = MembershipStore {cx.tx}.of(seen.circle.id, person);
    if (membership.standing == Standing::none) return base::not_found();
    return Moved {std::move(seen.circle), std::move(membership)};
}

/// The membership of somebody who leaves or is taken out.
base::Result<Membership> out_of(platform::Context& cx, Membership const& membership, Standing to)
{
    MembershipStore store {cx.tx};
    return gone(membership, to, store.hosts(membership.circle), store.inside(membership.circle), cx.clock.now());
}

} // namespace

base::Result<Moved> join_circle(platform::Context& cx, std::string_view slug, std::string const& words)
{
    auto seen = TRY(circle_seen(cx, slug));
    TRY(platform::require(may(cx.actor, Action::join, seen.circle, seen.mine.standing), base::Reason::conflict));
    TRY(is_active(seen.circle));
    auto membership = TRY(come_in(seen.circle, seen.mine, cx.clock.now()));
    membership.words = membership.standing == Standing::asks ? words : std::string {};
    return saved(cx, std::move(seen.circle), std::move(membership));
}

base::Result<Moved> leave_circle(platform::Context& cx, std::string_view slug)
{
    auto seen = TRY(circle_seen(cx, slug));
    TRY(platform::require(may(cx.actor, Action::leave, seen.circle, seen.mine.standing)));
    TRY(is_itself(seen.circle));
    auto membership = TRY(out_of(cx, seen.mine, Standing::left));
    return saved(cx, std::move(seen.circle), std::move(membership));
}

base::Result<Moved> invite_person(platform::Context& cx, std::string_view slug, std::string_view person_slug)
{
    auto seen = TRY(circle_seen(cx, slug));
    TRY(platform::require(may(cx.actor, Action::invite, seen.circle, seen.mine.standing)));
    TRY(is_active(seen.circle));
    auto const person = people::person_with_slug(cx, person_slug);
    if (!person) {
        return base::Refusal {
            .reason = base::Reason::invalid, .code = "invalid", .problems = {{"person", "nobody_of_that_name"}}};
    }
    auto membership = MembershipStore {cx.tx}.of(seen.circle.id, person->id);
    bool const host = seen.mine.standing == Standing::host;
    bool const may_ask = membership.standing == Standing::none || membership.standing == Standing::left
        || (membership.standing == Standing::out && host);
    // Who asks to come is let in by a host; who is here or was asked already is left as she is.
    if (!may_ask) return Moved {std::move(seen.circle), std::move(membership)};
    membership.standing = Standing::invited;
    membership.asked_by = *cx.actor.person;
    membership.since = cx.clock.now();
    return saved(cx, std::move(seen.circle), std::move(membership));
}

base::Result<Moved> let_in(platform::Context& cx, std::string_view slug, base::PersonId person)
{
    auto moved = TRY(found(cx, slug, person, Action::let_in));
    TRY(is_active(moved.circle));
    if (moved.membership.standing != Standing::asks) return base::not_found();
    moved.membership.standing = Standing::member;
    moved.membership.since = cx.clock.now();
    moved.membership.words.clear();
    return saved(cx, std::move(moved.circle), std::move(moved.membership));
}

base::Result<Moved> turn_away(platform::Context& cx, std::string_view slug, base::PersonId person)
{
    auto moved = TRY(found(cx, slug, person, Action::let_in));
    if (moved.membership.standing != Standing::asks) return base::not_found();
    moved.membership.standing = Standing::none;
    return saved(cx, std::move(moved.circle), std::move(moved.membership));
}

base::Result<Place> Place::from(web::Fields& fields)
{
    Place place;
    place.host = fields.ticked("host");
    place.duty = fields.one_of("duty", duties).value_or(Duty::none);
    return fields.or_problems(place);
}

base::Result<Moved> give_place(platform::Context& cx, std::string_view slug, base::PersonId person, Place const& place)
{
    auto moved = TRY(found(cx, slug, person, Action::host));
    auto& membership = moved.membership;
    if (!membership.inside()) return base::not_found();
    if (membership.standing == Standing::host && !place.host && MembershipStore {cx.tx}.hosts(moved.circle.id) == 1)
        return base::Refusal {.reason = base::Reason::conflict, .code = "circle_last_host"};
    membership.standing = place.host ? Standing::host : Standing::member;
    membership.duty = place.duty;
    return saved(cx, std::move(moved.circle), std::move(moved.membership));
}

base::Result<Moved> take_out(platform::Context& cx, std::string_view slug, base::PersonId person)
{
    auto moved = TRY(found(cx, slug, person, Action::host));
    auto membership = TRY(out_of(cx, moved.membership, Standing::out));
    return saved(cx, std::move(moved.circle), std::move(membership));
}

base::Result<Moved> want_less(platform::Context& cx, std::string_view slug, bool less)
{
    auto seen = TRY(circle_seen(cx, slug));
    if (!seen.mine.inside()) return base::not_found();
    TRY(is_itself(seen.circle));
    seen.mine.less = less;
    MembershipStore {cx.tx}.save(seen.mine);
    return Moved {std::move(seen.circle), std::move(seen.mine)};
}

base::Result<Circle> want_less(platform::Context& cx, CircleId id, bool less)
{
    auto circle = TRY(CircleStore {cx.tx}.find(id));
    // A letter of the time before two circles became one.
    if (circle.state == State::merged && circle.merged_into)
        circle = TRY(CircleStore {cx.tx}.find(*circle.merged_into));
    return TRY(want_less(cx, circle.slug, less)).circle;
}

} // namespace circles
