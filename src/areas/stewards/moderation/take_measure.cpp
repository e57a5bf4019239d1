#include "areas/stewards/moderation/take_measure.h"

#include "areas/circles/circles.h"
#include "areas/needs/needs.h"
#include "areas/people/people.h"
#include "areas/stewards/may.h"
#include "areas/stewards/moderation/log.h"
#include "areas/stewards/moderation/measure_store.h"
#include "areas/stewards/stewards.h"
#include "platform/trust/trust.h"

namespace stewards {

namespace {

base::Result<base::Done> hide(platform::Context& cx, MeasureWish const& wish)
{
    if (wish.thing_kind == Kind::need) TRY(needs::hide_need(cx, needs::NeedId {wish.thing}, wish.reason));
    if (wish.thing_kind == Kind::reply) TRY(needs::hide_reply(cx, needs::ReplyId {wish.thing}));
    if (wish.thing_kind == Kind::post) TRY(circles::hide_reported_post(cx, circles::PostId {wish.thing}));
    return base::Done {};
}

/// Stewards are not limited: whoever looks after the network must be able to write.
base::Result<base::Done> limit(platform::Context& cx, Measure const& measure)
{
    auto const person = TRY(people::person_of(cx.tx, measure.about));
    TRY(platform::require(may(cx.actor, people::Action::suspend, person)));
    platform::limit_writing(cx.tx, measure.about, measure.until);
    return base::Done {};
}

base::Result<base::Done> carry_out(platform::Context& cx, MeasureWish const& wish, Measure const& measure)
{
    switch (wish.kind) {
    case MeasureKind::warned:
        break;
    case MeasureKind::hidden:
        return hide(cx, wish);
    case MeasureKind::limited:
        return limit(cx, measure);
    case MeasureKind::suspended:
        TRY(people::suspend(cx, wish.about, wish.reason));
        break;
    }
    return base::Done {};
}

/// Whoever let her back without deciding about the appeal has given her right.
void end_appeal(platform::Context& cx, MeasureId measure)
{
    MeasureStore store {cx.tx};
    auto appeal = store.appeal_of(measure);
    if (!appeal || appeal->outcome != AppealOutcome::open) return;
    appeal->outcome = AppealOutcome::upheld;
    appeal->decided_by = cx.actor.person;
    appeal->decided_at = cx.clock.now();
    store.save(*appeal);
    log_appeal_decided(cx, *appeal);
}

} // namespace

base::Result<Measure> take_measure(platform::Context& cx, MeasureWish const& wish)
{
    Measure measure {.id = cx.ids.make<MeasureId>(),
        .kind = wish.kind,
        .about = wish.about,
        .thing_kind = wish.thing_kind,
        .thing = wish.thing,
        .why = wish.why,
        .reason = wish.reason,
        .decided_by = *cx.actor.person,
        .decided_at = cx.clock.now()};
    if (wish.kind == MeasureKind::limited) measure.until = measure.decided_at + std::chrono::hours {24 * wish.days};
    TRY(carry_out(cx, wish, measure));
    MeasureStore {cx.tx}.save(measure);
    log_measure(cx, measure);
    cx.outbox.add(MeasureTaken {measure.id});
    return measure;
}

base::Result<Measure> undo_measure(platform::Context& cx, Measure measure)
{
    measure = TRY(undone(std::move(measure), *cx.actor.person, cx.clock.now()));
    MeasureStore {cx.tx}.save(measure);
    if (measure.kind == MeasureKind::limited) platform::limit_writing(cx.tx, measure.about, std::nullopt);
    if (measure.kind == MeasureKind::suspended) TRY(people::let_back(cx, measure.about));
    log_undoing(cx, measure);
    cx.outbox.add(MeasureUndone {measure.id});
    return measure;
}

base::Result<base::PersonId> suspend_member(platform::Context& cx, base::PersonId person, std::string_view reason)
{
    TRY(take_measure(cx,
        {.kind = MeasureKind::suspended,
            .about = person,
            .thing_kind = Kind::person,
            .thing = person.value,
            .reason = std::string {reason}}));
    return person;
}

base::Result<base::PersonId> let_member_back(platform::Context& cx, base::PersonId person)
{
    TRY(people::let_back(cx, person));
    for (auto& measure : MeasureStore {cx.tx}.about(person, 20)) {
        if (measure.kind != MeasureKind::suspended || measure.undone_at) continue;
        auto const over = measure.id;
        TRY(undo_measure(cx, std::move(measure)));
        end_appeal(cx, over);
    }
    return person;
}

base::Result<base::PersonId> trust_member(platform::Context& cx, base::PersonId id)
{
    auto const person = TRY(people::person_of(cx.tx, id));
    TRY(platform::require_view(may(cx.actor, people::Action::view, person)));
    TRY(platform::require(may(cx.actor, people::Action::suspend, person)));
    platform::trust_at_once(cx.tx, id, cx.clock.now());
    log_trust(cx, id);
    return id;
}

} // namespace stewards
