#include "areas/notices/incoming/incoming_store.h"

#include <chrono>

namespace notices {

namespace {

constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::int64_t day_ms = 24 * hour_ms;

} // namespace

bool IncomingStore::take(std::string_view key, base::Time now)
{
    return tx_.run("insert into mails_taken (mail_key, taken_at) values ($1, $2) on conflict (mail_key) do nothing",
               key, now)
        == 1;
}

bool IncomingStore::was_taken(std::string_view key)
{
    return tx_.number("select count(*) from mails_taken where mail_key = $1", key) > 0;
}

std::int64_t IncomingStore::forget_taken_before(base::Time time, int limit)
{
    return tx_.run(R"sql(
        delete from mails_taken
        where mail_key in (select mail_key from mails_taken where taken_at < $1 order by taken_at limit $2)
    )sql",
        time, limit);
}

void IncomingStore::count(std::string_view what, base::Time now)
{
    tx_.run(R"sql(
        insert into mail_counts (day, what, times) values ($1, $2, 1)
        on conflict (day, what) do update set times = mail_counts.times + 1
    )sql",
        now.ms / day_ms, what);
}

std::vector<MailCount> IncomingStore::counts_since(base::Time time)
{
    return tx_.all(
        "select what, sum(times) from mail_counts where day >= $1 group by what order by what",
        [](platform::Row const& row) {
            return MailCount {row.string(0), row.integer(1)};
        },
        time.ms / day_ms);
}

std::int64_t IncomingStore::wrote(base::PersonId person, base::Time now)
{
    std::int64_t times = 0;
    tx_.each(R"sql(
        insert into mail_writers (person_id, hour, times, answered_at) values ($1, $2, 1, null)
        on conflict (person_id) do update
        set times = case when mail_writers.hour = excluded.hour then mail_writers.times + 1 else 1 end,
            hour = excluded.hour
        returning times
    )sql",
        [&](platform::Row const& row) { times = row.integer(0); }, person, now.ms / hour_ms);
    return times;
}

bool IncomingStore::claim_answer(base::PersonId person, base::Time now)
{
    return tx_.run(R"sql(
        update mail_writers set answered_at = $2
        where person_id = $1 and (answered_at is null or answered_at <= $3)
    )sql",
               person, now, now.ms - hour_ms)
        == 1;
}

void IncomingStore::save(MailAnswer const& answer)
{
    tx_.run(R"sql(
        insert into mail_answers (id, person_id, reason, seen_from, words, made_at) values ($1, $2, $3, $4, $5, $6)
    )sql",
        answer.id, answer.person, answer.reason, answer.seen_from, answer.words, answer.made_at);
}

base::Result<MailAnswer> IncomingStore::answer(MailAnswerId id)
{
    auto found = tx_.one(
        "select person_id, reason, seen_from, words, made_at from mail_answers where id = $1",
        [&](platform::Row const& row) {
            return MailAnswer {id, row.id<base::PersonId>(0), row.string(1), row.string(2), row.string(3), row.time(4)};
        },
        id);
    if (!found) return base::not_found();
    return *std::move(found);
}

void IncomingStore::remove(MailAnswerId id)
{
    tx_.run("delete from mail_answers where id = $1", id);
}

std::optional<Trouble> IncomingStore::trouble_of(base::PersonId person)
{
    return tx_.one(R"sql(
        select address_hash, hard, nobody_there, first_at, last_at, stopped_at from mail_troubles where person_id = $1
    )sql",
        [](platform::Row const& row) {
            return Trouble {row.string(0), row.integer(1), row.integer(2), row.time(3), row.time(4),
                row.maybe(5, &platform::Row::time)};
        },
        person);
}

void IncomingStore::save(base::PersonId person, Trouble const& trouble)
{
    tx_.run(R"sql(
        insert into mail_troubles (person_id, address_hash, hard, nobody_there, first_at, last_at, stopped_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (person_id) do update
        set address_hash = excluded.address_hash, hard = excluded.hard, nobody_there = excluded.nobody_there,
            first_at = excluded.first_at, last_at = excluded.last_at, stopped_at = excluded.stopped_at
    )sql",
        person, trouble.address_hash, trouble.hard, trouble.nobody_there, trouble.first_at, trouble.last_at,
        trouble.stopped_at);
}

void IncomingStore::forget_trouble(base::PersonId person)
{
    tx_.run("delete from mail_troubles where person_id = $1", person);
}

std::int64_t IncomingStore::stopped()
{
    return tx_.number("select count(*) from mail_troubles where stopped_at is not null");
}

void IncomingStore::forget(base::PersonId person)
{
    tx_.run("delete from mail_answers where person_id = $1", person);
    tx_.run("delete from mail_writers where person_id = $1", person);
    forget_trouble(person);
}

} // namespace notices
