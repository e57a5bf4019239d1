#include "areas/notices/notice_store.h"

namespace notices {

namespace {

Notice notice_of(platform::Row const& row)
{
    return {.id = row.id<NoticeId>(0),
        .person = row.id<base::PersonId>(1),
        .kind = kind_named(row.text(2)).value_or(Kind::need_answered),
        .need = row.id<needs::NeedId>(3),
        .merge = row.id<needs::MergeId>(11),
        .reply = row.id<needs::ReplyId>(4),
        .circle = row.id<circles::CircleId>(12),
        .thread = row.id<circles::ThreadId>(13),
        .post = row.id<circles::PostId>(14),
        .decision = row.id<circles::DecisionId>(15),
        .report = row.id<stewards::ReportId>(16),
        .from = row.id<base::PersonId>(5),
        .times = row.integer(6),
        .once_key = row.string(7),
        .happened_at = row.time(8),
        .read_at = row.maybe(9, &platform::Row::time),
        .mailed_at = row.maybe(10, &platform::Row::time)};
}

} // namespace

std::optional<NoticeId> NoticeStore::add(Notice const& notice)
{
    auto const made = tx_.run(R"sql(
        insert into notices (id, person_id, kind, need_id, merge_id, reply_id, circle_id, thread_id, post_id, decision_id,
            report_id, from_id, times, once_key, happened_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        on conflict (person_id, once_key) do nothing
    )sql",
        notice.id, notice.person, name_of(notice.kind), notice.need, notice.merge, notice.reply, notice.circle,
        notice.thread, notice.post, notice.decision, notice.report, notice.from, notice.times, notice.once_key,
        notice.happened_at);
    return made == 1 ? std::optional {notice.id} : std::nullopt;
}

bool NoticeStore::take_back(base::PersonId person, std::string_view once_key)
{
    return tx_.run("delete from notices where person_id = $1 and once_key = $2 and read_at is null and times = 1",
               person, once_key)
        == 1;
}

bool NoticeStore::was_told(base::PersonId person, std::string_view once_key)
{
    return tx_.number("select count(*) from notices where person_id = $1 and once_key = $2", person, once_key) > 0;
}

base::Result<Notice> NoticeStore::find(NoticeId id)
{
    auto found = tx_.one(R"sql(
        select id, person_id, kind, need_id, reply_id, from_id, times, once_key, happened_at, read_at, mailed_at, merge_id,
            circle_id, thread_id, post_id, decision_id, report_id
        from notices where id = $1
    )sql",
        notice_of, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

std::unordered_map<NoticeId, Notice> NoticeStore::of(std::span<NoticeId const> ids)
{
    std::unordered_map<NoticeId, Notice> found;
    if (ids.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select id, person_id, kind, need_id, reply_id, from_id, times, once_key, happened_at, read_at, mailed_at, merge_id,
            circle_id, thread_id, post_id, decision_id, report_id
        from notices where id in ({list})
    )sql",
        ids.size());
    platform::Binds binds;
    binds.list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) {
        auto notice = notice_of(row);
        found.emplace(notice.id, std::move(notice));
    });
    return found;
}

std::int64_t NoticeStore::unread(base::PersonId person)
{
    return tx_.number("select count(*) from notices where person_id = $1 and read_at is null and times > 0", person);
}

std::vector<Notice> NoticeStore::waiting(base::PersonId person, int limit)
{
    return tx_.all(R"sql(
        select id, person_id, kind, need_id, reply_id, from_id, times, once_key, happened_at, read_at, mailed_at, merge_id,
            circle_id, thread_id, post_id, decision_id, report_id
        from notices where person_id = $1 and read_at is null and times > 0 order by id limit $2
    )sql",
        notice_of, person, limit);
}

std::vector<Notice> NoticeStore::page(base::PersonId person, NoticeId before, int limit)
{
    return tx_.all(R"sql(
        select id, person_id, kind, need_id, reply_id, from_id, times, once_key, happened_at, read_at, mailed_at, merge_id,
            circle_id, thread_id, post_id, decision_id, report_id
        from notices where person_id = $1 and id < $2 and times > 0 order by id desc limit $3
    )sql",
        notice_of, person, before, limit);
}

std::vector<Notice> NoticeStore::waiting_of(std::span<base::PersonId const> people, base::Time since, base::Time until)
{
    std::vector<Notice> found;
    if (people.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select id, person_id, kind, need_id, reply_id, from_id, times, once_key, happened_at, read_at, mailed_at, merge_id,
            circle_id, thread_id, post_id, decision_id, report_id
        from notices
        where person_id in ({list}) and read_at is null and times > 0 and happened_at > $1 and happened_at <= $2
        order by id
    )sql",
        people.size(), 3);
    platform::Binds binds;
    binds.add(since).add(until).list(people);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(notice_of(row)); });
    return found;
}

void NoticeStore::mark_read(NoticeId id, base::Time now)
{
    tx_.run("update notices set read_at = $2 where id = $1 and read_at is null", id, now);
}

void NoticeStore::mark_all_read(base::PersonId person, base::Time now)
{
    tx_.run("update notices set read_at = $2 where person_id = $1 and read_at is null and times > 0", person, now);
}

bool NoticeStore::claim_mail(NoticeId id, base::Time now)
{
    return tx_.run(R"sql(
        update notices set mailed_at = $2
        where id = $1 and mailed_at is null and read_at is null and times > 0
            and (decision_id <> 0 or not exists (select 1 from notices other
                where other.thread_id = notices.thread_id and other.thread_id <> 0 and other.decision_id = 0
                    and other.person_id = notices.person_id and other.read_at is null and other.times > 0
                    and other.mailed_at is not null))
    )sql",
               id, now)
        == 1;
}

void NoticeStore::unclaim_mail(NoticeId id)
{
    tx_.run("update notices set mailed_at = null where id = $1", id);
}

std::optional<Notice> NoticeStore::unread_about(Notice const& like)
{
    return tx_.one(R"sql(
        select id, person_id, kind, need_id, reply_id, from_id, times, once_key, happened_at, read_at, mailed_at, merge_id,
            circle_id, thread_id, post_id, decision_id, report_id
        from notices
        where circle_id = $1 and person_id = $2 and kind = $3 and thread_id = $4 and circle_id <> 0 and read_at is null
        order by id limit 1
    )sql",
        notice_of, like.circle, like.person, name_of(like.kind), like.thread);
}

std::vector<Notice> NoticeStore::unread_of(circles::CircleId circle, base::PersonId person)
{
    return tx_.all(R"sql(
        select id, person_id, kind, need_id, reply_id, from_id, times, once_key, happened_at, read_at, mailed_at, merge_id,
            circle_id, thread_id, post_id, decision_id, report_id
        from notices where circle_id = $1 and person_id = $2 and circle_id <> 0 and read_at is null order by id
    )sql",
        notice_of, circle, person);
}

std::vector<Notice> NoticeStore::unread_of(circles::CircleId circle, Kind kind)
{
    return tx_.all(R"sql(
        select id, person_id, kind, need_id, reply_id, from_id, times, once_key, happened_at, read_at, mailed_at, merge_id,
            circle_id, thread_id, post_id, decision_id, report_id
        from notices where circle_id = $1 and kind = $2 and circle_id <> 0 and read_at is null order by id
    )sql",
        notice_of, circle, name_of(kind));
}

std::optional<Notice> NoticeStore::unread_answers(base::PersonId person, needs::NeedId need)
{
    return tx_.one(R"sql(
        select id, person_id, kind, need_id, reply_id, from_id, times, once_key, happened_at, read_at, mailed_at, merge_id,
            circle_id, thread_id, post_id, decision_id, report_id
        from notices where person_id = $1 and need_id = $2 and kind = 'need_answered' and read_at is null
        order by id limit 1
    )sql",
        notice_of, person, need);
}

std::vector<Notice> NoticeStore::unread_of(base::PersonId person)
{
    return tx_.all(R"sql(
        select id, person_id, kind, need_id, reply_id, from_id, times, once_key, happened_at, read_at, mailed_at, merge_id,
            circle_id, thread_id, post_id, decision_id, report_id
        from notices where person_id = $1 and read_at is null order by id
    )sql",
        notice_of, person);
}

std::vector<Notice> NoticeStore::unread_of(circles::ThreadId thread)
{
    return tx_.all(R"sql(
        select id, person_id, kind, need_id, reply_id, from_id, times, once_key, happened_at, read_at, mailed_at, merge_id,
            circle_id, thread_id, post_id, decision_id, report_id
        from notices where thread_id = $1 and thread_id <> 0 and read_at is null order by id
    )sql",
        notice_of, thread);
}

std::vector<Notice> NoticeStore::unread_of_life(circles::CircleId circle)
{
    return tx_.all(R"sql(
        select id, person_id, kind, need_id, reply_id, from_id, times, once_key, happened_at, read_at, mailed_at, merge_id,
            circle_id, thread_id, post_id, decision_id, report_id
        from notices where circle_id = $1 and circle_id <> 0 and read_at is null
            and kind in ('circle_ends', 'circle_past_end', 'circle_quiet', 'circle_rests', 'circle_adopted', 'circle_reclaimed')
        order by id
    )sql",
        notice_of, circle);
}

void NoticeStore::settle(Notice const& notice)
{
    tx_.run(
        "update notices set times = $2, from_id = $3, post_id = $4, reply_id = $5 where id = $1 and read_at is null",
        notice.id, notice.times, notice.from, notice.post, notice.reply);
}

void NoticeStore::withdraw(circles::CircleId circle)
{
    tx_.run("update notices set times = 0 where circle_id = $1 and circle_id <> 0 and read_at is null", circle);
}

bool NoticeStore::carry_some(circles::CircleId from, circles::CircleId into)
{
    constexpr int rows_a_turn = 200;
    return tx_.run(R"sql(
        update notices set circle_id = $2 where id in (
            select id from notices where circle_id = $1 and circle_id <> 0 order by id limit $3)
    )sql",
               from, into, rows_a_turn)
        < rows_a_turn;
}

void NoticeStore::forget(circles::CircleId circle)
{
    tx_.run("delete from notices where circle_id = $1 and circle_id <> 0", circle);
}

void NoticeStore::forget(circles::ThreadId thread)
{
    tx_.run("delete from notices where thread_id = $1 and thread_id <> 0", thread);
}

void NoticeStore::forget(circles::DecisionId decision, std::optional<base::PersonId> person)
{
    forget(decision, person, Kind::decision_asked);
    forget(decision, person, Kind::decision_ends);
}

void NoticeStore::forget(circles::DecisionId decision, std::optional<base::PersonId> person, Kind kind)
{
    if (person)
        tx_.run("delete from notices where decision_id = $1 and person_id = $2 and kind = $3 and decision_id <> 0",
            decision, *person, name_of(kind));
    else
        tx_.run(
            "delete from notices where decision_id = $1 and kind = $2 and decision_id <> 0", decision, name_of(kind));
}

bool NoticeStore::settle_some(needs::NeedId need, base::PersonId author, bool stands)
{
    constexpr int rows_a_turn = 200;
    std::int64_t const times = stands ? 1 : 0;
    return tx_.run(R"sql(
        update notices set times = $3 where id in (
            select id from notices
            where need_id = $1 and circle_id = 0 and person_id <> $2 and read_at is null and times <> $3 limit $4)
    )sql",
               need, author, times, rows_a_turn)
        < rows_a_turn;
}

void NoticeStore::forget(needs::NeedId need)
{
    tx_.run("delete from notices where need_id = $1", need);
}

bool NoticeStore::forget_some(base::PersonId person)
{
    constexpr int at_most = 100;
    return tx_.run("delete from notices where id in (select id from notices where person_id = $1 order by id limit $2)",
               person, at_most)
        < at_most;
}

} // namespace notices
