#include "areas/stewards/reports/report_web.h"

#include "areas/people/people.h"
#include "areas/stewards/moderation/log.h"
#include "areas/stewards/moderation/measure_store.h"
#include "areas/stewards/reports/decide_report.h"
#include "areas/stewards/reports/report_page.h"
#include "areas/stewards/reports/report_store.h"
#include "html/words.h"
#include "platform/i18n/fold.h"
#include "platform/trust/trust.h"
#include "platform/web/paging.h"
#include "platform/web/request.h"

#include <algorithm>

namespace stewards {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t reports_at_once = 20;
constexpr base::Milliseconds twelve_months = 365 * 24h;

base::Json json_of(Report const& report)
{
    return base::Json::object()
        .add("id", report.id.text())
        .add("kind", kinds.of(report.kind))
        .add("thing", base::base32_of(report.thing))
        .add("why", whys.of(report.why))
        .add("words", report.words)
        .add("outcome", outcomes.of(report.outcome))
        .add("reported_at", report.reported_at)
        .add("decided_at", report.decided_at);
}

web::Response new_report(web::Request& rq)
{
    auto const kind = rq.fields.one_of("kind", kinds, web::Demand::required);
    auto const id = base::from_base32(rq.fields.line("id", 20, web::Demand::required));
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const thing = thing_of(rq.reading(), *kind, id.value_or(0));
    return thing ? rq.page(report_form(*thing, {}, nullptr)) : rq.refused(thing.refusal());
}

web::Response post_report(web::Request& rq)
{
    auto const wish = ReportWish::from(rq.fields);
    if (!wish && (rq.wants_json || wish.refusal().reason != base::Reason::invalid)) return rq.refused(wish.refusal());
    if (!wish) {
        auto const kind = kinds.named(rq.fields.sent("kind")).value_or(Kind::need);
        auto const thing = thing_of(rq.reading(), kind, base::from_base32(rq.fields.sent("id")).value_or(0));
        if (!thing) return rq.refused(wish.refusal());
        return rq.page(report_form(*thing, rq.fields, &wish.refusal()), web::status_of(wish.refusal().reason));
    }
    return rq.change([&](platform::Context& cx) { return report_thing(cx, *wish); },
        [](Report const&) { return html::Url {"/reports/thanks"}; },
        [](Report const& report) { return json_of(report); }, 201);
}

web::Response thanks(web::Request& rq)
{
    return rq.page(thanks_page());
}

web::Response counts(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const reading = rq.reading();
    auto const since = reading.clock.now() - twelve_months;
    Counts const counts {.outcomes = ReportStore {reading.tx}.counts_since(since),
        .appeals = MeasureStore {reading.tx}.appeal_counts_since(since),
        .head = platform::head_of(reading.tx, moderation_chain)};
    if (!rq.wants_json) return rq.page(counts_page(counts));
    auto json = base::Json::object();
    for (std::size_t i = 0; i < counts.outcomes.size(); ++i) json.add(outcomes.names[i], counts.outcomes[i]);
    json.add("appeals", counts.appeals[0] + counts.appeals[1] + counts.appeals[2]);
    json.add("appeals_upheld", counts.appeals[static_cast<std::size_t>(AppealOutcome::upheld)]);
    return rq.json(json.add("log_entries", counts.head.number).add("head", counts.head.hash));
}

struct QueueWish {
    std::optional<Why> why {};
    ReportId after {};
    bool decided = false;
};

/// How many of the reported texts on this page say the same.
std::int64_t same_text(std::vector<Waiting> const& all, Waiting const& one)
{
    return std::ranges::count_if(all, [&](Waiting const& other) {
        return &other != &one && other.thing && one.thing && !one.thing->words.empty()
            && platform::folded(other.thing->words) == platform::folded(one.thing->words);
    });
}

void look_for_spam(platform::Reading const& reading, std::vector<Waiting>& all, std::vector<Report> const& beside)
{
    auto const rules = platform::trust_rules(reading.tx);
    std::vector<base::PersonId> writers;
    for (auto const& one : all) writers.push_back(one.report.about);
    auto const trusts = platform::trusts_of(reading.tx, writers);
    for (auto& one : all) {
        SpamFacts facts;
        for (auto const& report : beside) {
            if (report.kind != one.report.kind || report.thing != one.report.thing) continue;
            ++facts.reporters;
            facts.as_advertising = facts.as_advertising || report.why == Why::advertising;
        }
        one.alike = std::max<std::int64_t>(1, facts.reporters);
        if (one.thing) facts.links = static_cast<std::int64_t>(platform::links_in_text(one.thing->words).size());
        facts.same_text = same_text(all, one);
        facts.new_account
            = platform::growth_of(trusts.at(one.report.about), rules, reading.clock.now()) == platform::Growth::fresh;
        one.signs = spam_signs(facts);
    }
}

void add_names_and_opinions(platform::Reading const& reading, std::vector<Waiting>& all)
{
    std::vector<ReportId> reports;
    std::vector<base::PersonId> ids;
    std::vector<base::PersonId> reporters;
    for (auto const& one : all) {
        reports.push_back(one.report.id);
        reporters.push_back(one.report.reporter);
        ids.insert(ids.end(), {one.report.about, one.report.reporter});
    }
    auto const opinions = MeasureStore {reading.tx}.opinions_on(reports);
    for (auto const& opinion : opinions) ids.insert(ids.end(), {opinion.asked_by, opinion.asked});
    auto names = people::names_of(reading.tx, ids);
    auto records = ReportStore {reading.tx}.records_of(reporters);
    for (auto& one : all) {
        one.about = names[one.report.about].name;
        one.reporter = names[one.report.reporter].name;
        one.record = records[one.report.reporter];
        for (auto const& opinion : opinions) {
            if (opinion.report == one.report.id)
                one.opinions.push_back({opinion, names[opinion.asked_by].name, names[opinion.asked].name});
        }
    }
}

/// One card for each thing, however often it was reported.
Queue queue_of(platform::Reading const& reading, QueueWish const& wish)
{
    ReportStore store {reading.tx};
    Queue queue {.by_reason = store.open_by_reason(), .why = wish.why, .now = reading.clock.now()};
    auto reports = store.open(wish.why, wish.after, reports_at_once + 1);
    if (reports.size() > reports_at_once) {
        reports.pop_back();
        queue.next = reports.back().id;
    }
    auto const beside = store.open_beside(reports);
    for (auto& report : reports) {
        auto thing = thing_of(reading, report.kind, report.thing);
        Waiting one {.report = std::move(report)};
        if (thing) one.thing = *std::move(thing);
        one.may_decide = may(reading.actor, ReportAction::decide, one.report).allowed;
        queue.waiting.push_back(std::move(one));
    }
    look_for_spam(reading, queue.waiting, beside);
    add_names_and_opinions(reading, queue.waiting);
    return queue;
}

base::Json json_of(Waiting const& one)
{
    auto opinions = base::Json::array();
    for (auto const& [opinion, by, asked] : one.opinions) {
        opinions.push(base::Json::object()
                          .add("id", opinion.id.text())
                          .add("asked", opinion.asked.text())
                          .add("question", opinion.question)
                          .add("advice", outcomes.of(opinion.advice))
                          .add("answer", opinion.answer));
    }
    return json_of(one.report)
        .add("reports", one.alike)
        .add("likely_spam", one.is_likely_spam())
        .add("opinions", opinions);
}

web::Response queue(web::Request& rq)
{
    QueueWish wish;
    wish.decided = rq.fields.line("said", 20) == "decided";
    wish.why = rq.fields.one_of("why", whys);
    wish.after = rq.fields.id<ReportId>("after").value_or(wish.after);
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const reading = rq.reading();
    auto queue = queue_of(reading, wish);
    if (rq.wants_json) {
        auto list = base::Json::array();
        for (auto const& one : queue.waiting) list.push(json_of(one));
        std::optional<std::string> next;
        if (queue.next) next = web::next_page(rq, {{"after", queue.next->text()}});
        return rq.json(base::Json::object().add("reports", list).add("next", next));
    }
    queue.hidden = needs::hidden_needs(reading, reports_at_once);
    queue.stewards = people::caretakers(reading.tx);
    queue.appeals = MeasureStore {reading.tx}.open_appeal_count();
    return rq.page(queue_page(rq.actor(), queue, wish.decided));
}

/// Each is decided in a write of its own: what cannot be decided keeps no other from being.
web::Response post_decisions(web::Request& rq)
{
    auto const wish = Decisions::from(rq.fields);
    if (!wish) return rq.refused(wish.refusal());
    std::vector<DecidedOne> all;
    for (auto const& report : wish->reports) {
        auto const decided = rq.write([&](platform::Context& cx) { return decide_report(cx, report, wish->decision); });
        all.push_back({report, decided ? std::string {} : decided.refusal().code});
    }
    if (!rq.wants_json) return rq.page(decisions_page(all));
    auto list = base::Json::array();
    for (auto const& one : all)
        list.push(base::Json::object().add("report", one.report.text()).add("refused", one.refusal));
    return rq.json(base::Json::object().add("decisions", list));
}

web::Response post_decision(web::Request& rq)
{
    auto const id = rq.id<ReportId>("report");
    if (!id) return rq.refused(id.refusal());
    auto const decision = Decision::from(rq.fields);
    if (!decision) return rq.refused(decision.refusal());
    return rq.change([&](platform::Context& cx) { return decide_report(cx, *id, *decision); },
        [](Report const&) { return html::Url {"/steward/reports"}.with("said", "decided"); },
        [](Report const& report) { return json_of(report); });
}

} // namespace

void add_report_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/reports/new", member, Limit::read, Cache::nobody, new_report, Faces::page);
    routes.get("/reports/thanks", member, Limit::read, Cache::nobody, thanks, Faces::page);
    routes.get("/reports/counts", anyone, Limit::read, Cache::stranger, counts);
    routes.post("/reports", member, Limit::write, Csrf::token, post_report);
    routes.get("/steward/reports", steward, Limit::read, Cache::nobody, queue);
    routes.post("/steward/reports/decisions", steward, Limit::write, Csrf::token, post_decisions);
    routes.post("/steward/reports/{report}/decision", steward, Limit::write, Csrf::token, post_decision);
}

} // namespace stewards
