#include "areas/circles/merging/merging_web.h"

#include "areas/circles/merging/led_on.h"
#include "areas/circles/merging/merging_page.h"
#include "platform/web/request.h"

namespace circles {

namespace {

std::string_view state_of(Merging const& merging, base::Time now)
{
    if (merging.finished_at) return "done";
    if (merging.agreed_at) return "going_on";
    if (merging.refused_at) return "declined";
    if (merging.ended_at) return "taken_back";
    return merging.is_open(now) ? "open" : "over";
}

base::Json json_of(Merging const& merging, base::Time now)
{
    std::optional<std::string> answered_by;
    if (merging.answered_by) answered_by = merging.answered_by->text();
    return base::Json::object()
        .add("id", merging.id.text())
        .add("circle", merging.circle.text())
        .add("other", merging.other.text())
        .add("into", merging.into.text())
        .add("name", merging.name)
        .add("purpose", merging.purpose)
        .add("promises", merging.promises)
        .add("why", merging.why)
        .add("answer", merging.answer)
        .add("state", state_of(merging, now))
        .add("proposed_by", merging.proposed_by.text())
        .add("proposed_at", merging.proposed_at)
        .add("open_until", merging.proposed_at + merging_answer_time)
        .add("answered_by", answered_by)
        .add("agreed_at", merging.agreed_at)
        .add("refused_at", merging.refused_at)
        .add("ended_at", merging.ended_at)
        .add("finished_at", merging.finished_at);
}

base::Json side_json(Side const& side)
{
    auto const told = [&](std::int64_t number) { return side.facts ? std::optional {number} : std::nullopt; };
    auto const facts = side.facts.value_or(Facts {});
    return base::Json::object()
        .add("circle", side.circle.slug)
        .add("name", side.circle.name)
        .add("rhythm", side.circle.rhythm)
        .add("members", told(facts.members))
        .add("threads", told(facts.threads));
}

base::Json json_of(MergingView const& view)
{
    auto list = base::Json::array();
    if (view.standing) list.push(json_of(*view.standing, view.now));
    for (auto const& merging : view.past) list.push(json_of(merging, view.now));
    auto sides = base::Json::array();
    if (view.here) sides.push(side_json(*view.here));
    if (view.there) sides.push(side_json(*view.there));
    bool const is_told = view.there && view.there->facts;
    return base::Json::object()
        .add("proposals", list)
        .add("sides", sides)
        .add("shared", is_told ? std::optional {view.shared} : std::nullopt)
        .add("taken_out", is_told ? std::optional {view.taken_out} : std::nullopt);
}

html::Url to_merging(std::string_view circle, std::string_view said)
{
    return html::Url::to({"circles", circle, "merging"}).with("said", said);
}

web::Response show_typed(web::Request& rq, web::Fields const& typed, base::Refusal const* refusal)
{
    auto view = view_merging(rq.reading(), rq.capture("circle"), typed.sent("other"));
    bool const nothing_beside = !view && !view.refusal().problems.empty();
    auto const no = nothing_beside ? view.refusal() : base::Refusal {};
    if (nothing_beside && !rq.wants_json) {
        // The other one cannot be seen, or there is none: the question comes again.
        view = view_merging(rq.reading(), rq.capture("circle"), "");
        if (refusal == nullptr) refusal = &no;
    }
    if (!view) return rq.refused(view.refusal());
    if (rq.wants_json) return rq.json(json_of(*view));
    view->said = rq.fields.sent("said");
    bool const begins = refusal == nullptr && view->there && !view->standing;
    return rq.page(merging_page(*view, begins ? fields_for_both(view->circle, view->there->circle) : typed, refusal),
        refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

web::Response show_merging(web::Request& rq)
{
    rq.fields.line("other", 500);
    rq.fields.line("said", 20);
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return show_typed(rq, rq.fields, nullptr);
}

web::Response post_proposal(web::Request& rq)
{
    auto const seen = hosted(rq.reading(), rq.capture("circle"));
    if (!seen) return rq.refused(seen.refusal());
    auto const words = MergingWords::from(rq.fields);
    auto const again = [&](base::Refusal const& refusal) {
        return rq.wants_json || refusal.reason == base::Reason::not_found ? rq.refused(refusal)
                                                                          : show_typed(rq, rq.fields, &refusal);
    };
    if (!words) return again(words.refusal());
    auto const circle = std::string {rq.capture("circle")};
    auto const now = rq.machines.clock.now();
    return rq.change_or([&](platform::Context& cx) { return propose_merging(cx, circle, *words); },
        [&](Merging const&) { return to_merging(circle, "proposed"); },
        [&](Merging const& merging) { return json_of(merging, now); }, again, 201);
}

/// A host of the other circle says yes or no, with a sentence.
template <base::Result<Merging> (*use_case)(platform::Context&, std::string_view, MergingId, std::string const&)>
web::Response post_answer_with(web::Request& rq, std::string_view said)
{
    // Nothing is looked up before: whoever presses twice is answered the same, also when the two are one by then.
    auto const id = rq.id<MergingId>("merging");
    if (!id) return rq.refused(id.refusal());
    auto const answer = rq.fields.or_problems(rq.fields.line("answer", merging_sentence_limit));
    if (!answer) return rq.refused(answer.refusal());
    auto const circle = std::string {rq.capture("circle")};
    auto const now = rq.machines.clock.now();
    return rq.change([&](platform::Context& cx) { return use_case(cx, circle, *id, *answer); },
        [&](Merging const&) { return to_merging(circle, said); },
        [&](Merging const& merging) { return json_of(merging, now); });
}

web::Response post_agreement(web::Request& rq)
{
    return post_answer_with<agree_to_merging>(rq, "agreed");
}

web::Response post_refusal(web::Request& rq)
{
    return post_answer_with<decline_merging>(rq, "declined");
}

web::Response post_taking_back(web::Request& rq)
{
    auto const id = rq.id<MergingId>("merging");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const circle = std::string {rq.capture("circle")};
    auto const now = rq.machines.clock.now();
    return rq.change([&](platform::Context& cx) { return take_merging_back(cx, circle, *id); },
        [&](Merging const&) { return to_merging(circle, "withdrawn"); },
        [&](Merging const& merging) { return json_of(merging, now); });
}

} // namespace

void add_merging_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Limit;
    routes.get("/circles/{circle}/merging", member, Limit::read, Cache::nobody, led_on<show_merging>);
    routes.post("/circles/{circle}/merging", member, Limit::write, Csrf::token, led_on<post_proposal>);
    routes.post(
        "/circles/{circle}/merging/{merging}/agreement", member, Limit::write, Csrf::token, led_on<post_agreement>);
    routes.post("/circles/{circle}/merging/{merging}/refusal", member, Limit::write, Csrf::token, led_on<post_refusal>);
    routes.post(
        "/circles/{circle}/merging/{merging}/withdrawal", member, Limit::write, Csrf::token, led_on<post_taking_back>);
}

} // namespace circles
