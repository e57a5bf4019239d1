#pragma once

#include "platform/files/file_hash.h"
#include "platform/storage/sql.h"

#include <vector>

namespace platform {

/// How a room answers for the files that its rows speak of. Gathered in app/wiring.cpp.
struct FileKeeper {
    std::vector<FileHash> (*all)(Tx& tx);        ///< in any order, also twice
    bool (*keeps)(Tx& tx, FileHash const& hash); ///< whether any row speaks of it
};

using FileKeepers = std::vector<FileKeeper>;

} // namespace platform
