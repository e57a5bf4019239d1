#include "platform/web/sessions.h"

#include "platform/keys/keys.h"

#include <algorithm>
#include <chrono>

namespace web {

using namespace std::chrono_literals;

namespace {

constexpr base::Milliseconds browser_life = 24h * 90; ///< since it was last seen
constexpr base::Milliseconds program_life = 24h * 365;
constexpr std::size_t asked_at_once = 512;

bool is_over(Session const& session, base::Time now)
{
    return now - session.seen_at > (session.bearer == Bearer::program ? program_life : browser_life);
}

Session session_of(platform::Row const& row)
{
    return {row.integer(0), row.id<base::PersonId>(1), row.text(2) == "program" ? Bearer::program : Bearer::browser,
        row.string(3), row.time(4), row.time(5)};
}

std::string_view name_of(Bearer bearer)
{
    return bearer == Bearer::program ? "program" : "browser";
}

} // namespace

std::optional<Session> Sessions::by_token(std::string_view token, Bearer bearer, base::Time now)
{
    auto session
        = tx_.one("select id, person_id, bearer, label, created_at, seen_at from sessions where token_hash = $1",
            session_of, platform::sha256_hex(token));
    if (!session || session->bearer != bearer || is_over(*session, now)) return std::nullopt;
    return session;
}

std::string Sessions::begin(base::IdSource& ids, base::Chance& chance, base::PersonId person, Bearer bearer,
    std::string_view label, base::Time now)
{
    auto token = platform::new_token(chance);
    tx_.run(R"sql(
        insert into sessions (id, token_hash, person_id, bearer, label, created_at, seen_at)
        values ($1, $2, $3, $4, $5, $6, $6)
    )sql",
        ids.next(), platform::sha256_hex(token), person, name_of(bearer), label, now);
    return token;
}

std::optional<Session> Sessions::find(std::int64_t session)
{
    return tx_.one(
        "select id, person_id, bearer, label, created_at, seen_at from sessions where id = $1", session_of, session);
}

std::unordered_set<std::int64_t> Sessions::alive(std::span<std::int64_t const> sessions, base::Time now)
{
    std::unordered_set<std::int64_t> alive;
    while (!sessions.empty()) {
        auto const some = sessions.first(std::min(asked_at_once, sessions.size()));
        sessions = sessions.subspan(some.size());
        auto const sql = platform::sql_list(
            "select id, person_id, bearer, label, created_at, seen_at from sessions where id in ({list})", some.size());
        platform::Binds binds;
        binds.list(some);
        tx_.query(sql, binds.span(), [&](platform::Row const& row) {
            auto const session = session_of(row);
            if (!is_over(session, now)) alive.insert(session.id);
        });
    }
    return alive;
}

std::vector<Session> Sessions::of(base::PersonId person)
{
    return tx_.all(R"sql(
        select id, person_id, bearer, label, created_at, seen_at from sessions where person_id = $1 order by seen_at desc, id desc
    )sql",
        session_of, person);
}

void Sessions::end(base::PersonId person, std::int64_t session)
{
    tx_.run("delete from sessions where id = $1 and person_id = $2", session, person);
}

void Sessions::end_all(base::PersonId person, std::int64_t except)
{
    tx_.run("delete from sessions where person_id = $1 and id <> $2", person, except);
}

void Sessions::seen(std::int64_t session, base::Time at)
{
    tx_.run("update sessions set seen_at = $2 where id = $1 and seen_at < $2", session, at);
}

std::int64_t Sessions::forget_expired(base::Time now, int limit)
{
    return tx_.run(R"sql(
        delete from sessions where id in (
            select id from sessions where seen_at < $1 and (bearer <> 'program' or seen_at < $2) order by seen_at limit $3)
    )sql",
        now - browser_life, now - program_life, limit);
}

void Sessions::forget(base::PersonId person)
{
    end_all(person);
    tx_.run("delete from idempotency_keys where owner_id = $1", person);
}

} // namespace web
