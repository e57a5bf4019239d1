#include "areas/circles/adoption/adoption_web.h"

#include "areas/circles/adoption/adopt_circle.h"
#include "areas/circles/adoption/adoption_page.h"
#include "areas/circles/circle_json.h"
#include "areas/circles/circles.h"
#include "areas/circles/decisions/decision_page.h"
#include "areas/circles/endings/life_store.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/merging/led_on.h"
#include "areas/people/people.h"
#include "platform/web/request.h"

namespace circles {

namespace {

html::Url to_the_circle(Circle const& circle)
{
    return html::Url::to({"circles", circle.slug});
}

base::Result<PollAnswer> answer_in(web::Fields& fields)
{
    auto const answer = fields.one_of("answer", poll_answers, web::Demand::required);
    return fields.or_problems(answer.value_or(PollAnswer::going));
}

base::Json polled_json(Polled const& polled)
{
    return base::Json::object()
        .add("circle", polled.circle.slug)
        .add("answer", poll_answers.of(polled.answer))
        .add("quiet", quiet_stages.of(polled.life.quiet));
}

base::Json place_json(Moved const& moved)
{
    return json_of(moved);
}

web::Response post_going(web::Request& rq)
{
    auto const seen = circle_seen(rq.reading(), rq.capture("circle"));
    if (!seen) return rq.refused(seen.refusal());
    auto const allowed = platform::require(may(rq.actor(), Action::write, seen->circle, seen->mine.standing));
    if (!allowed) return rq.refused(allowed.refusal());
    auto const answer = answer_in(rq.fields);
    if (!answer) return rq.refused(answer.refusal());
    return rq.change([&](platform::Context& cx) { return answer_poll(cx, seen->circle.id, *answer); },
        [](Polled const& polled) {
            bool const goes_on = polled.life.quiet == QuietStage::lively;
            return to_the_circle(polled.circle).with("said", goes_on ? "going" : "answered");
        },
        polled_json);
}

web::Response post_adoption(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return adopt_circle(cx, rq.capture("circle")); },
        [](Moved const& moved) { return to_the_circle(moved.circle).with("said", "adopted"); }, place_json);
}

web::Response post_reclaiming(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return reclaim_circle(cx, rq.capture("circle")); },
        [](Moved const& moved) { return to_the_circle(moved.circle).with("said", "reclaimed"); }, place_json);
}

/// Whoever a link belongs to, with the circle that asks her.
struct AskedBySilence {
    base::Actor herself {};
    Circle circle {};
    Membership mine {};
    Life life {};
};

/// The circle behind a link of ours whose owner is in it still. Whoever is signed in here plays no part.
base::Result<AskedBySilence> asked_by_silence(web::Request& rq)
{
    auto const reading = rq.reading();
    AskedBySilence found {.circle = TRY(CircleStore {reading.tx}.with_slug(rq.capture("circle")))};
    auto const person = person_of_poll_link(rq.machines.keys, found.circle.id, rq.capture("proof"));
    if (!person) return base::not_found();
    auto const visitor = people::visitor(reading.tx, *person);
    if (!visitor) return base::not_found();
    found.herself = visitor->actor;
    found.mine = MembershipStore {reading.tx}.of(found.circle.id, *person);
    TRY(platform::require_view(may(found.herself, Action::write, found.circle, found.mine.standing)));
    found.life = LifeStore {reading.tx}.of(found.circle.id);
    return found;
}

bool is_over(AskedBySilence const& found)
{
    return !is_active(found.circle) || !found.life.asks_members();
}

web::Response poll_paper(web::Request& rq, AskedBySilence const& found, base::Refusal const* refusal)
{
    auto const here = html::Url::to({"circles", rq.capture("circle"), "going", rq.capture("proof")});
    return rq.page(poll_page(found.circle, found.life, found.mine.standing, here, rq.fields, refusal),
        refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

/// Shows the question. Mail programs open links by themselves, so opening one changes nothing.
web::Response poll_link(web::Request& rq)
{
    auto const found = asked_by_silence(rq);
    if (!found) return rq.page(mail_unknown_page(), 404);
    auto const choice = rq.fields.or_problems(rq.fields.line("answer", 20));
    if (!choice) return rq.refused(choice.refusal());
    return is_over(*found) ? rq.page(poll_over_page(found->circle)) : poll_paper(rq, *found, nullptr);
}

/// The one button. The link proves whose answer it is, so it is kept as hers; pressed twice, it is kept once.
web::Response post_poll_link(web::Request& rq)
{
    auto const found = asked_by_silence(rq);
    if (!found) return rq.page(mail_unknown_page(), 404);
    if (is_over(*found)) return rq.page(poll_over_page(found->circle), web::status_of(base::Reason::conflict));
    auto const answer = answer_in(rq.fields);
    if (!answer) return poll_paper(rq, *found, &answer.refusal());
    auto const kept = rq.write([&](platform::Context& cx) {
        platform::Context as_herself {{found->herself, cx.tx, cx.clock}, cx.outbox, cx.ids, cx.chance};
        return answer_poll(as_herself, found->circle.id, *answer);
    });
    if (!kept) return rq.refused(kept.refusal());
    return rq.page(poll_answered_page(*kept, found->mine.standing));
}

} // namespace

void add_adoption_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.post("/circles/{circle}/going", member, Limit::write, Csrf::token, post_going);
    routes.get("/circles/{circle}/going/{proof}", anyone, Limit::read, Cache::nobody, led_on<poll_link>, Faces::page);
    // A staff room answers from behind one address; the proof is dear enough to guess.
    routes.post("/circles/{circle}/going/{proof}", anyone, Limit::read, Csrf::nothing, post_poll_link, Faces::page);
    routes.post("/circles/{circle}/adoption", member, Limit::write, Csrf::token, post_adoption);
    routes.post("/circles/{circle}/reclaiming", member, Limit::write, Csrf::token, post_reclaiming);
}

} // namespace circles
