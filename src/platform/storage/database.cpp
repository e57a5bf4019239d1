#include "platform/storage/database.h"

#include "platform/storage/postgres_database.h"
#include "platform/storage/sqlite_database.h"

#include <filesystem>

namespace platform {

std::unique_ptr<Database> open_database(DatabaseOptions const& options)
{
    if (!options.url.empty()) {
        auto const commit = options.synchronous_off ? PostgresCommit::hasty : PostgresCommit::durable;
        return std::make_unique<PostgresDatabase>(options.url, options.readers, commit);
    }
    auto const use = options.synchronous_off ? SqliteUse::writing_unsafely : SqliteUse::writing;
    auto const path = std::filesystem::path {options.folder} / "groundswell.db";
    return std::make_unique<SqliteDatabase>(path, options.readers, use);
}

} // namespace platform
