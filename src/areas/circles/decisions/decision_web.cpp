#include "areas/circles/decisions/decision_web.h"

#include "areas/circles/circles.h"
#include "areas/circles/decisions/decision_json.h"
#include "areas/circles/decisions/decision_page.h"
#include "areas/circles/decisions/decision_store.h"
#include "areas/circles/decisions/may.h"
#include "areas/circles/decisions/moment.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/merging/led_on.h"

#include "platform/i18n/reader.h"
#include "platform/web/paging.h"
#include "platform/web/request.h"
#include "platform/web/wording.h"

namespace circles {

namespace {

constexpr base::Milliseconds usual_time {3LL * 24 * 60 * 60 * 1000};

/// Where a decision is read; what was done stands on its page.
auto to_page(web::Request& rq, std::string_view said)
{
    return [circle = std::string {rq.capture("circle")}, said](Decision const& decision) {
        return html::Url::to({"circles", circle, "decisions", decision.id.text()}).with("said", said);
    };
}

base::Json decision_json(Decision const& decision)
{
    return json_of(decision);
}

web::Response list_page(web::Request& rq)
{
    auto const before = rq.fields.id<DecisionId>("before").value_or(DecisionId {INT64_MAX});
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const found = list_decisions(rq.reading(), rq.capture("circle"), before);
    if (!found) return rq.refused(found.refusal());
    if (!rq.wants_json) return rq.page(decisions_page(rq.actor(), *found));
    std::optional<std::string> next;
    if (found->more) next = web::next_page(rq, {{"before", found->decisions.back().decision.id.text()}});
    return rq.json(json_of(*found).add("next", next));
}

/// The thread in which a decision is to begin, for whoever may begin one there.
base::Result<SeenThread> thread_to_ask_in(web::Request& rq)
{
    auto const reading = rq.reading();
    TRY(circle_to_write_in(reading, rq.capture("circle")));
    auto const id = rq.fields.id<ThreadId>("thread", web::Demand::required);
    if (!id) return base::invalid("thread", "missing");
    auto seen = TRY(thread_seen(reading, rq.capture("circle"), *id));
    TRY(takes_replies(seen.thread));
    return seen;
}

/// What a new question begins with: three days, and half of the circle.
web::Fields usual_fields(web::Request& rq, CircleId circle)
{
    web::Fields fields;
    auto const reading = rq.reading();
    auto const members = MembershipStore {reading.tx}.inside(circle);
    fields.set("closes", moment_text(reading.clock.now() + usual_time, *platform::reader().zone));
    return std::move(fields.set("quorum", std::to_string((members + 1) / 2)));
}

web::Response asking(web::Request& rq)
{
    auto const seen = thread_to_ask_in(rq);
    if (!seen) return rq.refused(seen.refusal());
    auto const kind = rq.fields.one_of("kind", decision_kinds);
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    if (!kind) return rq.page(kind_page(seen->circle, seen->thread));
    return rq.page(ask_form(seen->circle, seen->thread, *kind, usual_fields(rq, seen->circle.id), nullptr));
}

web::Response post_decision(web::Request& rq)
{
    auto const seen = thread_to_ask_in(rq);
    if (!seen) return rq.refused(seen.refusal());
    auto const kind = rq.fields.one_of("kind", decision_kinds, web::Demand::required);
    if (!kind) return rq.refused(base::invalid("kind", "missing"));
    auto const words = DecisionWords::from(rq.fields, *kind, *platform::reader().zone);
    auto const again = [&](base::Refusal const& refusal) {
        if (rq.wants_json || refusal.problems.empty()) return rq.refused(refusal);
        return rq.page(
            ask_form(seen->circle, seen->thread, *kind, rq.fields, &refusal), web::status_of(refusal.reason));
    };
    if (!words) return again(words.refusal());
    return rq.change_or(
        [&](platform::Context& cx) { return ask_decision(cx, seen->circle.slug, seen->thread.id, *words); },
        to_page(rq, "asked"), decision_json, again, 201);
}

web::Response show_with(web::Request& rq, std::string said, base::Refusal const* refusal)
{
    auto const id = rq.id<DecisionId>("decision");
    if (!id) return rq.refused(id.refusal());
    auto view = view_decision(rq.reading(), rq.machines.keys, rq.capture("circle"), *id);
    if (!view) return rq.refused(view.refusal());
    if (rq.wants_json) return rq.json(json_of(*view));
    view->said = std::move(said);
    auto const page = decision_page(rq.actor(), *view, rq.fields, refusal);
    return rq.page(page, refusal == nullptr ? 200 : web::status_of(refusal->reason));
}

web::Response show_decision(web::Request& rq)
{
    auto said = rq.fields.or_problems(rq.fields.line("said", 20));
    return said ? show_with(rq, *std::move(said), nullptr) : rq.refused(said.refusal());
}

base::Result<SeenDecision> changeable(web::Request& rq)
{
    auto const id = TRY(rq.id<DecisionId>("decision"));
    auto seen = TRY(decision_seen(rq.reading(), rq.capture("circle"), id));
    TRY(platform::require(
        may(rq.actor(), DecisionAction::change, seen.in.circle, seen.in.mine.standing, seen.decision)));
    return seen;
}

web::Response changing(web::Request& rq)
{
    auto const seen = changeable(rq);
    if (!seen) return rq.refused(seen.refusal());
    auto const reading = rq.reading();
    auto const open
        = may_change_words(seen->decision, BallotStore {reading.tx}.cast(seen->decision.id), reading.clock.now());
    if (!open) return rq.refused(open.refusal());
    return rq.page(change_form(*seen, fields_of(seen->decision, *platform::reader().zone), nullptr));
}

web::Response post_change_of_words(web::Request& rq)
{
    auto const seen = changeable(rq);
    if (!seen) return rq.refused(seen.refusal());
    auto const words = DecisionWords::from(rq.fields, seen->decision.kind, *platform::reader().zone);
    auto const again = [&](base::Refusal const& refusal) {
        if (rq.wants_json || refusal.problems.empty()) return rq.refused(refusal);
        return rq.page(change_form(*seen, rq.fields, &refusal), web::status_of(refusal.reason));
    };
    if (!words) return again(words.refusal());
    return rq.change_or([&](platform::Context& cx) { return change_decision(cx, seen->decision.id, *words); },
        to_page(rq, "changed"), decision_json, again);
}

/// Not through Request::change: it remembers what was sent with a person's name, and a hash of an answer that has three forms is the
/// answer. Sent twice, an answer is kept once by itself.
web::Response post_answer(web::Request& rq)
{
    auto const id = rq.id<DecisionId>("decision");
    if (!id) return rq.refused(id.refusal());
    auto const seen = decision_seen(rq.reading(), rq.capture("circle"), *id);
    if (!seen) return rq.refused(seen.refusal());
    auto const allowed = platform::require(
        may(rq.actor(), DecisionAction::ask, seen->in.circle, seen->in.mine.standing, seen->decision));
    if (!allowed) return rq.refused(allowed.refusal());
    auto const edits = rq.fields.number("seen", 0, INT32_MAX);
    auto const ballot = ballot_from(rq.fields, seen->decision);
    auto const again = [&](base::Refusal const& refusal) {
        bool const shown = web::is_for_the_form(refusal);
        return rq.wants_json || !shown ? rq.refused(refusal) : show_with(rq, {}, &refusal);
    };
    if (!ballot) return again(ballot.refusal());
    auto const kept
        = rq.write([&](platform::Context& cx) { return answer_decision(cx, rq.machines.keys, *id, *ballot, edits); });
    if (!kept) return again(kept.refusal());
    return rq.wants_json ? show_with(rq, {}, nullptr) : rq.see_other(to_page(rq, "answered")(*kept));
}

web::Response post_withdrawal(web::Request& rq)
{
    auto const id = rq.id<DecisionId>("decision");
    if (!id) return rq.refused(id.refusal());
    auto const seen = decision_seen(rq.reading(), rq.capture("circle"), *id);
    if (!seen) return rq.refused(seen.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change(
        [&](platform::Context& cx) { return withdraw_decision(cx, *id); }, to_page(rq, "withdrawn"), decision_json);
}

web::Response ballots(web::Request& rq)
{
    auto const id = rq.id<DecisionId>("decision");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto csv = ballots_as_csv(rq.reading(), rq.capture("circle"), *id);
    if (!csv) return rq.refused(csv.refusal());
    web::Response response {.body = *std::move(csv)};
    response.with("Content-Type", "text/csv; charset=utf-8; header=present");
    return std::move(response.with("Content-Disposition", "attachment; filename=\"ballots-" + id->text() + ".csv\""));
}

} // namespace

void add_decision_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/circles/{circle}/decisions", anyone, Limit::read, Cache::stranger, led_on<list_page>);
    routes.post("/circles/{circle}/decisions", member, Limit::write, Csrf::token, led_on<post_decision>);
    routes.get("/circles/{circle}/decisions/new", member, Limit::read, Cache::nobody, led_on<asking>, Faces::page);
    routes.get("/circles/{circle}/decisions/{decision}", anyone, Limit::read, Cache::stranger, led_on<show_decision>);
    routes.get("/circles/{circle}/decisions/{decision}/edit", member, Limit::read, Cache::nobody, led_on<changing>,
        Faces::page);
    routes.post(
        "/circles/{circle}/decisions/{decision}/edit", member, Limit::write, Csrf::token, led_on<post_change_of_words>);
    routes.post(
        "/circles/{circle}/decisions/{decision}/answer", member, Limit::write, Csrf::token, led_on<post_answer>);
    routes.post("/circles/{circle}/decisions/{decision}/withdrawal", member, Limit::write, Csrf::token,
        led_on<post_withdrawal>);
    routes.get("/circles/{circle}/decisions/{decision}/ballots", anyone, Limit::read, Cache::stranger, led_on<ballots>,
        Faces::page);
}

} // namespace circles
