#include "platform/web/streams/stream_log.h"

#include "platform/storage/database.h"
#include "platform/storage/write.h"

#include <algorithm>
#include <chrono>

namespace web {

namespace {

constexpr base::Milliseconds kept = std::chrono::hours {48};

} // namespace

void tell_followers(platform::Context& cx, Topic const& topic, std::int64_t thing)
{
    cx.tx.run("insert into stream_entries (id, kind, topic_id, thing_id) values ($1, $2, $3, $4)", cx.ids.next(),
        topic.kind, topic.id, thing);
}

Bookmark bookmark(platform::Tx& tx, Topic const& topic)
{
    // The floor stands in when all of the topic is forgotten: the page shows what was told so long ago.
    Bookmark bookmark;
    tx.each(
        R"sql(
        select max(number), null from stream_entries where kind = $1 and topic_id = $2
        union all select null, id from stream_entries where kind = $1 and topic_id = $2 and number is null
        union all select coalesce((select min(number) - 1 from stream_entries), newest), null from stream_numbers
    )sql",
        [&](platform::Row const& row) {
            if (!row.is_null(0)) bookmark.number = std::max(bookmark.number, row.integer(0));
            if (!row.is_null(1)) bookmark.besides.push_back(row.integer(1));
        },
        topic.kind, topic.id);
    if (bookmark.besides.size() > Bookmark::most_besides) bookmark.besides.resize(Bookmark::most_besides);
    return bookmark;
}

std::int64_t forget_old_entries(platform::Tx& tx, base::Time now, int limit)
{
    // What goes is all that was numbered before the first young entry, so that the floor is exact.
    auto const oldest = tx.all(
        "select number, id from stream_entries where number is not null order by number limit $1",
        [](platform::Row const& row) { return StreamEntry {.number = row.integer(0), .id = row.integer(1)}; }, limit);
    auto const young
        = std::ranges::find_if(oldest, [&](auto const& entry) { return base::born(entry.id) >= now - kept; });
    if (young == oldest.begin()) return 0;
    return tx.run("delete from stream_entries where number <= $1", std::prev(young)->number);
}

std::int64_t StreamLog::newest()
{
    return tx_.number("select newest from stream_numbers where id = 1");
}

std::int64_t StreamLog::newest(Topic const& topic)
{
    return tx_.number("select max(number) from stream_entries where kind = $1 and topic_id = $2", topic.kind, topic.id);
}

std::int64_t StreamLog::floor()
{
    return tx_.number("select coalesce((select min(number) - 1 from stream_entries), newest) from stream_numbers");
}

std::vector<StreamEntry> StreamLog::after(Topic const& topic, std::int64_t number, int limit)
{
    return tx_.all(R"sql(
        select number, id, thing_id from stream_entries where kind = $1 and topic_id = $2 and number > $3
        order by number limit $4
    )sql",
        [](platform::Row const& row) {
            return StreamEntry {row.integer(0), row.integer(1), row.integer(2)};
        },
        topic.kind, topic.id, number, limit);
}

std::vector<StreamLog::News> StreamLog::news(std::int64_t after, int limit)
{
    return tx_.all(
        "select number, kind, topic_id from stream_entries where number > $1 order by number limit $2",
        [](platform::Row const& row) {
            return News {row.integer(0), {row.string(1), row.integer(2)}};
        },
        after, limit);
}

std::vector<std::int64_t> StreamLog::unnumbered(int limit)
{
    return tx_.all(
        "select id from stream_entries where number is null order by id limit $1",
        [](platform::Row const& row) { return row.integer(0); }, limit);
}

void number_entries(platform::Database& database, std::span<std::int64_t const> ids)
{
    if (ids.empty()) return;
    auto const sql = platform::sql_list(R"sql(
        update stream_entries set number = $1 + places.place
        from (select id, row_number() over (order by id) as place from stream_entries where id in ({list})) as places
        where places.id = stream_entries.id and stream_entries.number is null
    )sql",
        ids.size(), 2);
    platform::write(database, [&](platform::Tx& tx) {
        auto const newest = tx.number(R"sql(
            insert into stream_numbers (id, newest) values (1, $1)
            on conflict (id) do update set newest = stream_numbers.newest + excluded.newest returning newest
        )sql",
            ids.size());
        platform::Binds binds;
        binds.add(newest - static_cast<std::int64_t>(ids.size())).list(ids);
        tx.query(sql, binds.span(), [](platform::Row const&) {});
    });
}

} // namespace web
