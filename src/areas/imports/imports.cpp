#include "areas/imports/imports.h"

#include "areas/imports/import_store.h"

namespace imports {

std::vector<platform::FileHash> kept_files(platform::Tx& tx)
{
    return ImportStore {tx}.files();
}

bool keeps_file(platform::Tx& tx, platform::FileHash const& hash)
{
    return ImportStore {tx}.keeps_file(hash);
}

} // namespace imports
