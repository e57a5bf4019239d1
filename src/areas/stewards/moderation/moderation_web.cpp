#include "areas/stewards/moderation/moderation_web.h"

#include "areas/people/people.h"
#include "areas/stewards/may.h"
#include "areas/stewards/moderation/appeal.h"
#include "areas/stewards/moderation/log.h"
#include "areas/stewards/moderation/measure_store.h"
#include "areas/stewards/moderation/moderation_page.h"
#include "platform/settings/settings.h"
#include "platform/web/paging.h"
#include "platform/web/request.h"

#include <algorithm>

namespace stewards {

namespace {

constexpr int measures_shown = 50;
constexpr std::size_t appeals_at_once = 20;
constexpr int entries_at_once = 50;
constexpr std::int64_t largest_figure = 10'000;

base::Json json_of(Measure const& measure)
{
    return base::Json::object()
        .add("id", measure.id.text())
        .add("kind", measure_kinds.of(measure.kind))
        .add("about", measure.about.text())
        .add("thing_kind", kinds.of(measure.thing_kind))
        .add("thing", base::base32_of(measure.thing))
        .add("why", whys.of(measure.why))
        .add("reason", measure.reason)
        .add("decided_at", measure.decided_at)
        .add("until", measure.until)
        .add("undone_at", measure.undone_at);
}

base::Json json_of(Appeal const& appeal)
{
    return base::Json::object()
        .add("id", appeal.id.text())
        .add("measure", appeal.measure.text())
        .add("words", appeal.words)
        .add("appealed_at", appeal.appealed_at)
        .add("outcome", appeal_outcomes.of(appeal.outcome))
        .add("note", appeal.note)
        .add("decided_at", appeal.decided_at);
}

base::Json json_of(Opinion const& opinion)
{
    return base::Json::object()
        .add("id", opinion.id.text())
        .add("report", opinion.report.text())
        .add("asked", opinion.asked.text())
        .add("question", opinion.question)
        .add("advice", outcomes.of(opinion.advice))
        .add("answer", opinion.answer)
        .add("answered_at", opinion.answered_at);
}

/// Whether nobody is there who could decide about an appeal against this measure.
bool nobody_decides(std::vector<people::Caretaker> const& all, Measure const& measure)
{
    return std::ranges::none_of(all, [&](people::Caretaker const& one) {
        return may({.person = one.person, .role = one.role}, AppealAction::decide, measure).allowed;
    });
}

OwnStanding standing_of(platform::Reading const& reading)
{
    auto const person = *reading.actor.person;
    OwnStanding standing {.trust = platform::trust_of(reading.tx, person),
        .rules = platform::trust_rules(reading.tx),
        .steward = reading.actor.is_steward(),
        .now = reading.clock.now()};
    MeasureStore store {reading.tx};
    std::vector<MeasureId> ids;
    for (auto& measure : store.about(person, measures_shown)) {
        ids.push_back(measure.id);
        standing.measures.push_back({.measure = std::move(measure)});
    }
    auto const appeals = store.appeals_of(ids);
    for (auto& one : standing.measures) {
        auto const appeal = std::ranges::find(appeals, one.measure.id, &Appeal::measure);
        if (appeal != appeals.end()) one.appeal = *appeal;
        one.can_appeal = !one.appeal && can_be_appealed(one.measure, standing.now);
    }
    return standing;
}

bool waits_for_nobody(platform::Reading const& reading, OwnStanding const& standing)
{
    auto const open = std::ranges::find_if(standing.measures,
        [](Concerned const& one) { return one.appeal && one.appeal->outcome == AppealOutcome::open; });
    return open != standing.measures.end() && nobody_decides(people::caretakers(reading.tx), open->measure);
}

web::Response own_standing(web::Request& rq)
{
    bool const appealed = rq.fields.line("said", 20) == "appealed";
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto standing = standing_of(rq.reading());
    if (!rq.wants_json) {
        standing.appealed = appealed;
        standing.nobody_else = waits_for_nobody(rq.reading(), standing);
        return rq.page(standing_page(standing, {}, {}, nullptr));
    }
    auto list = base::Json::array();
    for (auto const& one : standing.measures) {
        auto json = json_of(one.measure);
        if (one.appeal) json.add("appeal", json_of(*one.appeal));
        list.push(json);
    }
    auto json = base::Json::object().add("measures", list).add("limited_until", standing.trust.limited_until);
    auto const allowance
        = standing.steward ? std::nullopt : platform::allowance_of(standing.trust, standing.rules, standing.now);
    if (!allowance) return rq.json(json.add_null("limits"));
    return rq.json(json.add("limits",
        base::Json::object()
            .add("links", allowance->links)
            .add("mentions", allowance->mentions)
            .add("an_hour", allowance->an_hour)
            .add("a_day", allowance->a_day)
            .add("invitations", allowance->invitations)));
}

web::Response post_appeal(web::Request& rq)
{
    auto const id = rq.id<MeasureId>("measure");
    if (!id) return rq.refused(id.refusal());
    auto const again = [&](base::Refusal const& refusal) {
        if (rq.wants_json || refusal.problems.empty()) return rq.refused(refusal);
        return rq.page(
            standing_page(standing_of(rq.reading()), *id, rq.fields, &refusal), web::status_of(refusal.reason));
    };
    auto const words = rq.fields.or_problems(rq.fields.text("words", 2000, web::Demand::required));
    if (!words) return again(words.refusal());
    return rq.change_or([&](platform::Context& cx) { return appeal_against(cx, *id, *words); },
        [](Appeal const&) { return html::Url {"/you/standing"}.with("said", "appealed"); },
        [](Appeal const& appeal) { return json_of(appeal); }, again, 201);
}

std::vector<WaitingAppeal> waiting_appeals(platform::Reading const& reading, std::vector<Appeal> const& appeals)
{
    std::vector<MeasureId> ids;
    for (auto const& appeal : appeals) ids.push_back(appeal.measure);
    auto const measures = MeasureStore {reading.tx}.of(ids);
    auto const stewards = people::caretakers(reading.tx);
    std::vector<base::PersonId> people;
    for (auto const& measure : measures) people.insert(people.end(), {measure.about, measure.decided_by});
    auto names = people::names_of(reading.tx, people);
    std::vector<WaitingAppeal> all;
    for (auto const& appeal : appeals) {
        auto const measure = std::ranges::find(measures, appeal.measure, &Measure::id);
        if (measure == measures.end()) continue;
        auto const verdict = may(reading.actor, AppealAction::decide, *measure);
        all.push_back({.appeal = appeal,
            .measure = *measure,
            .person = names[measure->about].name,
            .first = names[measure->decided_by].name,
            .refusal = verdict.allowed ? std::string {} : std::string {verdict.code},
            .nobody_else = nobody_decides(stewards, *measure)});
    }
    return all;
}

web::Response list_appeals(web::Request& rq)
{
    bool const decided = rq.fields.line("said", 20) == "decided";
    auto const after = rq.fields.id<AppealId>("after").value_or(AppealId {});
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const reading = rq.reading();
    auto appeals = MeasureStore {reading.tx}.open_appeals(after, appeals_at_once + 1);
    std::optional<AppealId> next;
    if (appeals.size() > appeals_at_once) {
        appeals.pop_back();
        next = appeals.back().id;
    }
    auto const waiting = waiting_appeals(reading, appeals);
    if (!rq.wants_json) return rq.page(appeals_page(waiting, next, reading.clock.now(), decided));
    auto list = base::Json::array();
    for (auto const& one : waiting) list.push(json_of(one.appeal).add("against", json_of(one.measure)));
    std::optional<std::string> next_page;
    if (next) next_page = web::next_page(rq, {{"after", next->text()}});
    return rq.json(base::Json::object().add("appeals", list).add("next", next_page));
}

web::Response post_appeal_decision(web::Request& rq)
{
    auto const id = rq.id<AppealId>("appeal");
    if (!id) return rq.refused(id.refusal());
    auto const decision = AppealDecision::from(rq.fields);
    if (!decision) return rq.refused(decision.refusal());
    return rq.change([&](platform::Context& cx) { return decide_appeal(cx, *id, *decision); },
        [](Appeal const&) { return html::Url {"/steward/appeals"}.with("said", "decided"); },
        [](Appeal const& appeal) { return json_of(appeal); });
}

html::Url to_report(Opinion const& opinion)
{
    return html::Url {"/steward/reports"}.at("r-" + opinion.report.text());
}

web::Response post_opinion(web::Request& rq)
{
    auto const id = rq.id<ReportId>("report");
    if (!id) return rq.refused(id.refusal());
    auto const question = OpinionQuestion::from(rq.fields);
    if (!question) return rq.refused(question.refusal());
    return rq.change([&](platform::Context& cx) { return ask_opinion(cx, *id, *question); }, to_report,
        [](Opinion const& opinion) { return json_of(opinion); }, 201);
}

web::Response post_opinion_answer(web::Request& rq)
{
    auto const id = rq.id<OpinionId>("opinion");
    if (!id) return rq.refused(id.refusal());
    auto const answer = OpinionAnswer::from(rq.fields);
    if (!answer) return rq.refused(answer.refusal());
    return rq.change([&](platform::Context& cx) { return give_opinion(cx, *id, *answer); }, to_report,
        [](Opinion const& opinion) { return json_of(opinion); });
}

Names names_in(platform::Tx& tx, std::vector<Entry> const& entries)
{
    std::vector<base::PersonId> ids;
    for (auto const& entry : entries) {
        auto const body = base::read_flat_json(entry.link.body);
        if (!body) continue;
        for (auto const* const member : {"by", "about", "asked"}) {
            if (auto const id = base::PersonId::from(body->text(member))) ids.push_back(*id);
        }
    }
    Names names;
    if (ids.empty()) return names;
    for (auto& [id, name] : people::names_of(tx, ids)) names.emplace(id.text(), std::move(name.name));
    return names;
}

std::vector<Entry> entries_before(platform::Tx& tx, std::int64_t before)
{
    std::vector<Entry> entries;
    std::vector<platform::FactId> facts;
    for (auto& link : platform::links_before(tx, moderation_chain, before, entries_at_once + 1)) {
        facts.push_back(link.fact);
        entries.push_back({.link = std::move(link)});
    }
    auto words = platform::texts_of(tx, facts);
    for (auto& entry : entries) entry.words = std::move(words[entry.link.fact]);
    return entries;
}

web::Response show_log(web::Request& rq)
{
    auto const before = rq.fields.number("before", 1, INT64_MAX).value_or(INT64_MAX);
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const reading = rq.reading();
    auto entries = entries_before(reading.tx, before);
    std::optional<std::int64_t> next;
    if (entries.size() > entries_at_once) {
        entries.pop_back();
        next = entries.back().link.number;
    }
    auto const head = platform::head_of(reading.tx, moderation_chain);
    if (!rq.wants_json) return rq.page(log_page(entries, names_in(reading.tx, entries), head, next));
    auto list = base::Json::array();
    for (auto const& [link, words] : entries) {
        auto texts = base::Json::object();
        for (auto const& text : words) texts.add(text.name, text.words);
        list.push(base::Json::object()
                      .add("number", link.number)
                      .add("fact", link.fact.text())
                      .add("written_at", link.written_at)
                      .add("body", link.body)
                      .add("previous", link.previous)
                      .add("hash", link.hash)
                      .add("texts", texts));
    }
    std::optional<std::string> next_page;
    if (next) next_page = web::next_page(rq, {{"before", std::to_string(*next)}});
    return rq.json(base::Json::object().add("entries", list).add("head", head.hash).add("next", next_page));
}

web::Response show_limits(web::Request& rq)
{
    bool const saved = rq.fields.line("said", 20) == "saved";
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const rules = platform::trust_rules(rq.reading().tx);
    if (!rq.wants_json) return rq.page(limits_page(rq.actor(), rules, {}, nullptr, saved));
    auto json = base::Json::object();
    for (auto const& figure : platform::figures_of(rules)) json.add(figure.name, figure.value);
    return rq.json(json);
}

web::Response post_limits(web::Request& rq)
{
    std::vector<std::pair<std::string, std::string>> changes;
    for (auto const& figure : platform::figures_of({})) {
        auto const value = rq.fields.number(figure.name, 0, largest_figure);
        if (value) changes.emplace_back(figure.name, std::to_string(*value));
        if (!rq.fields.has(figure.name)) rq.fields.problem(figure.name, "missing");
    }
    auto const asked = rq.fields.or_problems(changes);
    if (!asked && (rq.wants_json || asked.refusal().reason != base::Reason::invalid))
        return rq.refused(asked.refusal());
    if (!asked)
        return rq.page(
            limits_page(rq.actor(), {}, rq.fields, &asked.refusal(), false), web::status_of(asked.refusal().reason));
    auto response = rq.change(
        [&](platform::Context& cx) -> base::Result<base::Done> {
            TRY(platform::require(may(cx.actor, Action::change_settings)));
            for (auto const& [name, value] : *asked) rq.machines.settings.set(cx.tx, name, value);
            return base::Done {};
        },
        [](base::Done) { return html::Url {"/steward/limits"}.with("said", "saved"); },
        [](base::Done) { return base::Json::object().add("saved", true); });
    rq.machines.settings.forget();
    return response;
}

} // namespace

void add_moderation_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Limit;
    routes.get("/you/standing", member, Limit::read, Cache::nobody, own_standing);
    routes.post("/you/standing/{measure}/appeal", member, Limit::write, Csrf::token, post_appeal);
    routes.get("/steward/appeals", steward, Limit::read, Cache::nobody, list_appeals);
    routes.post("/steward/appeals/{appeal}/decision", steward, Limit::write, Csrf::token, post_appeal_decision);
    routes.post("/steward/reports/{report}/opinions", steward, Limit::write, Csrf::token, post_opinion);
    routes.post("/steward/opinions/{opinion}/answer", steward, Limit::write, Csrf::token, post_opinion_answer);
    routes.get("/steward/log", steward, Limit::read, Cache::nobody, show_log);
    routes.get("/steward/limits", steward, Limit::read, Cache::nobody, show_limits);
    routes.post("/steward/limits", administrator, Limit::write, Csrf::token, post_limits);
}

} // namespace stewards
