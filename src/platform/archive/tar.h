#pragma once

#include "platform/files/disk.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// A tape archive as POSIX.1-1988 draws it ("ustar"), so that any tar reads our backups. Ordinary files only:
//   archive = *(header content padding) 2 empty blocks
//   header  = a block of 512 bytes: name[100] mode[8] uid[8] gid[8] size[12] mtime[12] checksum[8] type[1] … "ustar" "00" …
//   padding = zeros up to a whole block
// Numbers are octal digits; a size of 8 GiB and more is written in base 256, as GNU and BSD do it.
namespace platform {

/// Writes an archive from front to back. Throws StorageFull or StorageError when the disk fails.
class TarWriter {
public:
    explicit TarWriter(std::string const& path);

    /// Names are ours: at most 100 bytes, without "..". Longer ones are our own mistake and throw.
    void add(std::string_view name, std::string_view bytes);

    /// The file as it is now; one that grows meanwhile is taken up to its first size, one that shrinks throws.
    void add_file(std::string_view name, std::string const& path);

    /// The end of the archive, and the wait for the disk.
    void finish();

private:
    void begin(std::string_view name, std::int64_t size);
    void pad(std::int64_t size);

    Descriptor file_;
};

/// Reads an archive from front to back. Throws std::invalid_argument when it is none, or damaged.
class TarReader {
public:
    explicit TarReader(std::string const& path);

    struct Entry {
        std::string name;
        std::int64_t size = 0;
    };

    /// The next entry, or nothing at the archive's end; what was not read of the one before is skipped.
    std::optional<Entry> next();

    /// The next bytes of this entry; empty at its end.
    std::string read();

private:
    std::string exactly(std::size_t size);
    void skip_rest();

    Descriptor file_;
    std::int64_t left_ = 0;
    std::int64_t padding_ = 0;
};

} // namespace platform
