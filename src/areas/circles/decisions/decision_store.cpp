#include "areas/circles/decisions/decision_store.h"

#include <charconv>
#include <unordered_map>

namespace circles {

namespace {

constexpr int most_open = 100;

/// "2 0 1": the drawn order as it is kept.
std::string text_of(Places const& draw)
{
    std::string text;
    for (auto const place : draw) (text += text.empty() ? "" : " ") += std::to_string(place);
    return text;
}

Places draw_in(std::string_view text)
{
    Places draw;
    for (auto const* at = text.data(); at != text.data() + text.size();) {
        if (*at == ' ') ++at;
        std::size_t place = 0;
        auto const [end, error] = std::from_chars(at, text.data() + text.size(), place);
        if (error != std::errc {}) break;
        draw.push_back(place);
        at = end;
    }
    return draw;
}

Decision decision_in_row(platform::Row const& row)
{
    Decision decision;
    decision.id = row.id<DecisionId>(0);
    decision.circle = row.id<CircleId>(1);
    decision.thread = row.id<ThreadId>(2);
    decision.author = row.id<base::PersonId>(3);
    decision.kind = decision_kinds.named(row.text(4)).value_or(DecisionKind::consent);
    decision.question = row.string(5);
    decision.proposal = row.string(6);
    decision.anonymous = row.yes(7);
    decision.quorum = row.integer(8);
    decision.draw = draw_in(row.text(9));
    decision.edits = row.integer(10);
    decision.state = decision_states.named(row.text(11)).value_or(DecisionState::withdrawn);
    decision.asked_at = row.time(12);
    decision.closes_at = row.time(13);
    decision.ended_at = row.maybe(14, &platform::Row::time);
    if (!row.is_null(15)) decision.outcome = outcome_in(row.text(15));
    return decision;
}

} // namespace

std::vector<Decision> DecisionStore::with_options(std::vector<Decision> decisions)
{
    if (decisions.empty()) return decisions;
    std::unordered_map<DecisionId, Decision*> by_id;
    std::vector<DecisionId> ids;
    for (auto& decision : decisions) {
        by_id.emplace(decision.id, &decision);
        ids.push_back(decision.id);
    }
    auto const sql = platform::sql_list(R"sql(
        select decision_id, words, starts_at from decision_options where decision_id in ({list}) order by decision_id, place
    )sql",
        ids.size());
    platform::Binds binds;
    binds.list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) {
        by_id.at(row.id<DecisionId>(0))->options.push_back({row.string(1), row.maybe(2, &platform::Row::time)});
    });
    return decisions;
}

base::Result<Decision> DecisionStore::find(DecisionId id)
{
    auto found = with_options(tx_.all(R"sql(
        select id, circle_id, thread_id, author_id, kind, question, proposal, anonymous, quorum, draw, edits, state, asked_at, closes_at,
            ended_at, outcome
        from decisions where id = $1
    )sql",
        decision_in_row, id));
    if (found.empty()) return base::not_found();
    return std::move(found.front());
}

void DecisionStore::add_options(Decision const& decision)
{
    std::int64_t place = 0;
    for (auto const& option : decision.options) {
        tx_.run("insert into decision_options (decision_id, place, words, starts_at) values ($1, $2, $3, $4)",
            decision.id, place++, option.words, option.starts_at);
    }
}

void DecisionStore::add(Decision const& decision)
{
    tx_.run(R"sql(
        insert into decisions (id, circle_id, thread_id, author_id, kind, question, proposal, anonymous, quorum, draw, edits, state,
            asked_at, closes_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    )sql",
        decision.id, decision.circle, decision.thread, decision.author, decision_kinds.of(decision.kind),
        decision.question, decision.proposal, decision.anonymous, decision.quorum, text_of(decision.draw),
        decision.edits, decision_states.of(decision.state), decision.asked_at, decision.closes_at);
    add_options(decision);
}

void DecisionStore::save_words(Decision const& decision)
{
    tx_.run(R"sql(
        update decisions set question = $2, proposal = $3, anonymous = $4, quorum = $5, draw = $6, edits = $7, closes_at = $8
        where id = $1
    )sql",
        decision.id, decision.question, decision.proposal, decision.anonymous, decision.quorum, text_of(decision.draw),
        decision.edits, decision.closes_at);
    tx_.run("delete from decision_options where decision_id = $1", decision.id);
    add_options(decision);
}

void DecisionStore::save_end(Decision const& decision)
{
    std::optional<std::string> record;
    if (decision.outcome) record = json_of(*decision.outcome).text();
    tx_.run("update decisions set state = $2, ended_at = $3, outcome = $4 where id = $1", decision.id,
        decision_states.of(decision.state), decision.ended_at, record);
}

std::vector<Decision> DecisionStore::of(std::span<DecisionId const> ids)
{
    std::vector<Decision> found;
    if (ids.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select id, circle_id, thread_id, author_id, kind, question, proposal, anonymous, quorum, draw, edits, state, asked_at, closes_at,
            ended_at, outcome
        from decisions where id in ({list})
    )sql",
        ids.size());
    platform::Binds binds;
    binds.list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(decision_in_row(row)); });
    return with_options(std::move(found));
}

std::vector<Decision> DecisionStore::of_thread(ThreadId thread, int limit)
{
    return with_options(tx_.all(R"sql(
        select id, circle_id, thread_id, author_id, kind, question, proposal, anonymous, quorum, draw, edits, state, asked_at, closes_at,
            ended_at, outcome
        from decisions where thread_id = $1 order by id limit $2
    )sql",
        decision_in_row, thread, limit));
}

std::vector<Decision> DecisionStore::of_circle(CircleId circle, DecisionId before, int limit)
{
    return with_options(tx_.all(R"sql(
        select d.id, d.circle_id, d.thread_id, d.author_id, d.kind, d.question, d.proposal, d.anonymous, d.quorum, d.draw, d.edits,
            d.state, d.asked_at, d.closes_at, d.ended_at, d.outcome
        from decisions d join threads t on t.id = d.thread_id
        where d.circle_id = $1 and d.id < $2 and t.state <> 'removed' order by d.id desc limit $3
    )sql",
        decision_in_row, circle, before, limit));
}

std::vector<Decision> DecisionStore::counted_of(CircleId circle, int limit)
{
    return with_options(tx_.all(R"sql(
        select d.id, d.circle_id, d.thread_id, d.author_id, d.kind, d.question, d.proposal, d.anonymous, d.quorum, d.draw, d.edits,
            d.state, d.asked_at, d.closes_at, d.ended_at, d.outcome
        from decisions d join threads t on t.id = d.thread_id
        where d.circle_id = $1 and d.state = 'counted' and t.state <> 'removed'
        order by d.closes_at desc, d.id desc limit $2
    )sql",
        decision_in_row, circle, limit));
}

std::vector<Decision> DecisionStore::waiting_for(base::PersonId person, base::Time now, int limit)
{
    // Put in order here, as in CircleStore::of_person().
    auto found = tx_.all(R"sql(
        select d.id, d.circle_id, d.thread_id, d.author_id, d.kind, d.question, d.proposal, d.anonymous, d.quorum, d.draw, d.edits,
            d.state, d.asked_at, d.closes_at, d.ended_at, d.outcome
        from circle_people p join decisions d on d.circle_id = p.circle_id and d.state = 'open' and d.closes_at > $2
        where p.person_id = $1 and case p.standing when 'member' then 1 when 'host' then 1 else 0 end = 1
            and exists (select 1 from circles c where c.id = d.circle_id and c.state = 'active')
            and exists (select 1 from threads t where t.id = d.thread_id and t.state <> 'removed')
            and not exists (select 1 from decision_answers a where a.person_id = $1 and a.decision_id = d.id)
            and not exists (select 1 from decision_electorates e where e.decision_id = d.id
                and not exists (select 1 from decision_voters v where v.decision_id = d.id and v.person_id = $1))
        limit $3
    )sql",
        decision_in_row, person, now, most_open);
    std::ranges::sort(found, {}, [](Decision const& decision) { return std::pair {decision.closes_at, decision.id}; });
    found.resize(std::min(found.size(), static_cast<std::size_t>(limit)));
    return with_options(std::move(found));
}

std::vector<Decision> DecisionStore::by_author(base::PersonId author)
{
    return with_options(tx_.all(R"sql(
        select id, circle_id, thread_id, author_id, kind, question, proposal, anonymous, quorum, draw, edits, state, asked_at, closes_at,
            ended_at, outcome
        from decisions where author_id = $1 order by id
    )sql",
        decision_in_row, author));
}

bool DecisionStore::take_words_of(base::PersonId author, int limit)
{
    tx_.run(R"sql(
        update decision_options set words = '…' where words <> '…' and starts_at is null and decision_id in (
            select id from decisions where author_id = $1 and question <> '…' order by id limit $2)
    )sql",
        author, limit);
    return tx_.run(R"sql(
        update decisions set question = '…', proposal = '' where id in (
            select id from decisions where author_id = $1 and question <> '…' order by id limit $2)
    )sql",
               author, limit)
        < limit;
}

void DecisionStore::forget_circle(CircleId circle)
{
    tx_.run(
        "delete from decision_answers where decision_id in (select id from decisions where circle_id = $1)", circle);
    tx_.run(
        "delete from decision_ballots where decision_id in (select id from decisions where circle_id = $1)", circle);
    tx_.run(
        "delete from decision_options where decision_id in (select id from decisions where circle_id = $1)", circle);
    tx_.run("delete from decisions where circle_id = $1", circle);
}

} // namespace circles
