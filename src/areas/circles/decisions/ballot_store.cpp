#include "areas/circles/decisions/ballot_store.h"

namespace circles {

namespace {

KeptBallot ballot_in_row(platform::Row const& row)
{
    return {row.id<BallotId>(0), row.id<DecisionId>(1), row.maybe_id<base::PersonId>(2), row.string(3)};
}

} // namespace

void BallotStore::put(KeptBallot const& ballot, AnswerMark const& mark)
{
    tx_.run(R"sql(
        insert into decision_ballots (id, decision_id, person_id, ballot) values ($1, $2, $3, $4)
        on conflict (id) do update set ballot = excluded.ballot
        where decision_ballots.decision_id = excluded.decision_id
    )sql",
        ballot.id, ballot.decision, ballot.person, ballot.text);
    tx_.run(R"sql(
        insert into decision_answers (decision_id, person_id, answered_at, by_mail) values ($1, $2, $3, $4)
        on conflict (decision_id, person_id) do update
        set answered_at = excluded.answered_at, by_mail = excluded.by_mail
    )sql",
        ballot.decision, mark.person, mark.answered_at, mark.by_mail);
}

std::optional<std::string> BallotStore::find(DecisionId decision, BallotId id)
{
    return tx_.one(
        "select ballot from decision_ballots where id = $1 and decision_id = $2",
        [](platform::Row const& row) { return row.string(0); }, id, decision);
}

bool BallotStore::has_answered(DecisionId decision, base::PersonId person)
{
    return tx_.number(
               "select count(*) from decision_answers where decision_id = $1 and person_id = $2", decision, person)
        > 0;
}

std::vector<base::PersonId> BallotStore::answered_among(DecisionId decision, std::span<base::PersonId const> people)
{
    std::vector<base::PersonId> answered;
    if (people.empty()) return answered;
    auto const sql = platform::sql_list(
        "select person_id from decision_answers where decision_id = $1 and person_id in ({list})", people.size(), 2);
    platform::Binds binds;
    binds.add(decision).list(people);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { answered.push_back(row.id<base::PersonId>(0)); });
    return answered;
}

std::int64_t BallotStore::cast(DecisionId decision)
{
    return tx_.number("select count(*) from decision_ballots where decision_id = $1", decision);
}

std::int64_t BallotStore::by_mail(DecisionId decision)
{
    return tx_.number("select count(*) from decision_answers where decision_id = $1 and by_mail = 1", decision);
}

std::vector<KeptBallot> BallotStore::of_decision(DecisionId decision)
{
    return tx_.all("select id, decision_id, person_id, ballot from decision_ballots where decision_id = $1 order by id",
        ballot_in_row, decision);
}

std::vector<KeptBallot> BallotStore::of_person(base::PersonId person)
{
    return tx_.all(
        "select id, decision_id, person_id, ballot from decision_ballots where person_id = $1 order by decision_id",
        ballot_in_row, person);
}

void BallotStore::unlink(DecisionId decision, std::span<KeptBallot const> under_new_ids)
{
    forget_all(decision);
    for (auto const& ballot : under_new_ids) {
        tx_.run("insert into decision_ballots (id, decision_id, ballot) values ($1, $2, $3)", ballot.id, decision,
            ballot.text);
    }
}

void BallotStore::forget_all(DecisionId decision)
{
    tx_.run("delete from decision_ballots where decision_id = $1", decision);
    tx_.run("delete from decision_answers where decision_id = $1", decision);
}

bool BallotStore::forget_some(base::PersonId person, int limit, bool words)
{
    if (words) {
        tx_.run(R"sql(
            update decision_ballots set ballot = '{"stance":"object","reason":""}'
            where person_id = $1 and ballot like '{"stance":"object"%'
        )sql",
            person);
    }
    auto const marks = tx_.run(R"sql(
        delete from decision_answers where (decision_id, person_id) in (
            select decision_id, person_id from decision_answers where person_id = $1 limit $2)
    )sql",
        person, limit);
    auto const names = tx_.run(R"sql(
        update decision_ballots set person_id = null where id in (
            select id from decision_ballots where person_id = $1 order by id limit $2)
    )sql",
        person, limit);
    return marks < limit && names < limit;
}

} // namespace circles
