#include "areas/circles/merging/moving_store.h"

#include "areas/circles/talk/draft_store.h"

#include <algorithm>
#include <array>

namespace circles {

namespace {

// What moves when two circles become one: $1 is the circle that stays, $2 the one that goes. Of a new table whose rows name their circle,
// add a line; what names a thread or a post instead (posts, their edits, thanks, read marks, drafts of replies, ballots) need not move
// at all. People (circle_people) and drafts of new threads (talk_drafts) have rules of their own, below.

/// With each thread, in the same step: nowhere is a list that shows a thread and a link that does not lead to it.
constexpr std::array with_their_thread {
    "update threads set circle_id = $1 where circle_id = $2 and id in ({list})",
    "update thread_tallies set circle_id = $1 where circle_id = $2 and thread_id in ({list})",
    "update decisions set circle_id = $1 where circle_id = $2 and thread_id in ({list})",
};

/// By themselves, $3 rows at a time.
constexpr std::array by_themselves {
    "update circle_duty_turns set circle_id = $1 where id in (select id from circle_duty_turns where circle_id = $2 "
    "limit $3)",
    "update circle_notes set circle_id = $1 where id in (select id from circle_notes where circle_id = $2 limit $3)",
    "update activities set circle_id = $1 where id in (select id from activities where circle_id = $2 limit $3)",
    "update activity_runs set circle_id = $1 where id in (select id from activity_runs where circle_id = $2 limit $3)",
    // A picture that both have is one: what does not fit is let go of afterwards.
    "update circle_pictures set circle_id = $1 where circle_id = $2 and hash in (select p.hash from circle_pictures p "
    "where p.circle_id = $2 and not exists (select 1 from circle_pictures q where q.circle_id = $1 and q.hash = "
    "p.hash) "
    "limit $3)",
    "delete from circle_pictures where circle_id = $2 and circle_id <> $1 and hash in (select hash from "
    "circle_pictures "
    "where circle_id = $2 limit $3)",
    "update circle_picture_sizes set circle_id = $1 where circle_id = $2 and (hash, format, width) in (select p.hash, "
    "p.format, p.width from circle_picture_sizes p where p.circle_id = $2 and not exists (select 1 from "
    "circle_picture_sizes q where q.circle_id = $1 and q.hash = p.hash and q.format = p.format and q.width = p.width) "
    "limit $3)",
    "delete from circle_picture_sizes where circle_id = $2 and circle_id <> $1 and (hash, format, width) in (select "
    "hash, "
    "format, width from circle_picture_sizes where circle_id = $2 limit $3)",
    "update circle_picture_people set circle_id = $1 where circle_id = $2 and (hash, person_id) in (select p.hash, "
    "p.person_id from circle_picture_people p where p.circle_id = $2 and not exists (select 1 from "
    "circle_picture_people q "
    "where q.circle_id = $1 and q.hash = p.hash and q.person_id = p.person_id) limit $3)",
    "delete from circle_picture_people where circle_id = $2 and circle_id <> $1 and (hash, person_id) in (select hash, "
    "person_id from circle_picture_people where circle_id = $2 limit $3)",
    "update post_pictures set circle_id = $1 where circle_id = $2 and (post_id, hash) in (select post_id, hash from "
    "post_pictures where circle_id = $2 limit $3)",
};

Membership membership_in_row(platform::Row const& row)
{
    return {row.id<CircleId>(0), row.id<base::PersonId>(1), standings.named(row.text(2)).value_or(Standing::none),
        duties.named(row.text(3)).value_or(Duty::none), row.string(4),
        row.maybe_id<base::PersonId>(5).value_or(base::PersonId {}), row.time(6), row.integer(7) != 0};
}

std::vector<base::PersonId> ids_of(std::span<Membership const> people)
{
    std::vector<base::PersonId> ids;
    for (auto const& one : people) ids.push_back(one.person);
    return ids;
}

} // namespace

std::vector<Membership> MovingStore::people_after(CircleId from, base::PersonId after, int limit)
{
    return tx_.all(R"sql(
        select circle_id, person_id, standing, duty, words, asked_by, since, less from circle_people
        where circle_id = $1 and person_id > $2 order by person_id limit $3
    )sql",
        membership_in_row, from, after, limit);
}

std::vector<Membership> MovingStore::same_people_in(CircleId into, std::span<Membership const> people)
{
    std::vector<Membership> found;
    if (people.empty()) return found;
    auto const ids = ids_of(people);
    auto const sql = platform::sql_list(R"sql(
        select circle_id, person_id, standing, duty, words, asked_by, since, less from circle_people
        where circle_id = $1 and person_id in ({list})
    )sql",
        ids.size(), 2);
    platform::Binds binds;
    binds.add(into).list(std::span<base::PersonId const> {ids});
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(membership_in_row(row)); });
    return found;
}

void MovingStore::carry_drafts(CircleId from, CircleId into, std::span<Membership const> people)
{
    if (people.empty()) return;
    auto const ids = ids_of(people);
    auto const was = draft_place(from);
    auto const will = draft_place(into);
    auto const carry = [&](std::string_view text) {
        platform::Binds binds;
        binds.add(was).add(will).list(std::span<base::PersonId const> {ids});
        tx_.query(platform::sql_list(text, ids.size(), 3), binds.span(), [](platform::Row const&) {});
    };
    carry(R"sql(
        update talk_drafts set text = text || (
            select case when old.title = '' then '' else '

' || old.title end || '

' || old.text from talk_drafts old where old.person_id = talk_drafts.person_id and old.place = $1)
        where place = $2 and person_id in ({list})
            and exists (select 1 from talk_drafts old where old.person_id = talk_drafts.person_id and old.place = $1)
    )sql");
    carry(R"sql(
        delete from talk_drafts where place = $1 and person_id in ({list})
            and exists (select 1 from talk_drafts kept where kept.person_id = talk_drafts.person_id and kept.place = $2)
    )sql");
    carry("update talk_drafts set place = $2 where place = $1 and person_id in ({list})");
}

bool MovingStore::carry_some_threads(Merging const& merging, int limit)
{
    auto const threads = tx_.all(
        "select id from threads where circle_id = $1 order by id limit $2",
        [](platform::Row const& row) { return row.id<ThreadId>(0); }, merging.from(), limit);
    if (threads.empty()) return false;
    std::span<ThreadId const> const some {threads};
    for (auto const* const moves : with_their_thread) {
        platform::Binds binds;
        binds.add(merging.into).add(merging.from()).list(some);
        tx_.query(platform::sql_list(moves, threads.size(), 3), binds.span(), [](platform::Row const&) {});
    }
    platform::Binds binds;
    binds.add(merging.id).list(some);
    tx_.query(platform::sql_list(R"sql(
        insert into circle_merging_threads (merging_id, thread_id)
        select $1, t.id from (select distinct w.column1 as id from ({ids}) w) t where true
        on conflict (merging_id, thread_id) do nothing
    )sql",
                  threads.size(), 2),
        binds.span(), [](platform::Row const&) {});
    return true;
}

std::size_t MovingStore::other_tables()
{
    return by_themselves.size();
}

bool MovingStore::carry_some_of_table(std::size_t table, Merging const& merging, int limit)
{
    platform::Binds binds;
    binds.add(merging.into).add(merging.from()).add(limit);
    return tx_.query(platform::sql_list(by_themselves.at(table), 0), binds.span(), [](platform::Row const&) {}) > 0;
}

std::vector<PostThatCame> MovingStore::posts_after(MergingId merging, PostThatCame const& after, int limit)
{
    return tx_.all(R"sql(
        select m.thread_id, p.id from circle_merging_threads m join posts p on p.thread_id = m.thread_id
        where m.merging_id = $1 and m.thread_id >= $2 and (m.thread_id > $2 or p.id > $3)
        order by m.thread_id, p.id limit $4
    )sql",
        [](platform::Row const& row) {
            return PostThatCame {row.id<ThreadId>(0), row.id<PostId>(1)};
        },
        merging, after.thread, after.post, limit);
}

void MovingStore::lead_on(CircleId from, CircleId into)
{
    tx_.run("update circles set merged_into = $2 where merged_into = $1", from, into);
    tx_.run(R"sql(
        update circles set need_id = (select gone.need_id from circles gone where gone.id = $1) where id = $2 and need_id is null
    )sql",
        from, into);
}

bool MovingStore::tidy_some(Merging const& merging, int limit)
{
    auto const people = tx_.run(R"sql(
        delete from circle_people where circle_id = $1 and person_id in (
            select person_id from circle_people where circle_id = $1 order by person_id limit $2)
    )sql",
        merging.from(), limit);
    if (people > 0) return true;
    tx_.run("delete from circle_tallies where circle_id = $1", merging.from());
    return tx_.run(R"sql(
        delete from circle_merging_threads where merging_id = $1 and thread_id in (
            select thread_id from circle_merging_threads where merging_id = $1 order by thread_id limit $2)
    )sql",
               merging.id, limit)
        > 0;
}

std::int64_t MovingStore::threads_left(CircleId circle)
{
    return tx_.number("select count(*) from threads where circle_id = $1", circle);
}

std::vector<MergingId> MovingStore::unfinished()
{
    return tx_.all("select id from circle_mergings where stage not in ('none', 'done') order by id limit 50",
        [](platform::Row const& row) { return row.id<MergingId>(0); });
}

} // namespace circles
