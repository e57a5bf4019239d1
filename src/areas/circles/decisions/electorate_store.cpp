#include "areas/circles/decisions/electorate_store.h"

#include "areas/circles/membership_store.h"

#include <algorithm>
#include <set>

namespace circles {

std::optional<Voter> ElectorateStore::keep_some(
    CircleId one, CircleId other, base::Time asked_until, Voter const& after, int limit)
{
    auto const some = tx_.all(R"sql(
        select d.id, p.person_id from decisions d join circle_people p on p.circle_id = d.circle_id
        where d.circle_id in ($1, $2) and d.state = 'open' and d.asked_at <= $3 and p.standing in ('member', 'host')
            and d.id >= $4 and (d.id > $4 or p.person_id > $5)
        order by d.id, p.person_id limit $6
    )sql",
        [](platform::Row const& row) {
            return Voter {row.id<DecisionId>(0), row.id<base::PersonId>(1)};
        },
        one, other, asked_until, after.decision, after.person, limit);
    for (auto const& voter : some) {
        tx_.run("insert into decision_voters (decision_id, person_id) values ($1, $2) on conflict (decision_id, "
                "person_id) do nothing",
            voter.decision, voter.person);
    }
    return some.empty() ? std::nullopt : std::optional {some.back()};
}

void ElectorateStore::close(CircleId one, CircleId other, base::Time asked_until, std::int64_t merging)
{
    tx_.run(R"sql(
        insert into decision_electorates (decision_id, merging_id)
        select d.id, $4 from decisions d where d.circle_id in ($1, $2) and d.state = 'open' and d.asked_at <= $3
        on conflict (decision_id) do nothing
    )sql",
        one, other, asked_until, merging);
}

bool ElectorateStore::is_asked(DecisionId decision, base::PersonId person)
{
    return tx_.number(R"sql(
        select count(*) from decision_electorates e where e.decision_id = $1
            and not exists (select 1 from decision_voters v where v.decision_id = $1 and v.person_id = $2)
    )sql",
               decision, person)
        == 0;
}

std::int64_t ElectorateStore::size(Decision const& decision)
{
    bool const is_closed
        = tx_.number("select count(*) from decision_electorates where decision_id = $1", decision.id) > 0;
    if (!is_closed) return MembershipStore {tx_}.inside(decision.circle);
    return tx_.number(R"sql(
        select count(*) from decision_voters v join circle_people p on p.circle_id = $2 and p.person_id = v.person_id
        where v.decision_id = $1 and p.standing in ('member', 'host')
    )sql",
        decision.id, decision.circle);
}

std::vector<base::PersonId> ElectorateStore::asked_among(DecisionId decision, std::vector<base::PersonId> people)
{
    bool const is_closed = tx_.number("select count(*) from decision_electorates where decision_id = $1", decision) > 0;
    if (!is_closed || people.empty()) return people;
    std::set<base::PersonId> asked;
    auto const sql = platform::sql_list(
        "select person_id from decision_voters where decision_id = $1 and person_id in ({list})", people.size(), 2);
    platform::Binds binds;
    binds.add(decision).list(std::span<base::PersonId const> {people});
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { asked.insert(row.id<base::PersonId>(0)); });
    std::erase_if(people, [&](base::PersonId person) { return !asked.contains(person); });
    return people;
}

bool ElectorateStore::forget_some(base::PersonId person, int limit)
{
    return tx_.run(R"sql(
        delete from decision_voters where person_id = $1 and decision_id in (
            select decision_id from decision_voters where person_id = $1 limit $2)
    )sql",
               person, limit)
        < limit;
}

void ElectorateStore::forget_circle(CircleId circle)
{
    tx_.run("delete from decision_voters where decision_id in (select id from decisions where circle_id = $1)", circle);
    tx_.run("delete from decision_electorates where decision_id in (select id from decisions where circle_id = $1)",
        circle);
}

} // namespace circles
