#include "areas/circles/talk/picture_store.h"

#include <stdexcept>

namespace circles {

namespace {

using platform::PictureSize;

platform::FileHash hash_of(platform::Row const& row, int column)
{
    auto const hash = platform::FileHash::from(row.text(column));
    if (!hash) throw std::runtime_error {"a row with a file hash that is none"};
    return *hash;
}

PictureSize size_of(platform::Row const& row)
{
    return {platform::format_named(row.text(0)).value_or(platform::RenditionFormat::webp),
        static_cast<int>(row.integer(1)), static_cast<int>(row.integer(2)), {hash_of(row, 3), row.integer(4)}};
}

PictureKey key_of(platform::Row const& row)
{
    return {row.id<CircleId>(0), row.string(1)};
}

platform::FileHash first_column(platform::Row const& row)
{
    return hash_of(row, 0);
}

} // namespace

void PictureStore::add(CircleId circle, Picture const& picture, base::PersonId person, base::Time now)
{
    tx_.run(R"sql(
        insert into circle_pictures (circle_id, hash, look_at) values ($1, $2, $3)
        on conflict (circle_id, hash) do update set look_at = excluded.look_at
    )sql",
        circle, picture.hash, now + unused_time);
    for (auto const& size : picture.sizes) {
        tx_.run(R"sql(
            insert into circle_picture_sizes (circle_id, hash, format, width, height, file_hash, file_size)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing
        )sql",
            circle, picture.hash, platform::name_of(size.format), size.width, size.height, size.file.hash.text(),
            size.file.size);
    }
    tx_.run(R"sql(
        insert into circle_picture_people (circle_id, hash, person_id, brought_at) values ($1, $2, $3, $4)
        on conflict do nothing
    )sql",
        circle, picture.hash, person, now);
}

PictureSizes PictureStore::sizes_of(CircleId circle, std::span<std::string const> hashes)
{
    PictureSizes found;
    if (hashes.empty()) return found;
    static thread_local platform::SqlShapes shapes;
    auto const sql = shapes.of_list(R"sql(
        select format, width, height, file_hash, file_size, hash from circle_picture_sizes
        where circle_id = $1 and hash in ({list}) order by hash, width, format
    )sql",
        hashes.size(), 2);
    platform::Binds binds;
    binds.add(circle).list(hashes);
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found[row.string(5)].push_back(size_of(row)); });
    return found;
}

std::optional<FoundPicture> PictureStore::find(PictureKey const& key, platform::PictureWish wish, base::PersonId reader)
{
    return tx_.one(R"sql(
        select s.format, s.width, s.height, s.file_hash, s.file_size,
            case when exists (
                select 1 from post_pictures x join posts p on p.id = x.post_id join threads t on t.id = p.thread_id
                join circle_picture_people b on b.circle_id = x.circle_id and b.hash = x.hash and b.person_id = p.author_id
                where x.circle_id = $1 and x.hash = $2 and p.removed_at is null and t.state <> 'removed') then 1 else 0 end,
            case when exists (
                select 1 from circle_picture_people b
                where b.circle_id = $1 and b.hash = $2 and b.person_id = $5) then 1 else 0 end
        from circle_picture_sizes s where s.circle_id = $1 and s.hash = $2 and s.format = $3 and s.width = $4
    )sql",
        [](platform::Row const& row) {
            return FoundPicture {size_of(row), row.yes(5), row.yes(6)};
        },
        key.circle, key.hash, platform::name_of(wish.format), wish.width, reader);
}

void PictureStore::show(PostId post, CircleId circle, std::span<std::string const> hashes)
{
    for (auto const& hash : hashes) {
        tx_.run("insert into post_pictures (post_id, circle_id, hash) values ($1, $2, $3) on conflict do nothing", post,
            circle, hash);
    }
}

void PictureStore::look_again(PostId post, base::Time at)
{
    tx_.run(R"sql(
        update circle_pictures set look_at = $2
        where (circle_id, hash) in (select circle_id, hash from post_pictures where post_id = $1)
    )sql",
        post, at);
}

void PictureStore::look_again(PictureKey const& key, std::optional<base::Time> at)
{
    tx_.run("update circle_pictures set look_at = $3 where circle_id = $1 and hash = $2", key.circle, key.hash, at);
}

std::vector<LookedAt> PictureStore::due(base::Time now, base::Time gone_before, int limit)
{
    return tx_.all(R"sql(
        select c.circle_id, c.hash,
            case when exists (
                select 1 from post_pictures x join posts p on p.id = x.post_id
                join circle_picture_people b on b.circle_id = x.circle_id and b.hash = x.hash and b.person_id = p.author_id
                where x.circle_id = c.circle_id and x.hash = c.hash and p.removed_at is null) then 1 else 0 end,
            case when exists (
                select 1 from post_pictures x join posts p on p.id = x.post_id
                join circle_picture_people b on b.circle_id = x.circle_id and b.hash = x.hash and b.person_id = p.author_id
                where x.circle_id = c.circle_id and x.hash = c.hash and p.removed_at >= $2)
            or exists (
                select 1 from circle_picture_people b join talk_drafts d on d.person_id = b.person_id
                where b.circle_id = c.circle_id and b.hash = c.hash and d.text like '%' || c.hash || '%') then 1 else 0 end
        from circle_pictures c where c.look_at <= $1 order by c.look_at limit $3
    )sql",
        [](platform::Row const& row) {
            return LookedAt {key_of(row), row.yes(2), row.yes(3)};
        },
        now, gone_before, limit);
}

std::vector<platform::FileHash> PictureStore::forget(PictureKey const& key)
{
    auto files = tx_.all("delete from circle_picture_sizes where circle_id = $1 and hash = $2 returning file_hash",
        first_column, key.circle, key.hash);
    tx_.run("delete from circle_picture_people where circle_id = $1 and hash = $2", key.circle, key.hash);
    tx_.run("delete from circle_pictures where circle_id = $1 and hash = $2", key.circle, key.hash);
    return files;
}

std::vector<PostId> PictureStore::posts_with(PictureKey const& key, int limit)
{
    return tx_.all(
        "select post_id from post_pictures where circle_id = $1 and hash = $2 order by post_id limit $3",
        [](platform::Row const& row) { return row.id<PostId>(0); }, key.circle, key.hash, limit);
}

void PictureStore::forget(PostId post, PictureKey const& key)
{
    tx_.run(
        "delete from post_pictures where post_id = $1 and circle_id = $2 and hash = $3", post, key.circle, key.hash);
}

std::vector<BroughtPicture> PictureStore::brought_by(base::PersonId person)
{
    std::vector<BroughtPicture> found;
    tx_.each(
        R"sql(
        select s.format, s.width, s.height, s.file_hash, s.file_size, b.circle_id, b.hash, b.brought_at
        from circle_picture_people b join circle_picture_sizes s on s.circle_id = b.circle_id and s.hash = b.hash
        where b.person_id = $1 order by b.brought_at, b.circle_id, b.hash, s.width, s.format
    )sql",
        [&](platform::Row const& row) {
            auto const circle = row.id<CircleId>(5);
            auto const hash = row.string(6);
            if (found.empty() || found.back().circle != circle || found.back().picture.hash != hash)
                found.push_back({circle, {hash, {}}, row.time(7)});
            found.back().picture.sizes.push_back(size_of(row));
        },
        person);
    return found;
}

std::vector<PictureKey> PictureStore::forget_bringer_some(base::PersonId person, int limit)
{
    return tx_.all(R"sql(
        delete from circle_picture_people where person_id = $1 and (circle_id, hash) in (
            select circle_id, hash from circle_picture_people where person_id = $1 order by circle_id, hash limit $2)
        returning circle_id, hash
    )sql",
        key_of, person, limit);
}

std::vector<PictureKey> PictureStore::all_of(CircleId circle)
{
    return tx_.all("select circle_id, hash from circle_pictures where circle_id = $1", key_of, circle);
}

std::vector<platform::FileHash> PictureStore::all_files()
{
    return tx_.all("select file_hash from circle_picture_sizes", first_column);
}

bool PictureStore::speaks_of(platform::FileHash const& hash)
{
    return tx_.number("select count(*) from circle_picture_sizes where file_hash = $1", hash.text()) > 0;
}

} // namespace circles
