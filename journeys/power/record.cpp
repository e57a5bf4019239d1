// Loaded before the program (LD_PRELOAD): writes down, in DISK_RECORD and in order, what it asks of the disk below
// DISK_FOLDER, so that disk.mjs can say what would still be there had the power gone at any moment.
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <mutex>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace {

template <class F>
F real(char const* name)
{
    return reinterpret_cast<F>(dlsym(RTLD_NEXT, name));
}

std::mutex order; // an act and its line in the record are one

std::string const folder = [] {
    auto const* const name = std::getenv("DISK_FOLDER");
    return std::string {name != nullptr ? name : "/nowhere"};
}();

int record_file()
{
    static int const file = [] {
        auto const* const name = std::getenv("DISK_RECORD");
        return real<int (*)(char const*, int, ...)>("open")(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }();
    return file;
}

bool is_ours(std::string_view path)
{
    return path.starts_with(folder) && !path.ends_with("-shm"); // the wal-index is memory, made anew after a crash
}

std::string path_of(int file)
{
    char path[4096];
    auto const length = readlink(("/proc/self/fd/" + std::to_string(file)).c_str(), path, sizeof path);
    return {path, length > 0 ? static_cast<std::size_t>(length) : 0};
}

std::string absolute(char const* path)
{
    if (path[0] == '/') return path;
    char here[4096];
    return std::string {getcwd(here, sizeof here)} + "/" + path;
}

/// One line: act, offset, lengths, then path and bytes.
void note(char act, std::string_view path, std::uint64_t offset, void const* bytes, std::uint64_t size)
{
    std::uint64_t const head[] {static_cast<std::uint64_t>(act), offset, path.size(), size};
    std::string line {reinterpret_cast<char const*>(head), sizeof head};
    line += path;
    line.append(static_cast<char const*>(bytes), size);
    real<ssize_t (*)(int, void const*, std::size_t)>("write")(record_file(), line.data(), line.size());
}

void note(char act, std::string_view path, std::string_view other = {})
{
    note(act, path, 0, other.data(), other.size());
}

int opened(int file, char const* path, int flags)
{
    if (file >= 0 && (flags & (O_CREAT | O_TRUNC)) != 0 && is_ours(absolute(path)))
        note((flags & O_TRUNC) != 0 ? 'z' : 'c', absolute(path));
    return file;
}

ssize_t written(int file, void const* bytes, ssize_t size, std::uint64_t offset)
{
    if (size <= 0) return size;
    auto const path = path_of(file);
    if (is_ours(path)) note('w', path, offset, bytes, static_cast<std::uint64_t>(size));
    return size;
}

int synced(int file, char const* call)
{
    std::scoped_lock const lock {order};
    auto const path = path_of(file);
    if (path.starts_with(folder)) note('s', path);
    return real<int (*)(int)>(call)(file);
}

int truncated(int file, off_t size, char const* call)
{
    std::scoped_lock const lock {order};
    auto const result = real<int (*)(int, off_t)>(call)(file, size);
    if (result == 0 && is_ours(path_of(file))) note('t', path_of(file), static_cast<std::uint64_t>(size), nullptr, 0);
    return result;
}

int named(char act, int result, char const* from, char const* to)
{
    if (result == 0 && (is_ours(absolute(from)) || is_ours(absolute(to)))) note(act, absolute(from), absolute(to));
    return result;
}

} // namespace

extern "C" {

int open(char const* path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    auto const mode = va_arg(more, int);
    va_end(more);
    std::scoped_lock const lock {order};
    return opened(real<int (*)(char const*, int, ...)>("open")(path, flags, mode), path, flags);
}

int open64(char const* path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    auto const mode = va_arg(more, int);
    va_end(more);
    std::scoped_lock const lock {order};
    return opened(real<int (*)(char const*, int, ...)>("open64")(path, flags, mode), path, flags);
}

ssize_t write(int file, void const* bytes, std::size_t size)
{
    std::scoped_lock const lock {order};
    auto const call = real<ssize_t (*)(int, void const*, std::size_t)>("write");
    if (!is_ours(path_of(file))) return call(file, bytes, size);
    auto const done = call(file, bytes, size);
    auto const end = lseek(file, 0, SEEK_CUR);
    return written(file, bytes, done, static_cast<std::uint64_t>(end - (done > 0 ? done : 0)));
}

ssize_t pwrite(int file, void const* bytes, std::size_t size, off_t offset)
{
    std::scoped_lock const lock {order};
    auto const call = real<ssize_t (*)(int, void const*, std::size_t, off_t)>("pwrite");
    return written(file, bytes, call(file, bytes, size, offset), static_cast<std::uint64_t>(offset));
}

ssize_t pwrite64(int file, void const* bytes, std::size_t size, off64_t offset)
{
    std::scoped_lock const lock {order};
    auto const call = real<ssize_t (*)(int, void const*, std::size_t, off64_t)>("pwrite64");
    return written(file, bytes, call(file, bytes, size, offset), static_cast<std::uint64_t>(offset));
}

int ftruncate(int file, off_t size)
{
    return truncated(file, size, "ftruncate");
}
int ftruncate64(int file, off64_t size)
{
    return truncated(file, size, "ftruncate64");
}
int fsync(int file)
{
    return synced(file, "fsync");
}
int fdatasync(int file)
{
    return synced(file, "fdatasync");
}

int rename(char const* from, char const* to)
{
    std::scoped_lock const lock {order};
    return named('r', real<int (*)(char const*, char const*)>("rename")(from, to), from, to);
}

int link(char const* from, char const* to)
{
    std::scoped_lock const lock {order};
    return named('l', real<int (*)(char const*, char const*)>("link")(from, to), from, to);
}

int unlink(char const* path)
{
    std::scoped_lock const lock {order};
    return named('u', real<int (*)(char const*)>("unlink")(path), path, path);
}

} // extern "C"
