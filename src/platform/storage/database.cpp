#include "platform/storage/database.h"

#include "platform/storage/sqlite_database.h"

#include <filesystem>

namespace platform {

std::unique_ptr<Database> open_database(DatabaseOptions const& options)
{
    auto const use = options.synchronous_off ? SqliteUse::writing_unsafely : SqliteUse::writing;
    auto const path = std::filesystem::path { options.folder } / "groundswell.db";
    return std::make_unique<SqliteDatabase>(path, options.readers, use);
}

} // namespace platform
