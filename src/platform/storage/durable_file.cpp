#include "platform/storage/durable_file.h"

#include "platform/storage/storage_errors.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace platform {

namespace {

void sync_to_disk(std::filesystem::path const& path)
{
    auto const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    auto const failed = file < 0 || ::fsync(file) != 0;
    auto const error = errno;
    if (file >= 0) ::close(file);
    if (failed) throw StorageError {"fsync", path.string() + ": " + std::strerror(error)};
}

} // namespace

void make_durably(std::string const& path, std::function<void(std::string const& unfinished)> const& fill)
{
    auto const folder = std::filesystem::absolute(path).parent_path();
    auto const unfinished = path + ".unfinished";
    if (std::filesystem::exists(path)) throw StorageError {"exists", path + " exists already"};
    std::filesystem::remove(unfinished);
    try {
        fill(unfinished);
        sync_to_disk(unfinished);
        std::filesystem::rename(unfinished, path);
        sync_to_disk(folder);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(unfinished, ignored);
        throw;
    }
}

} // namespace platform
