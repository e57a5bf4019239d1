#include "platform/files/file_store.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

namespace platform {

namespace {

constexpr base::Milliseconds day = std::chrono::hours {24};
constexpr std::size_t copy_piece = 1 << 18;

/// Whether the folder had to be made.
bool make_folder(std::string const& path)
{
    if (::mkdir(path.c_str(), 0700) == 0) return true;
    if (errno != EEXIST) throw_disk_error(errno, "mkdir " + path);
    return false;
}

std::string first_byte_in_hex(int value)
{
    constexpr std::string_view signs = "0123456789abcdef";
    return {signs[static_cast<std::size_t>(value >> 4)], signs[static_cast<std::size_t>(value & 15)]};
}

std::optional<struct stat> status_of(std::string const& path)
{
    struct stat status { };
    if (::stat(path.c_str(), &status) == 0) return status;
    if (errno != ENOENT) throw_disk_error(errno, "stat " + path);
    return std::nullopt;
}

void move_across_file_systems(std::string const& from, std::string const& folder, std::string const& to)
{
    auto const source = open_or_throw(from, O_RDONLY);
    auto [copy, path] = fresh_file(folder);
    for (auto piece = read_some(source, copy_piece); !piece.empty(); piece = read_some(source, copy_piece)) {
        write_all(copy, piece);
    }
    sync(copy);
    if (std::rename(path.c_str(), to.c_str()) != 0) throw_disk_error(errno, "rename to " + to);
    ::unlink(from.c_str());
}

} // namespace

FileStore::FileStore(std::string folder)
    : folder_ {std::move(folder)}
{
    // All 256 folders exist and are durable from the start, so that an upload never depends on one just made.
    bool const made_root = make_folder(folder_);
    bool made = make_folder(arriving_folder());
    for (int value = 0; value < 256; ++value) made |= make_folder(folder_ + '/' + first_byte_in_hex(value));
    if (made) sync_folder(folder_);
    if (made_root) sync_folder(std::filesystem::absolute(folder_).parent_path());
}

StoredFile FileStore::put_file(std::string const& path_of_temporary)
{
    auto const file = open_or_throw(path_of_temporary, O_RDONLY);
    auto const status = status_of(path_of_temporary);
    auto const hash = FileHash::of_file(path_of_temporary);
    sync(file);
    return settle(hash, status ? status->st_size : 0, path_of_temporary);
}

StoredFile FileStore::put_bytes(std::string_view bytes)
{
    auto const hash = FileHash::of(bytes);
    auto const size = static_cast<std::int64_t>(bytes.size());
    if (keep_existing(path_of(hash), size)) {
        sync_folder(folder_of(hash));
        return {hash, size};
    }
    auto [file, path] = fresh_file(arriving_folder());
    try {
        write_all(file, bytes);
        sync(file);
        return settle(hash, size, path);
    } catch (...) {
        ::unlink(path.c_str());
        throw;
    }
}

/// Gives a synced temporary its name; returns when the name is durable too.
StoredFile FileStore::settle(FileHash hash, std::int64_t size, std::string const& temporary)
{
    auto const path = path_of(hash);
    if (keep_existing(path, size)) {
        ::unlink(temporary.c_str());
    } else if (std::rename(temporary.c_str(), path.c_str()) != 0) {
        if (errno != EXDEV) throw_disk_error(errno, "rename to " + path);
        move_across_file_systems(temporary, arriving_folder(), path);
    }
    sync_folder(folder_of(hash)); // also for content that was here: who renamed it may not have come to this yet
    return {hash, size};
}

/// Whether whole content of that name is here already. If so it becomes young again, so that a reconciliation that
/// does not know its new row spares it. A file of another size is damage, and is replaced.
bool FileStore::keep_existing(std::string const& path, std::int64_t size)
{
    std::lock_guard const lock {mutex_};
    auto const status = status_of(path);
    if (!status || status->st_size != size) return false;
    return ::utimensat(AT_FDCWD, path.c_str(), nullptr, 0) == 0;
}

std::string FileStore::arriving_folder() const
{
    return folder_ + "/arriving";
}

std::string FileStore::folder_of(FileHash hash) const
{
    return folder_ + '/' + hash.text().substr(0, 2);
}

std::string FileStore::path_of(FileHash hash) const
{
    return folder_of(hash) + '/' + hash.text().substr(2);
}

std::optional<Descriptor> FileStore::open(FileHash hash) const
{
    auto const path = path_of(hash);
    Descriptor file {::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.is_open()) return file;
    if (errno != ENOENT) throw_disk_error(errno, "open " + path);
    return std::nullopt;
}

bool FileStore::remove(FileHash hash)
{
    auto const path = path_of(hash);
    if (::unlink(path.c_str()) == 0) return true;
    if (errno != ENOENT) throw_disk_error(errno, "unlink " + path);
    return false;
}

bool FileStore::remove_older(FileHash hash, base::Time put_before)
{
    std::lock_guard const lock {mutex_};
    auto const path = path_of(hash);
    auto const status = status_of(path);
    if (!status) return true;
    auto const& changed = status->st_mtim;
    if (!(base::Time {changed.tv_sec * 1000 + changed.tv_nsec / 1'000'000} < put_before)) return false;
    return remove(hash);
}

std::vector<FileHash> FileStore::list() const
{
    std::vector<FileHash> found;
    for (int value = 0; value < 256; ++value) {
        auto const prefix = first_byte_in_hex(value);
        for (auto const& entry : std::filesystem::directory_iterator {folder_ + '/' + prefix}) {
            if (auto const hash = FileHash::from(prefix + entry.path().filename().string())) found.push_back(*hash);
        }
    }
    std::ranges::sort(found);
    return found;
}

/// The bytes freed, or -1 when the file is younger than a day or gone.
std::int64_t FileStore::remove_if_old(std::string const& path, base::Time now)
{
    std::lock_guard const lock {mutex_};
    auto const status = status_of(path);
    if (!status) return -1;
    auto const& changed = status->st_mtim;
    auto const age = now - base::Time {changed.tv_sec * 1000 + changed.tv_nsec / 1'000'000};
    if (age < day || ::unlink(path.c_str()) != 0) return -1;
    return status->st_size;
}

Reconciled FileStore::reconcile(std::vector<FileHash> known, base::Time now)
{
    std::ranges::sort(known);
    known.erase(std::unique(known.begin(), known.end()), known.end());
    auto const here = list();
    Reconciled done;
    std::ranges::set_difference(known, here, std::back_inserter(done.missing));
    auto const clear = [&](std::string const& path, std::int64_t& count) {
        auto const freed = remove_if_old(path, now);
        if (freed < 0) return;
        ++count;
        done.bytes_freed += freed;
    };
    for (auto const hash : here) {
        if (!std::ranges::binary_search(known, hash)) clear(path_of(hash), done.orphans_removed);
    }
    for (auto const& entry : std::filesystem::directory_iterator {arriving_folder()}) {
        clear(entry.path().string(), done.temporaries_removed);
    }
    return done;
}

} // namespace platform
