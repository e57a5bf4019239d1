#include "areas/stewards/reports/report_thing.h"

#include "areas/circles/circles.h"
#include "areas/needs/needs.h"
#include "areas/people/people.h"
#include "areas/stewards/reports/report_store.h"

namespace stewards {

namespace {

constexpr std::int64_t reports_a_day = 20;

std::string path_to_need(std::string const& name)
{
    return std::string {html::Url::to({"needs", name}).text()};
}

base::Result<Thing> need_thing(platform::Reading const& reading, std::int64_t id)
{
    auto const need = TRY(needs::need_seen(reading, needs::NeedId {id}));
    return Thing {Kind::need, id, need.author, need.title, path_to_need(need.path_name())};
}

base::Result<Thing> reply_thing(platform::Reading const& reading, std::int64_t id)
{
    auto const reply = TRY(needs::reply_seen(reading, needs::ReplyId {id}));
    return Thing {Kind::reply, id, reply.author, reply.text, path_to_need(reply.need.text())};
}

base::Result<Thing> person_thing(platform::Reading const& reading, std::int64_t id)
{
    auto const person = TRY(people::person_of(reading.tx, base::PersonId {id}));
    TRY(platform::require_view(may(reading.actor, people::Action::view, person)));
    return Thing {
        Kind::person, id, person.id, person.name, std::string {html::Url::to({"people", person.slug}).text()}};
}

/// A post of a private circle is read by a steward only while it is reported, and no other post with it.
base::Result<Thing> post_thing(platform::Reading const& reading, std::int64_t id)
{
    auto seen = circles::said(reading, circles::PostId {id});
    bool const reported
        = !seen && reading.actor.is_steward() && !ReportStore {reading.tx}.open_about(Kind::post, id).empty();
    if (reported) seen = circles::said_and_reported(reading.tx, circles::PostId {id});
    if (!seen) return seen.refusal();
    return Thing {Kind::post, id, seen->author, seen->text, seen->path};
}

} // namespace

base::Result<Thing> thing_of(platform::Reading const& reading, Kind kind, std::int64_t id)
{
    switch (kind) {
    case Kind::need:
        return need_thing(reading, id);
    case Kind::reply:
        return reply_thing(reading, id);
    case Kind::person:
        return person_thing(reading, id);
    case Kind::post:
        return post_thing(reading, id);
    }
    return base::not_found();
}

base::Result<ReportWish> ReportWish::from(web::Fields& fields)
{
    ReportWish wish;
    wish.kind = fields.one_of("kind", kinds, web::Demand::required).value_or(Kind::need);
    wish.thing = base::from_base32(fields.line("id", 20, web::Demand::required)).value_or(0);
    wish.why = fields.one_of("why", whys, web::Demand::required).value_or(Why::other);
    wish.words = fields.text("words", 500);
    return fields.or_problems(std::move(wish));
}

base::Result<Report> report_thing(platform::Context& cx, ReportWish const& wish)
{
    auto const thing = TRY(thing_of(cx, wish.kind, wish.thing));
    TRY(platform::require(may_report(cx.actor, thing.about)));
    ReportStore store {cx.tx};
    for (auto const& before : store.open_about(thing.kind, thing.id)) {
        if (cx.actor.is(before.reporter)) return before;
    }
    if (store.made_since(*cx.actor.person, cx.clock.now() - std::chrono::hours {24}) >= reports_a_day)
        return base::Refusal {
            .reason = base::Reason::too_many, .code = "too_many_reports", .retry_after_s = 24LL * 3600};
    Report const report {.id = cx.ids.make<ReportId>(),
        .kind = thing.kind,
        .thing = thing.id,
        .about = thing.about,
        .reporter = *cx.actor.person,
        .why = wish.why,
        .words = wish.words,
        .reported_at = cx.clock.now()};
    store.save(report);
    return report;
}

} // namespace stewards
