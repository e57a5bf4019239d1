#include "areas/circles/care/care_web.h"

#include "areas/circles/care/care_page.h"
#include "areas/circles/merging/led_on.h"
#include "areas/circles/merging/propose.h"

#include "platform/web/request.h"

namespace circles {

namespace {

base::Json json_of(DutyTurn const& turn)
{
    return base::Json::object().add("person", turn.person.text()).add("since", turn.since).add("until", turn.until);
}

base::Json json_of(Companion const& one)
{
    return base::Json::object()
        .add("person", one.person.text())
        .add("name", one.name)
        .add("since", one.since)
        .add("heard_at", one.heard)
        .add("written_to_at", one.written_to);
}

base::Json json_of(DutyRound const& round)
{
    auto now = base::Json::array();
    for (auto const& turn : round.now) now.push(json_of(turn));
    auto before = base::Json::array();
    for (auto const& turn : round.before) before.push(json_of(turn));
    auto next = base::Json::array();
    for (auto const& thought : round.next) {
        next.push(base::Json::object()
                      .add("person", thought.who.person.text())
                      .add("name", thought.who.name)
                      .add("because", reasons.of(thought.because))
                      .add("last_at", thought.last));
    }
    return base::Json::object()
        .add("duty", duties.of(round.duty))
        .add("now", now)
        .add("before", before)
        .add("next", next);
}

base::Json json_of(CareView const& view)
{
    auto rounds = base::Json::array();
    for (auto const& round : view.care.rounds) rounds.push(json_of(round));
    auto newcomers = base::Json::array();
    for (auto const& one : view.care.newcomers) newcomers.push(json_of(one));
    auto quiet = base::Json::array();
    for (auto const& one : view.care.quiet) quiet.push(json_of(one));
    return base::Json::object().add("duties", rounds).add("newcomers", newcomers).add("quiet", quiet);
}

base::Json note_json(Note const& note)
{
    return base::Json::object()
        .add("person", note.person.text())
        .add("words", note.words)
        .add("written_at", note.written_at);
}

web::Response show_with_note(web::Request& rq, base::Refusal const* refusal)
{
    auto view = view_care(rq.reading(), rq.capture("circle"), rq.shell.language);
    if (!view) return rq.refused(view.refusal());
    if (rq.wants_json) return rq.json(json_of(*view));
    view->said = rq.fields.sent("said");
    return rq.page(care_page(*view, rq.fields, refusal), refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

web::Response show_care(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(rq.fields.line("said", 20));
    return asked ? show_with_note(rq, nullptr) : rq.refused(asked.refusal());
}

web::Response post_note(web::Request& rq)
{
    auto const seen = hosted(rq.reading(), rq.capture("circle"));
    if (!seen) return rq.refused(seen.refusal());
    auto const words = NoteWords::from(rq.fields);
    auto const again = [&](base::Refusal const& refusal) {
        return rq.wants_json || refusal.reason == base::Reason::not_found ? rq.refused(refusal)
                                                                          : show_with_note(rq, &refusal);
    };
    if (!words) return again(words.refusal());
    auto const circle = std::string {rq.capture("circle")};
    return rq.change_or([&](platform::Context& cx) { return write_note(cx, circle, *words); },
        [&](Note const&) {
            return html::Url::to({"circles", circle, "care"}).with("said", "written");
        },
        note_json, again, 201);
}

} // namespace

void add_care_routes(web::Routes& routes)
{
    using enum web::Who;
    routes.get("/circles/{circle}/care", member, web::Limit::read, web::Cache::nobody, led_on<show_care>);
    routes.post("/circles/{circle}/care/notes", member, web::Limit::write, web::Csrf::token, led_on<post_note>);
}

} // namespace circles
