#include "platform/trust/trust_store.h"

namespace platform {

namespace {

std::optional<base::Time> moment(Row const& row, int column)
{
    return row.integer(column) == 0 ? std::nullopt : std::optional {row.time(column)};
}

} // namespace

std::optional<Trust> TrustStore::find(base::PersonId person)
{
    return tx_.one(
        "select thanks, settled_at, limited_until from trust where person_id = $1",
        [person](Row const& row) {
            return Trust {person, row.integer(0), moment(row, 1), moment(row, 2)};
        },
        person);
}

std::vector<Trust> TrustStore::of(std::span<base::PersonId const> people)
{
    std::vector<Trust> found;
    if (people.empty()) return found;
    Binds binds;
    binds.list(people);
    tx_.query(sql_list("select person_id, thanks, settled_at, limited_until from trust where person_id in ({list})",
                  people.size()),
        binds.span(), [&](Row const& row) {
            found.push_back({row.id<base::PersonId>(0), row.integer(1), moment(row, 2), moment(row, 3)});
        });
    return found;
}

void TrustStore::add_thanks(base::PersonId person, int more)
{
    tx_.run(R"sql(
        insert into trust (person_id, thanks, settled_at, limited_until) values ($1, case when $2 > 0 then $2 else 0 end, 0, 0)
        on conflict (person_id) do update
        set thanks = case when trust.thanks + $2 < 0 then 0 else trust.thanks + $2 end
    )sql",
        person, more);
}

void TrustStore::settle(base::PersonId person, base::Time now)
{
    tx_.run(R"sql(
        insert into trust (person_id, thanks, settled_at, limited_until) values ($1, 0, $2, 0)
        on conflict (person_id) do update set settled_at = excluded.settled_at
    )sql",
        person, now);
}

void TrustStore::limit(base::PersonId person, std::optional<base::Time> until)
{
    tx_.run(R"sql(
        insert into trust (person_id, thanks, settled_at, limited_until) values ($1, 0, 0, $2)
        on conflict (person_id) do update set limited_until = excluded.limited_until
    )sql",
        person, until.value_or(base::Time {}));
}

void TrustStore::forget(base::PersonId person)
{
    tx_.run("delete from trust where person_id = $1", person);
    tx_.run("delete from recent_writings where person_id = $1", person);
}

std::vector<base::Time> TrustStore::writings_since(base::PersonId person, base::Time since, std::int64_t limit)
{
    return tx_.all(R"sql(
        select written_at from recent_writings where person_id = $1 and written_at > $2 order by written_at desc limit $3
    )sql",
        [](Row const& row) { return row.time(0); }, person, since, limit);
}

void TrustStore::add_writing(std::int64_t id, base::PersonId person, base::Time now)
{
    tx_.run("insert into recent_writings (id, person_id, written_at) values ($1, $2, $3)", id, person, now);
}

std::int64_t TrustStore::forget_writings_before(base::Time before, int limit)
{
    return tx_.run(R"sql(
        delete from recent_writings where id in (
            select id from recent_writings where written_at < $1 order by written_at limit $2)
    )sql",
        before, limit);
}

std::vector<std::pair<std::string, std::string>> TrustStore::settings()
{
    return tx_.all("select name, value from settings where name >= 'trust.' and name < 'trust/'", [](Row const& row) {
        return std::pair {row.string(0), row.string(1)};
    });
}

} // namespace platform
