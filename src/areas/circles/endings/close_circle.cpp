#include "areas/circles/endings/close_circle.h"

#include "areas/circles/circles.h"
#include "areas/circles/endings/legacy_store.h"
#include "areas/circles/endings/life_store.h"
#include "platform/web/wording.h"

namespace circles {

namespace {

constexpr std::int64_t longest_renewal = 36; ///< months

base::Result<Seen> closable(platform::Reading const& reading, std::string_view slug, Action action)
{
    auto seen = TRY(circle_seen(reading, slug));
    TRY(platform::require(may(reading.actor, action, seen.circle, seen.mine.standing)));
    return seen;
}

void save_and_tell(platform::Context& cx, Circle const& circle, Turn turn)
{
    CircleStore {cx.tx}.save(circle);
    cx.outbox.add(CircleChanged {circle.id});
    cx.outbox.add(CircleTurned {.circle = circle.id, .turn = turn, .at = cx.clock.now(), .by = *cx.actor.person});
}

} // namespace

base::Result<Left> close_circle(platform::Context& cx, std::string_view slug, LegacyWords const& words)
{
    auto seen = TRY(closable(cx, slug, Action::close));
    auto circle = TRY(closed(std::move(seen.circle), cx.clock.now()));
    auto const legacy
        = with_words({.circle = circle.id, .author = *cx.actor.person, .closed_at = cx.clock.now()}, words);
    LegacyStore {cx.tx}.save(legacy);
    LifeStore {cx.tx}.save({.circle = circle.id, .look_at = never});
    if (circle.need) needs::note_circle_end(cx, *circle.need, circle.slug);
    save_and_tell(cx, circle, Turn::closed);
    return Left {std::move(circle), legacy};
}

base::Result<Circle> open_circle_again(platform::Context& cx, std::string_view slug)
{
    auto seen = TRY(closable(cx, slug, Action::close));
    auto circle = TRY(opened_again(std::move(seen.circle), cx.clock.now()));
    auto const now = cx.clock.now();
    LifeStore {cx.tx}.save({.circle = circle.id, .stirred_at = now, .look_at = now});
    if (circle.need) needs::take_back_circle_end(cx, *circle.need, circle.slug);
    save_and_tell(cx, circle, Turn::opened_again);
    return circle;
}

base::Result<Left> correct_legacy(platform::Context& cx, std::string_view slug, LegacyWords const& words)
{
    auto seen = TRY(closable(cx, slug, Action::edit));
    TRY(takes_corrections(seen.circle, cx.clock.now()));
    LegacyStore store {cx.tx};
    auto const now
        = store.of(seen.circle.id).value_or(Legacy {.circle = seen.circle.id, .closed_at = *seen.circle.closed_at});
    TRY(web::still_reads(words.seen, fields_of(now)));
    auto legacy = with_words(now, words);
    legacy.author = *cx.actor.person;
    legacy.corrected_at = cx.clock.now();
    store.save(legacy);
    return Left {std::move(seen.circle), legacy};
}

base::Result<Renewal> Renewal::from(web::Fields& fields)
{
    Renewal const renewal {.months = fields.number("months", 0, longest_renewal, web::Demand::required).value_or(0)};
    return fields.or_problems(renewal);
}

base::Result<Circle> renew_circle(platform::Context& cx, std::string_view slug, Renewal const& renewal)
{
    auto seen = TRY(closable(cx, slug, Action::edit));
    auto circle = TRY(renewed(std::move(seen.circle), renewal.months, cx.clock.now()));
    auto life = LifeStore {cx.tx}.of(circle.id);
    // Whoever says how long it shall go on has said that it goes on.
    life = stirred(life, seen.mine.standing, cx.clock.now());
    life.ending = EndStage::none;
    life.stirred_at = cx.clock.now();
    life.look_at = cx.clock.now();
    LifeStore {cx.tx}.save(life);
    save_and_tell(cx, circle, Turn::lively);
    return circle;
}

} // namespace circles
