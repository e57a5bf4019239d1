#pragma once

#include "platform/files/file_hash.h"
#include "platform/storage/sql.h"

#include <vector>

/// The front door: what neighbours may use, events included.
namespace imports {

/// The files that wait to be brought in, their plans and their reports.
std::vector<platform::FileHash> kept_files(platform::Tx& tx);
bool keeps_file(platform::Tx& tx, platform::FileHash const& hash);

} // namespace imports
