#include "areas/circles/membership_store.h"

#include <algorithm>

namespace circles {

namespace {

Membership membership_of(platform::Row const& row)
{
    return {row.id<CircleId>(0), row.id<base::PersonId>(1), standings.named(row.text(2)).value_or(Standing::none),
        duties.named(row.text(3)).value_or(Duty::none), row.string(4),
        row.maybe_id<base::PersonId>(5).value_or(base::PersonId {}), row.time(6), row.integer(7) != 0};
}

} // namespace

Membership MembershipStore::of(CircleId circle, std::optional<base::PersonId> person)
{
    Membership nothing {.circle = circle, .person = person.value_or(base::PersonId {})};
    if (!person) return nothing;
    auto found = tx_.one(R"sql(
        select circle_id, person_id, standing, duty, words, asked_by, since, less from circle_people
        where circle_id = $1 and person_id = $2
    )sql",
        membership_of, circle, *person);
    return found ? *std::move(found) : nothing;
}

void MembershipStore::save(Membership const& membership)
{
    if (membership.standing == Standing::none) {
        tx_.run(
            "delete from circle_people where circle_id = $1 and person_id = $2", membership.circle, membership.person);
        return;
    }
    auto const asked_by = membership.asked_by == base::PersonId {} ? std::nullopt : std::optional {membership.asked_by};
    tx_.run(R"sql(
        insert into circle_people (circle_id, person_id, standing, duty, words, asked_by, since, less)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (circle_id, person_id) do update
        set standing = excluded.standing, duty = excluded.duty, words = excluded.words, asked_by = excluded.asked_by,
            since = excluded.since, less = excluded.less
    )sql",
        membership.circle, membership.person, standings.of(membership.standing), duties.of(membership.duty),
        membership.words, asked_by, membership.since, membership.less);
}

std::int64_t MembershipStore::invite(
    CircleId circle, std::span<base::PersonId const> people, base::PersonId by, base::Time now)
{
    if (people.empty()) return 0;
    auto const sql = platform::sql_list(R"sql(
        insert into circle_people (circle_id, person_id, standing, duty, words, asked_by, since, less)
        select $1, p.id, 'invited', 'none', '', $2, $3, 0 from (select distinct w.column1 as id from ({ids}) w) p
        where true
        on conflict (circle_id, person_id) do nothing
    )sql",
        people.size(), 4);
    platform::Binds binds;
    binds.add(circle).add(by).add(now).list(people);
    return tx_.query(sql, binds.span(), [](platform::Row const&) {});
}

std::int64_t MembershipStore::hosts(CircleId circle)
{
    return tx_.number("select count(*) from circle_people where circle_id = $1 and standing = 'host'", circle);
}

std::int64_t MembershipStore::inside(CircleId circle)
{
    return tx_.number(
        "select count(*) from circle_people where circle_id = $1 and standing in ('member', 'host')", circle);
}

std::vector<Membership> MembershipStore::people_of(CircleId circle, int offset, int limit)
{
    return tx_.all(R"sql(
        select circle_id, person_id, standing, duty, words, asked_by, since, less from circle_people
        where circle_id = $1 and standing in ('member', 'host')
        order by case when standing = 'host' then 0 when duty <> 'none' then 1 else 2 end, since, person_id
        limit $3 offset $2
    )sql",
        membership_of, circle, offset, limit);
}

std::vector<Membership> MembershipStore::asking(CircleId circle, int limit)
{
    return tx_.all(R"sql(
        select circle_id, person_id, standing, duty, words, asked_by, since, less from circle_people
        where circle_id = $1 and standing = 'asks' order by since, person_id limit $2
    )sql",
        membership_of, circle, limit);
}

std::unordered_map<CircleId, Standing> MembershipStore::standings_of(
    std::optional<base::PersonId> person, std::span<CircleId const> circles)
{
    std::unordered_map<CircleId, Standing> found;
    if (!person || circles.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select p.circle_id, p.standing
        from ({ids}) wanted left join circle_people p on p.circle_id = wanted.column1 and p.person_id = $1
        where coalesce(p.circle_id, 0) <> 0
    )sql",
        circles.size(), 2);
    platform::Binds binds;
    binds.add(*person).list(circles);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) {
        found.emplace(row.id<CircleId>(0), standings.named(row.text(1)).value_or(Standing::none));
    });
    return found;
}

std::unordered_map<base::PersonId, Standing> MembershipStore::standings_in(
    CircleId circle, std::span<base::PersonId const> people)
{
    std::unordered_map<base::PersonId, Standing> found;
    constexpr std::size_t at_once = 512;
    for (std::size_t first = 0; first < people.size(); first += at_once) {
        auto const some = people.subspan(first, std::min(at_once, people.size() - first));
        auto const sql = platform::sql_list(R"sql(
            select p.person_id, p.standing
            from ({ids}) wanted left join circle_people p on p.circle_id = $1 and p.person_id = wanted.column1
            where coalesce(p.person_id, 0) <> 0
        )sql",
            some.size(), 2);
        platform::Binds binds;
        binds.add(circle).list(some);
        tx_.query(sql, binds.span(), [&](platform::Row const& row) {
            found.emplace(row.id<base::PersonId>(0), standings.named(row.text(1)).value_or(Standing::none));
        });
    }
    return found;
}

std::vector<CircleId> MembershipStore::private_circles_of(base::PersonId person)
{
    return tx_.all(R"sql(
        select c.id from circle_people p join circles c on c.id = p.circle_id
        where p.person_id = $1 and p.standing in ('member', 'host') and c.audience = 'circles' and c.state in ('active', 'closed')
        order by c.id limit 100
    )sql",
        [](platform::Row const& row) { return row.id<CircleId>(0); }, person);
}

std::vector<Membership> MembershipStore::wanted_of(std::span<base::PersonId const> people)
{
    std::vector<Membership> found;
    if (people.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select circle_id, person_id, standing, duty, words, asked_by, since, less from circle_people
        where person_id in ({list}) and standing in ('member', 'host', 'invited') and less = 0
        order by person_id, circle_id
    )sql",
        people.size());
    platform::Binds binds;
    binds.list(people);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(membership_of(row)); });
    return found;
}

std::vector<base::PersonId> MembershipStore::asked_to_decide(
    CircleId circle, base::PersonId but, base::PersonId after, int limit)
{
    return tx_.all(R"sql(
        select person_id from circle_people
        where circle_id = $1 and person_id > $3 and person_id <> $2 and standing in ('member', 'host') and less = 0
        order by person_id limit $4
    )sql",
        [](platform::Row const& row) { return row.id<base::PersonId>(0); }, circle, but, after, limit);
}

std::vector<base::PersonId> MembershipStore::with_duty(CircleId circle, Duty duty)
{
    return tx_.all(R"sql(
        select person_id from circle_people
        where circle_id = $1 and duty = $2 and standing in ('member', 'host') order by person_id
    )sql",
        [](platform::Row const& row) { return row.id<base::PersonId>(0); }, circle, duties.of(duty));
}

std::vector<base::PersonId> MembershipStore::hosts_of(CircleId circle)
{
    return tx_.all(
        "select person_id from circle_people where circle_id = $1 and standing = 'host' order by person_id",
        [](platform::Row const& row) { return row.id<base::PersonId>(0); }, circle);
}

std::vector<base::PersonId> MembershipStore::inside_of(CircleId circle, std::span<base::PersonId const> people)
{
    std::vector<base::PersonId> found;
    if (people.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select person_id from circle_people where circle_id = $1 and standing in ('member', 'host') and person_id in ({list})
    )sql",
        people.size(), 2);
    platform::Binds binds;
    binds.add(circle).list(people);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(row.id<base::PersonId>(0)); });
    return found;
}

std::set<base::PersonId> MembershipStore::beside(base::PersonId person, std::span<base::PersonId const> people)
{
    std::set<base::PersonId> all;
    constexpr std::size_t at_once = 512;
    for (std::size_t first = 0; first < people.size(); first += at_once) {
        auto const some = people.subspan(first, std::min(at_once, people.size() - first));
        auto const sql = platform::sql_list(R"sql(
            select distinct other.person_id
            from circle_people mine
            join circles c on c.id = mine.circle_id
            join circle_people other on other.circle_id = mine.circle_id
            where mine.person_id = $1 and mine.standing in ('member', 'host') and c.state <> 'removed'
                and other.standing in ('member', 'host') and other.person_id <> $1 and other.person_id in ({list})
        )sql",
            some.size(), 2);
        platform::Binds binds;
        binds.add(person).list(some);
        tx_.query(sql, binds.span(), [&](platform::Row const& row) { all.insert(row.id<base::PersonId>(0)); });
    }
    return all;
}

std::vector<Membership> MembershipStore::all_of(base::PersonId person)
{
    return tx_.all(R"sql(
        select circle_id, person_id, standing, duty, words, asked_by, since, less from circle_people
        where person_id = $1 order by since, circle_id
    )sql",
        membership_of, person);
}

bool MembershipStore::forget_some(base::PersonId person)
{
    constexpr int at_most = 100;
    auto const unnamed = tx_.run(R"sql(
        update circle_people set asked_by = null where (circle_id, person_id) in (
            select circle_id, person_id from circle_people where asked_by = $1 limit $2)
    )sql",
        person, at_most);
    if (unnamed == at_most) return false;
    return tx_.run(R"sql(
        delete from circle_people where (circle_id, person_id) in (
            select circle_id, person_id from circle_people where person_id = $1 limit $2)
    )sql",
               person, at_most)
        < at_most;
}

void MembershipStore::forget_circle(CircleId circle)
{
    tx_.run("delete from circle_people where circle_id = $1", circle);
}

} // namespace circles
