#include "platform/storage/temporary_folder.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace platform {

TemporaryFolder::TemporaryFolder()
    : path_ {std::filesystem::temp_directory_path() / "groundswell-XXXXXX"}
{
    if (!::mkdtemp(path_.data())) throw std::system_error {errno, std::generic_category(), path_};
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

} // namespace platform
