#include "areas/circles/talk/post_store.h"

#include "platform/markdown/markdown.h"

#include <algorithm>

namespace circles {

namespace {

Post post_in_row(platform::Row const& row)
{
    Post post;
    post.id = row.id<PostId>(0);
    post.thread = row.id<ThreadId>(1);
    post.author = row.id<base::PersonId>(2);
    post.text = row.string(3);
    post.html = row.string(4);
    post.edits = row.integer(5);
    post.thanks = row.integer(6);
    post.way = static_cast<Way>(std::clamp<std::int64_t>(row.integer(7), 0, 3));
    post.written_at = row.time(8);
    post.edited_at = row.maybe(9, &platform::Row::time);
    post.removed_at = row.maybe(10, &platform::Row::time);
    post.removed_by = row.maybe_id<base::PersonId>(11);
    return post;
}

ShownPost shown_of(platform::Row const& row)
{
    return {post_in_row(row), row.integer(12) != 0};
}

} // namespace

base::Result<Post> PostStore::find(PostId id)
{
    auto found = tx_.one(R"sql(
        select id, thread_id, author_id, text, html, edits, thanks, by_mail, written_at, edited_at, removed_at, removed_by
        from posts where id = $1
    )sql",
        post_in_row, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

void PostStore::add(Post const& post)
{
    tx_.run(R"sql(
        insert into posts (id, thread_id, author_id, text, html, html_version, edits, thanks, by_mail, written_at)
        values ($1, $2, $3, $4, $5, $6, 0, 0, $7, $8)
        on conflict (id) do nothing
    )sql",
        post.id, post.thread, post.author, post.text, post.html, platform::markdown_version,
        static_cast<std::int64_t>(post.way), post.written_at);
}

void PostStore::save(Post const& post)
{
    tx_.run(R"sql(
        update posts set text = $2, html = $3, html_version = $4, edits = $5, edited_at = $6, removed_at = $7, removed_by = $8
        where id = $1
    )sql",
        post.id, post.text, post.html, platform::markdown_version, post.edits, post.edited_at, post.removed_at,
        post.removed_by);
}

void PostStore::keep_past(PostId post, std::int64_t edits, std::string_view text, base::Time until)
{
    tx_.run(
        "insert into post_edits (post_id, number, text, until_at) values ($1, $2, $3, $4)", post, edits, text, until);
}

std::vector<PastText> PostStore::past(PostId post)
{
    return tx_.all(
        "select text, until_at from post_edits where post_id = $1 order by number",
        [](platform::Row const& row) {
            return PastText {row.string(0), row.time(1)};
        },
        post);
}

std::vector<ShownPost> PostStore::of_thread(ThreadId thread, PostId after, base::PersonId reader, int limit)
{
    return tx_.all(R"sql(
        select p.id, p.thread_id, p.author_id, '', p.html, p.edits, p.thanks, p.by_mail, p.written_at, p.edited_at, p.removed_at,
            p.removed_by, case when exists (select 1 from thanks a where a.post_id = p.id and a.person_id = $3) then 1 else 0 end
        from posts p where p.thread_id = $1 and p.id > $2 order by p.id limit $4
    )sql",
        shown_of, thread, after, reader, limit);
}

std::vector<ShownPost> PostStore::before(ThreadId thread, PostId before, base::PersonId reader, int limit)
{
    auto found = tx_.all(R"sql(
        select p.id, p.thread_id, p.author_id, '', p.html, p.edits, p.thanks, p.by_mail, p.written_at, p.edited_at, p.removed_at,
            p.removed_by, case when exists (select 1 from thanks a where a.post_id = p.id and a.person_id = $3) then 1 else 0 end
        from posts p where p.thread_id = $1 and p.id < $2 order by p.id desc limit $4
    )sql",
        shown_of, thread, before, reader, limit);
    std::ranges::reverse(found);
    return found;
}

std::unordered_map<PostId, Post> PostStore::of(std::span<PostId const> ids)
{
    std::unordered_map<PostId, Post> found;
    if (ids.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select p.id, p.thread_id, p.author_id, p.text, p.html, p.edits, p.thanks, p.by_mail, p.written_at, p.edited_at, p.removed_at,
            p.removed_by
        from ({ids}) wanted left join posts p on p.id = wanted.column1 where coalesce(p.id, 0) <> 0
    )sql",
        ids.size());
    platform::Binds binds;
    binds.list(ids);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) {
        auto post = post_in_row(row);
        found.emplace(post.id, std::move(post));
    });
    return found;
}

std::vector<Post> PostStore::newest_standing(ThreadId thread, int limit)
{
    return tx_.all(R"sql(
        select id, author_id, written_at from posts where thread_id = $1 and removed_at is null order by id desc limit $2
    )sql",
        [&](platform::Row const& row) {
            return Post {.id = row.id<PostId>(0),
                .thread = thread,
                .author = row.id<base::PersonId>(1),
                .written_at = row.time(2)};
        },
        thread, limit);
}

std::int64_t PostStore::count_after(ThreadId thread, PostId after)
{
    return tx_.number(
        "select count(*) from posts where thread_id = $1 and id > $2 and removed_at is null", thread, after);
}

std::vector<Post> PostStore::after(PostId id, int limit)
{
    return tx_.all(R"sql(
        select id, thread_id, author_id, text, html, edits, thanks, by_mail, written_at, edited_at, removed_at, removed_by
        from posts where id > $1 order by id limit $2
    )sql",
        post_in_row, id, limit);
}

std::vector<Post> PostStore::by_author(base::PersonId author, PostId after, int limit)
{
    return tx_.all(R"sql(
        select id, thread_id, author_id, text, html, edits, thanks, by_mail, written_at, edited_at, removed_at, removed_by
        from posts where author_id = $1 and id > $2 order by id limit $3
    )sql",
        post_in_row, author, after, limit);
}

std::vector<PostId> PostStore::of_circle(CircleId circle, PostId after, int limit)
{
    return tx_.all(R"sql(
        select p.id from threads t join posts p on p.thread_id = t.id where t.circle_id = $1 and p.id > $2 order by p.id limit $3
    )sql",
        [](platform::Row const& row) { return row.id<PostId>(0); }, circle, after, limit);
}

std::int64_t PostStore::findable()
{
    return tx_.number(R"sql(
        select count(*) from posts p join threads t on t.id = p.thread_id join circles c on c.id = t.circle_id
        where p.removed_at is null and t.state <> 'removed' and c.state in ('active', 'closed')
    )sql");
}

bool PostStore::thank(PostId post, base::PersonId person, base::Time now)
{
    return tx_.run("insert into thanks (post_id, person_id, said_at) values ($1, $2, $3) on conflict do nothing", post,
               person, now)
        == 1;
}

bool PostStore::unthank(PostId post, base::PersonId person)
{
    return tx_.run("delete from thanks where post_id = $1 and person_id = $2", post, person) == 1;
}

void PostStore::recount(PostId post)
{
    tx_.run("update posts set thanks = (select count(*) from thanks a where a.post_id = $1) where id = $1", post);
}

std::int64_t PostStore::clear_removed(base::Time before, int limit)
{
    tx_.run(R"sql(
        delete from post_edits where post_id in (
            select id from posts where removed_at < $1 and text <> ''
                and not exists (select 1 from post_holds h where h.post_id = posts.id and h.until_at > $1)
            order by removed_at limit $2)
    )sql",
        before, limit);
    tx_.run(R"sql(
        delete from post_pictures where post_id in (
            select id from posts where removed_at < $1 and text <> '' order by removed_at limit $2)
    )sql",
        before, limit);
    return tx_.run(R"sql(
        update posts set text = '', html = '' where id in (
            select id from posts where removed_at < $1 and text <> ''
                and not exists (select 1 from post_holds h where h.post_id = posts.id and h.until_at > $1)
            order by removed_at limit $2)
    )sql",
        before, limit);
}

void PostStore::hold(PostId id, base::Time until)
{
    tx_.run(R"sql(
        insert into post_holds (post_id, until_at) values ($1, $2)
        on conflict (post_id) do update set until_at = excluded.until_at
    )sql",
        id, until);
}

bool PostStore::forget_thanks_some(base::PersonId person)
{
    constexpr int at_most = 100;
    return tx_.run(R"sql(
        delete from thanks where person_id = $1 and post_id in (select post_id from thanks where person_id = $1 limit $2)
    )sql",
               person, at_most)
        < at_most;
}

std::vector<PostChanged> PostStore::take_words_of(base::PersonId author, base::Time now, int limit)
{
    auto const touched = tx_.all(
        "select thread_id, id from posts where author_id = $1 and text <> '' order by id limit $2",
        [](platform::Row const& row) {
            return PostChanged {row.id<ThreadId>(0), row.id<PostId>(1)};
        },
        author, limit);
    tx_.run(R"sql(
        delete from post_edits where post_id in (select id from posts where author_id = $1 and text <> '' order by id limit $2)
    )sql",
        author, limit);
    tx_.run(R"sql(
        delete from post_pictures where post_id in (select id from posts where author_id = $1 and text <> '' order by id limit $2)
    )sql",
        author, limit);
    tx_.run(R"sql(
        update posts set text = '', html = '', removed_at = coalesce(removed_at, $3)
        where id in (select id from posts where author_id = $1 and text <> '' order by id limit $2)
    )sql",
        author, limit, now);
    return touched;
}

std::vector<PostId> PostStore::of_thread_ids(ThreadId thread)
{
    return tx_.all(
        "select id from posts where thread_id = $1 order by id",
        [](platform::Row const& row) { return row.id<PostId>(0); }, thread);
}

void PostStore::forget_thread(ThreadId thread)
{
    tx_.run("delete from post_edits where post_id in (select id from posts where thread_id = $1)", thread);
    tx_.run("delete from post_pictures where post_id in (select id from posts where thread_id = $1)", thread);
    tx_.run("delete from thanks where post_id in (select id from posts where thread_id = $1)", thread);
    tx_.run("delete from posts where thread_id = $1", thread);
}

void PostStore::forget_author(base::PersonId author)
{
    tx_.run(
        "update threads set answer_id = null where answer_id in (select id from posts where author_id = $1)", author);
    tx_.run("delete from post_edits where post_id in (select id from posts where author_id = $1)", author);
    tx_.run("delete from post_pictures where post_id in (select id from posts where author_id = $1)", author);
    tx_.run("delete from thanks where post_id in (select id from posts where author_id = $1)", author);
    tx_.run("delete from posts where author_id = $1", author);
}

void PostStore::forget_circle(CircleId circle)
{
    tx_.run(R"sql(
        delete from post_edits where post_id in (
            select p.id from posts p join threads t on t.id = p.thread_id where t.circle_id = $1)
    )sql",
        circle);
    tx_.run(R"sql(
        delete from post_pictures where post_id in (
            select p.id from posts p join threads t on t.id = p.thread_id where t.circle_id = $1)
    )sql",
        circle);
    tx_.run(R"sql(
        delete from thanks where post_id in (
            select p.id from posts p join threads t on t.id = p.thread_id where t.circle_id = $1)
    )sql",
        circle);
    tx_.run("delete from posts where thread_id in (select id from threads where circle_id = $1)", circle);
}

} // namespace circles
