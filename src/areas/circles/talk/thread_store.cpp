#include "areas/circles/talk/thread_store.h"

#include <algorithm>
#include <string>

namespace circles {

namespace {

Thread thread_in_row(platform::Row const& row)
{
    Thread thread;
    thread.id = row.id<ThreadId>(0);
    thread.circle = row.id<CircleId>(1);
    thread.kind = talks.named(row.text(2)).value_or(Talk::discussion);
    thread.title = row.string(3);
    thread.slug = row.string(4);
    thread.excerpt = row.string(5);
    thread.language = row.string(6);
    thread.author = row.id<base::PersonId>(7);
    thread.opening = row.id<PostId>(8);
    thread.state = thread_states.named(row.text(9)).value_or(ThreadState::removed);
    thread.answer = row.maybe_id<PostId>(10);
    thread.started_at = row.time(11);
    return thread;
}

/// Who reads which thread, for a list of pairs; its size is rounded up, so that few texts are prepared.
platform::Sql pairs_sql(std::size_t n)
{
    std::string values;
    for (std::size_t i = 0; i < platform::Binds::padded(n); ++i) {
        auto const person = std::to_string(2 * i + 1);
        auto const thread = std::to_string(2 * i + 2);
        values += (i == 0 ? "(cast($" : ", (cast($") + person + " as bigint), cast($" + thread + " as bigint))";
    }
    return platform::sql_list("with asked (person_id, thread_id) as (values " + values + R"sql()
        select distinct r.person_id, r.thread_id, r.read_at, r.wish
        from asked a join thread_readers r on r.person_id = a.person_id and r.thread_id = a.thread_id
    )sql",
        0);
}

platform::Binds pair_binds(std::span<PersonInThread const> pairs)
{
    platform::Binds binds;
    for (std::size_t i = 0; i < platform::Binds::padded(pairs.size()); ++i) {
        auto const& pair = pairs[std::min(i, pairs.size() - 1)];
        binds.add(pair.person).add(pair.thread);
    }
    return binds;
}

} // namespace

base::Result<Thread> ThreadStore::find(ThreadId id)
{
    auto found = tx_.one(R"sql(
        select id, circle_id, kind, title, slug, excerpt, language, author_id, opening_id, state, answer_id, started_at
        from threads where id = $1
    )sql",
        thread_in_row, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

void ThreadStore::add(Thread const& thread)
{
    tx_.run(R"sql(
        insert into threads (id, circle_id, kind, title, slug, excerpt, language, author_id, opening_id, state, answer_id, started_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (id) do nothing
    )sql",
        thread.id, thread.circle, talks.of(thread.kind), thread.title, thread.slug, thread.excerpt, thread.language,
        thread.author, thread.opening, thread_states.of(thread.state), thread.answer, thread.started_at);
    tx_.run(R"sql(
        insert into thread_tallies (thread_id, circle_id, replies, last_at, last_author_id) values ($1, $2, 0, $3, $4)
        on conflict (thread_id) do nothing
    )sql",
        thread.id, thread.circle, thread.started_at, thread.author);
}

void ThreadStore::save(Thread const& thread)
{
    tx_.run(R"sql(
        update threads set kind = $2, title = $3, excerpt = $4, state = $5, answer_id = $6 where id = $1
    )sql",
        thread.id, talks.of(thread.kind), thread.title, thread.excerpt, thread_states.of(thread.state), thread.answer);
}

std::vector<ListedThread> ThreadStore::of_circle(
    CircleId circle, base::PersonId reader, ThreadCursor const& before, int limit)
{
    return tx_.all(
        R"sql(
        select t.id, t.circle_id, t.kind, t.title, t.slug, t.excerpt, t.language, t.author_id, t.opening_id, t.state, t.answer_id,
            t.started_at, y.replies, y.last_at, case when r.read_at is null or y.last_at > r.read_at then 1 else 0 end
        from thread_tallies y join threads t on t.id = y.thread_id
            left join thread_readers r on r.thread_id = y.thread_id and r.person_id = $2
        where y.circle_id = $1 and (y.last_at, y.thread_id) < ($3, $4) and t.state <> 'removed'
        order by y.last_at desc, y.thread_id desc limit $5
    )sql",
        [&](platform::Row const& row) {
            bool const somebody = reader != base::PersonId {};
            return ListedThread {thread_in_row(row), row.integer(12), row.time(13), somebody && row.integer(14) != 0};
        },
        circle, reader, before.last_at, before.thread, limit);
}

std::unordered_map<ThreadId, Thread> ThreadStore::of(std::span<ThreadId const> ids)
{
    std::unordered_map<ThreadId, Thread> found;
    if (ids.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select t.id, t.circle_id, t.kind, t.title, t.slug, t.excerpt, t.language, t.author_id, t.opening_id, t.state, t.answer_id,
            t.started_at
        from ({ids}) wanted left join threads t on t.id = wanted.column1 where coalesce(t.id, 0) <> 0
    )sql",
        ids.size());
    platform::Binds binds;
    binds.list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) {
        auto thread = thread_in_row(row);
        found.emplace(thread.id, std::move(thread));
    });
    return found;
}

std::vector<Thread> ThreadStore::all_of(base::PersonId author)
{
    return tx_.all(R"sql(
        select id, circle_id, kind, title, slug, excerpt, language, author_id, opening_id, state, answer_id, started_at
        from threads where author_id = $1 order by id
    )sql",
        thread_in_row, author);
}

std::vector<Thread> ThreadStore::worth_reading(CircleId circle, int limit)
{
    return tx_.all(R"sql(
        select id, circle_id, kind, title, slug, excerpt, language, author_id, opening_id, state, answer_id, started_at
        from threads where circle_id = $1 and state <> 'removed'
            and (kind in ('success', 'failure') or (kind = 'question' and answer_id is not null))
        order by id desc limit $2
    )sql",
        thread_in_row, circle, limit);
}

std::int64_t ThreadStore::count(CircleId circle)
{
    return tx_.number("select count(*) from thread_tallies where circle_id = $1", circle);
}

void ThreadStore::recount(ThreadId id)
{
    tx_.run(R"sql(
        delete from thread_tallies
        where thread_id = $1 and exists (select 1 from threads t where t.id = $1 and t.state = 'removed')
    )sql",
        id);
    tx_.run(R"sql(
        insert into thread_tallies (thread_id, circle_id, replies, last_at, last_author_id)
        select t.id, t.circle_id,
            (select count(*) from posts p where p.thread_id = t.id and p.removed_at is null and p.id <> t.opening_id),
            coalesce((select p.written_at from posts p where p.thread_id = t.id and p.removed_at is null order by p.id desc limit 1),
                t.started_at),
            (select p.author_id from posts p where p.thread_id = t.id and p.removed_at is null order by p.id desc limit 1)
        from threads t where t.id = $1 and t.state <> 'removed'
        on conflict (thread_id) do update
        set replies = excluded.replies, last_at = excluded.last_at, last_author_id = excluded.last_author_id
    )sql",
        id);
}

std::int64_t ThreadStore::replies(ThreadId id)
{
    return tx_.number("select replies from thread_tallies where thread_id = $1", id);
}

Reader ThreadStore::reader(ThreadId thread, base::PersonId person)
{
    auto found = tx_.one(
        "select read_to, read_at, wish from thread_readers where person_id = $1 and thread_id = $2",
        [](platform::Row const& row) {
            return Reader {row.id<PostId>(0), row.time(1), wishes.named(row.text(2)).value_or(Wish::none)};
        },
        person, thread);
    return found.value_or(Reader {});
}

void ThreadStore::read(ThreadId thread, base::PersonId person, PostId to, base::Time now)
{
    tx_.run(R"sql(
        insert into thread_readers (person_id, thread_id, read_to, read_at, wish) values ($1, $2, $3, $4, 'none')
        on conflict (person_id, thread_id) do update
        set read_to = excluded.read_to, read_at = excluded.read_at
        where thread_readers.read_to <= excluded.read_to
    )sql",
        person, thread, to, now);
}

void ThreadStore::set_wish(ThreadId thread, base::PersonId person, Wish wish, base::Time now)
{
    tx_.run(R"sql(
        insert into thread_readers (person_id, thread_id, read_to, read_at, wish) values ($1, $2, 0, $3, $4)
        on conflict (person_id, thread_id) do update set wish = excluded.wish
    )sql",
        person, thread, now, wishes.of(wish));
}

std::vector<base::PersonId> ThreadStore::muted_by(ThreadId thread, std::span<base::PersonId const> people)
{
    std::vector<base::PersonId> found;
    if (people.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select person_id from thread_readers where thread_id = $1 and wish = 'mute' and person_id in ({list})
    )sql",
        people.size(), 2);
    platform::Binds binds;
    binds.add(thread).list(people);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(row.id<base::PersonId>(0)); });
    return found;
}

std::unordered_map<ThreadId, std::int64_t> ThreadStore::replies_in(std::span<ThreadId const> ids)
{
    std::unordered_map<ThreadId, std::int64_t> found;
    if (ids.empty()) return found;
    auto const sql
        = platform::sql_list("select thread_id, replies from thread_tallies where thread_id in ({list})", ids.size());
    platform::Binds binds;
    binds.list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.emplace(row.id<ThreadId>(0), row.integer(1)); });
    return found;
}

std::vector<MovedThread> ThreadStore::moved_in(
    std::span<CircleId const> circles, base::Time since, base::Time until, int limit)
{
    std::vector<MovedThread> found;
    if (circles.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select t.id, t.circle_id, t.kind, t.title, t.slug, t.excerpt, t.language, t.author_id, t.opening_id, t.state, t.answer_id,
            t.started_at, m.last_at, coalesce(m.last_author_id, 0)
        from (
            select y.thread_id, y.last_at, y.last_author_id,
                row_number() over (partition by y.circle_id order by y.last_at desc, y.thread_id desc) as place
            from thread_tallies y
            where y.circle_id in ({list}) and y.last_at > $1 and y.last_at <= $2
                and coalesce((select p.by_mail from posts p where p.thread_id = y.thread_id and p.removed_at is null
                    order by p.id desc limit 1), 0) < 2
        ) m join threads t on t.id = m.thread_id
        where m.place <= $3 and t.state <> 'removed'
        order by m.last_at desc, t.id desc
    )sql",
        circles.size(), 4);
    platform::Binds binds;
    binds.add(since).add(until).add(limit).list(circles);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) {
        found.push_back({thread_in_row(row), row.time(12), row.id<base::PersonId>(13)});
    });
    return found;
}

std::map<PersonInThread, Reader> ThreadStore::readers(std::span<PersonInThread const> pairs)
{
    std::map<PersonInThread, Reader> found;
    constexpr std::size_t at_once = 512;
    for (std::size_t first = 0; first < pairs.size(); first += at_once) {
        auto const some = pairs.subspan(first, std::min(at_once, pairs.size() - first));
        tx_.query(pairs_sql(some.size()), pair_binds(some).span(), [&](platform::Row const& row) {
            found.emplace(PersonInThread {row.id<base::PersonId>(0), row.id<ThreadId>(1)},
                Reader {{}, row.time(2), wishes.named(row.text(3)).value_or(Wish::none)});
        });
    }
    return found;
}

void ThreadStore::take_words_of(ThreadId thread, base::PersonId author)
{
    tx_.run(
        "update threads set title = '…', slug = 'x', excerpt = '' where id = $1 and author_id = $2", thread, author);
}

bool ThreadStore::forget_reader_some(base::PersonId person)
{
    constexpr int at_most = 100;
    return tx_.run(R"sql(
        delete from thread_readers where person_id = $1 and thread_id in (
            select thread_id from thread_readers where person_id = $1 limit $2)
    )sql",
               person, at_most)
        < at_most;
}

void ThreadStore::forget(ThreadId thread)
{
    tx_.run("delete from thread_readers where thread_id = $1", thread);
    tx_.run("delete from thread_tallies where thread_id = $1", thread);
    tx_.run("delete from threads where id = $1", thread);
}

void ThreadStore::forget_circle(CircleId circle)
{
    tx_.run("delete from thread_readers where thread_id in (select id from threads where circle_id = $1)", circle);
    tx_.run("delete from thread_tallies where circle_id = $1", circle);
    tx_.run("delete from threads where circle_id = $1", circle);
}

} // namespace circles
