#pragma once

#include "platform/storage/database.h"

#include <cstdint>
#include <string>

// One file that holds a whole site, so that it can be carried elsewhere: an ordinary tar archive of
//   about.json         what made it, when, and the last step of its schema
//   database.db        every row, as a SQLite file, whichever engine it came from
//   files/HASH         every file, named by the SHA-256 of its bytes
//   keys/site.key      the installation's secret: whoever has the backup has the site, so keep it as safe
//   MANIFEST           "HASH  NAME" for each of the above, last; `sha256sum -c MANIFEST` reads it too
namespace app {

/// What a backup holds.
struct BackupSize {
    std::int64_t files = 0;
    std::int64_t bytes = 0;
};

/// Writes the backup of a site, also while it serves: rows first and files after, and a file is durable before a row
/// speaks of it, so the backup is whole. Durable when it returns. Throws StorageError when `path` is taken.
BackupSize make_backup(platform::Database& database, std::string const& data, std::string const& path);

/// Fills an empty folder and an empty database from a backup. Every hash is compared before anything is kept. Throws
/// std::invalid_argument when the backup is damaged or the folder is not empty, NewerSchema when a newer program made it.
BackupSize restore_backup(std::string const& path, platform::DatabaseOptions const& database);

} // namespace app
