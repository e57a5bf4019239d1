#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace platform {

/// An open file that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number = -1)
        : number_ {number}
    {
    }
    Descriptor(Descriptor&& other) noexcept
        : number_ {std::exchange(other.number_, -1)}
    {
    }
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    void close();

private:
    int number_;
};

/// Throws what an errno means to us: StorageFull for a full disk, quota or inode table, otherwise StorageError.
[[noreturn]] void throw_disk_error(int error, std::string const& doing);

/// Opens with O_CLOEXEC; throws when it cannot. New files belong to us alone (0600).
Descriptor open_or_throw(std::string const& path, int flags);

/// Reads at most `limit` bytes from where the file stands; throws on an error of the disk.
std::string read_some(Descriptor const& file, std::size_t limit);

/// Writes every byte or throws.
void write_all(Descriptor const& file, std::string_view bytes);

/// Brings the file's bytes to the disk. A failure is final: after it nobody may try again and believe the answer,
/// because the kernel has already dropped the pages.
void sync(Descriptor const& file);

/// Makes the names inside a folder durable.
void sync_folder(std::string const& path);

/// A fresh empty file in the folder, open for writing, and its path.
std::pair<Descriptor, std::string> fresh_file(std::string const& folder);

} // namespace platform
