#include "areas/needs/reply_store.h"

namespace needs {

namespace {

Reply reply_in_row(platform::Row const& row)
{
    return {row.id<ReplyId>(0), row.id<NeedId>(1), row.id<base::PersonId>(2), row.string(3), row.string(4), row.time(5),
        row.maybe(6, &platform::Row::time)};
}

} // namespace

void ReplyStore::save(Reply const& reply)
{
    tx_.run(R"sql(
        insert into replies (id, need_id, author_id, text, link, written_at, hidden_at) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (id) do update set text = excluded.text, link = excluded.link, hidden_at = excluded.hidden_at
    )sql",
        reply.id, reply.need, reply.author, reply.text, reply.link, reply.written_at, reply.hidden_at);
}

std::vector<Reply> ReplyStore::by_author(base::PersonId author, std::int64_t limit)
{
    return tx_.all(R"sql(
        select id, need_id, author_id, text, link, written_at, hidden_at from replies where author_id = $1 order by id limit $2
    )sql",
        reply_in_row, author, limit);
}

base::Result<Reply> ReplyStore::find(ReplyId id)
{
    auto found = tx_.one("select id, need_id, author_id, text, link, written_at, hidden_at from replies where id = $1",
        reply_in_row, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

std::vector<Reply> ReplyStore::of(std::span<NeedId const> needs, ReplyId after, int limit)
{
    static thread_local platform::SqlShapes shapes;
    auto const sql = shapes.of_list(R"sql(
        select id, need_id, author_id, text, link, written_at, hidden_at from replies
        where need_id in ({list}) and id > $1 and hidden_at is null order by id limit $2
    )sql",
        needs.size(), 3);
    platform::Binds binds;
    binds.add(after).add(limit).list(needs);
    std::vector<Reply> found;
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(reply_in_row(row)); });
    return found;
}

std::vector<Reply> ReplyStore::standing(std::span<NeedId const> needs, base::Time since, int limit)
{
    std::vector<Reply> found;
    if (needs.empty()) return found;
    auto const sql = platform::sql_list(R"sql(
        select id, need_id, author_id, text, link, written_at, hidden_at from replies
        where need_id in ({list}) and written_at >= $1 and hidden_at is null order by id desc limit $2
    )sql",
        needs.size(), 3);
    platform::Binds binds;
    binds.add(since).add(limit).list(needs);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(reply_in_row(row)); });
    return found;
}

} // namespace needs
