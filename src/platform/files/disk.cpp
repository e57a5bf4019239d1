#include "platform/files/disk.h"

#include "platform/storage/storage_errors.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace platform {

void Descriptor::close()
{
    if (number_ >= 0) ::close(std::exchange(number_, -1));
}

void throw_disk_error(int error, std::string const& doing)
{
    auto const what = doing + ": " + std::generic_category().message(error);
    auto const code = "errno_" + std::to_string(error);
    if (error == ENOSPC || error == EDQUOT) throw StorageFull {code, what};
    throw StorageError {code, what};
}

Descriptor open_or_throw(std::string const& path, int flags)
{
    Descriptor file {::open(path.c_str(), flags | O_CLOEXEC, 0600)};
    if (!file.is_open()) throw_disk_error(errno, "open " + path);
    return file;
}

std::string read_some(Descriptor const& file, std::size_t limit)
{
    std::string bytes(limit, '\0');
    std::size_t have = 0;
    while (have < limit) {
        auto const n = ::read(file.number(), bytes.data() + have, limit - have);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw_disk_error(errno, "read");
        if (n == 0) break;
        have += static_cast<std::size_t>(n);
    }
    bytes.resize(have);
    return bytes;
}

void write_all(Descriptor const& file, std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const n = ::write(file.number(), bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) throw_disk_error(errno, "write");
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
}

void sync(Descriptor const& file)
{
    if (::fsync(file.number()) != 0) throw_disk_error(errno, "fsync");
}

void sync_folder(std::string const& path)
{
    sync(open_or_throw(path, O_RDONLY | O_DIRECTORY));
}

std::pair<Descriptor, std::string> fresh_file(std::string const& folder)
{
    auto path = folder + "/new-XXXXXX";
    Descriptor file {::mkostemp(path.data(), O_CLOEXEC)};
    if (!file.is_open()) throw_disk_error(errno, "create in " + folder);
    return {std::move(file), std::move(path)};
}

} // namespace platform
