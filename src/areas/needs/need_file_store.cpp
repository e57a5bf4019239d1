#include "areas/needs/need_file_store.h"

#include <stdexcept>

namespace needs {

namespace {

platform::FileHash hash_of(platform::Row const& row, int column)
{
    auto const hash = platform::FileHash::from(row.text(column));
    if (!hash) throw std::runtime_error {"a row with a file hash that is none"};
    return *hash;
}

PhotoSize size_of(platform::Row const& row)
{
    return {platform::format_named(row.text(0)).value_or(platform::RenditionFormat::webp),
        static_cast<int>(row.integer(1)), static_cast<int>(row.integer(2)), {hash_of(row, 3), row.integer(4)}};
}

Worksheet worksheet_of(platform::Row const& row)
{
    return {row.id<WorksheetId>(0), row.id<NeedId>(1), row.maybe_id<ReplyId>(2), row.string(3),
        {hash_of(row, 4), row.integer(5)}};
}

platform::FileHash first_column(platform::Row const& row)
{
    return hash_of(row, 0);
}

} // namespace

void NeedFileStore::save(NeedId need, std::vector<PhotoSize> const& photo)
{
    for (auto const& size : photo) {
        tx_.run(R"sql(
            insert into need_photos (need_id, format, width, height, file_hash, file_size) values ($1, $2, $3, $4, $5, $6)
        )sql",
            need, name_of(size.format), size.width, size.height, size.file.hash.text(), size.file.size);
    }
}

void NeedFileStore::save(Worksheet const& worksheet)
{
    tx_.run(R"sql(
        insert into need_worksheets (id, need_id, reply_id, file_name, file_hash, file_size) values ($1, $2, $3, $4, $5, $6)
    )sql",
        worksheet.id, worksheet.need, worksheet.reply, worksheet.file_name, worksheet.file.hash.text(),
        worksheet.file.size);
}

std::optional<PhotoSize> NeedFileStore::photo_size(NeedId need, platform::PictureWish wish)
{
    return tx_.one(R"sql(
        select format, width, height, file_hash, file_size from need_photos where need_id = $1 and format = $2 and width = $3
    )sql",
        size_of, need, name_of(wish.format), wish.width);
}

base::Result<Worksheet> NeedFileStore::find(WorksheetId id)
{
    auto found = tx_.one(R"sql(
        select w.id, w.need_id, w.reply_id, w.file_name, w.file_hash, w.file_size
        from need_worksheets w left join replies r on r.id = w.reply_id
        where w.id = $1 and r.hidden_at is null
    )sql",
        worksheet_of, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

std::vector<Worksheet> NeedFileStore::worksheets_of(std::span<NeedId const> needs, ReplyId first, ReplyId last)
{
    static thread_local platform::SqlShapes shapes;
    auto const sql = shapes.of_list(R"sql(
        select id, need_id, reply_id, file_name, file_hash, file_size from need_worksheets
        where need_id in ({list}) and (reply_id is null or (reply_id >= $1 and reply_id <= $2)) order by id
    )sql",
        needs.size(), 3);
    platform::Binds binds;
    binds.add(first).add(last).list(needs);
    std::vector<Worksheet> found;
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { found.push_back(worksheet_of(row)); });
    return found;
}

std::unordered_map<NeedId, std::vector<PhotoSize>> NeedFileStore::photos_of(base::PersonId author)
{
    std::unordered_map<NeedId, std::vector<PhotoSize>> photos;
    tx_.each(
        R"sql(
        select p.format, p.width, p.height, p.file_hash, p.file_size, p.need_id
        from needs n join need_photos p on p.need_id = n.id where n.author_id = $1 order by p.need_id, p.width
    )sql",
        [&](platform::Row const& row) { photos[row.id<NeedId>(5)].push_back(size_of(row)); }, author);
    return photos;
}

std::unordered_map<NeedId, std::vector<PhotoSize>> NeedFileStore::photos_of(std::span<NeedId const> needs)
{
    static thread_local platform::SqlShapes shapes;
    auto const sql = shapes.of_list(R"sql(
        select format, width, height, file_hash, file_size, need_id from need_photos where need_id in ({list}) order by need_id, width
    )sql",
        needs.size());
    platform::Binds binds;
    binds.list(needs);
    std::unordered_map<NeedId, std::vector<PhotoSize>> photos;
    tx_.query(sql, binds.span(), [&](platform::Row const& row) { photos[row.id<NeedId>(5)].push_back(size_of(row)); });
    return photos;
}

std::vector<Worksheet> NeedFileStore::worksheets_of(base::PersonId author)
{
    return tx_.all(R"sql(
        select w.id, w.need_id, w.reply_id, w.file_name, w.file_hash, w.file_size
        from needs n join need_worksheets w on w.need_id = n.id and w.reply_id is null where n.author_id = $1
        union all
        select w.id, w.need_id, w.reply_id, w.file_name, w.file_hash, w.file_size
        from replies r join need_worksheets w on w.reply_id = r.id where r.author_id = $1
        order by 1
    )sql",
        worksheet_of, author);
}

base::Result<Worksheet> NeedFileStore::brought_by(base::PersonId author, WorksheetId id)
{
    auto found = tx_.one(R"sql(
        select w.id, w.need_id, w.reply_id, w.file_name, w.file_hash, w.file_size
        from need_worksheets w join needs n on n.id = w.need_id left join replies r on r.id = w.reply_id
        where w.id = $2 and coalesce(r.author_id, n.author_id) = $1
    )sql",
        worksheet_of, author, id);
    if (!found) return base::not_found();
    return *std::move(found);
}

std::vector<platform::FileHash> NeedFileStore::forget_photo(NeedId need)
{
    return tx_.all("delete from need_photos where need_id = $1 returning file_hash", first_column, need);
}

std::vector<platform::FileHash> NeedFileStore::forget_worksheets_of(NeedId need)
{
    return tx_.all("delete from need_worksheets where need_id = $1 returning file_hash", first_column, need);
}

std::vector<platform::FileHash> NeedFileStore::forget_worksheets_of(ReplyId reply)
{
    return tx_.all("delete from need_worksheets where reply_id = $1 returning file_hash", first_column, reply);
}

std::vector<platform::FileHash> NeedFileStore::all_files()
{
    return tx_.all("select file_hash from need_photos union all select file_hash from need_worksheets", first_column);
}

bool NeedFileStore::speaks_of(platform::FileHash const& hash)
{
    return tx_.number(R"sql(
        select (select count(*) from need_photos where file_hash = $1) + (select count(*) from need_worksheets where file_hash = $1)
    )sql",
               hash.text())
        > 0;
}

} // namespace needs
