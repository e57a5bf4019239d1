#include "platform/archive/tar.h"

#include "platform/storage/storage_errors.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/stat.h>

namespace platform {

namespace {

constexpr std::int64_t block = 512;
constexpr std::int64_t piece = 256 * 1024;
constexpr std::size_t longest_name = 100;

// Where the parts of a header stand.
constexpr std::size_t mode_at = 100, user_at = 108, group_at = 116, size_at = 124, time_at = 136, sum_at = 148,
                      type_at = 156, magic_at = 257;
constexpr std::size_t size_width = 12, sum_width = 8;

using Header = std::array<char, block>;

void put_octal(Header& header, std::size_t at, std::size_t digits, std::uint64_t value)
{
    for (auto i = digits; i-- > 0; value /= 8) header[at + i] = static_cast<char>('0' + value % 8);
}

void put_size(Header& header, std::int64_t size)
{
    constexpr std::int64_t octal_end = 1LL << 33;
    if (size < octal_end) return put_octal(header, size_at, size_width - 1, static_cast<std::uint64_t>(size));
    for (auto i = size_width; i-- > 1; size /= 256) header[size_at + i] = static_cast<char>(size % 256);
    header[size_at] = static_cast<char>(0x80);
}

/// The sum of all bytes, with the sum's own place taken as spaces.
std::uint64_t sum_of(Header const& header)
{
    std::uint64_t sum = sum_width * ' ';
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (i < sum_at || i >= sum_at + sum_width) sum += static_cast<unsigned char>(header[i]);
    }
    return sum;
}

std::uint64_t octal_at(Header const& header, std::size_t at, std::size_t width)
{
    std::uint64_t value = 0;
    for (auto i = at; i < at + width && header[i] >= '0' && header[i] <= '7'; ++i) {
        value = value * 8 + static_cast<std::uint64_t>(header[i] - '0');
    }
    return value;
}

std::int64_t size_of(Header const& header)
{
    if ((header[size_at] & 0x80) == 0) return static_cast<std::int64_t>(octal_at(header, size_at, size_width));
    std::int64_t size = 0;
    for (auto i = size_at + 4; i < size_at + size_width; ++i) size = size << 8 | static_cast<unsigned char>(header[i]);
    if (size < 0) throw std::invalid_argument {"the archive is damaged: a size is impossible"};
    return size;
}

std::int64_t padding_of(std::int64_t size)
{
    return (block - size % block) % block;
}

} // namespace

TarWriter::TarWriter(std::string const& path)
    : file_ {open_or_throw(path, O_WRONLY | O_CREAT | O_EXCL)}
{
}

void TarWriter::begin(std::string_view name, std::int64_t size)
{
    if (name.empty() || name.size() > longest_name) throw std::logic_error {"a name that tar cannot hold"};
    Header header {};
    std::ranges::copy(name, header.begin());
    put_octal(header, mode_at, 7, 0600);
    put_octal(header, user_at, 7, 0);
    put_octal(header, group_at, 7, 0);
    put_size(header, size);
    put_octal(header, time_at, 11, 0);
    header[type_at] = '0';
    std::memcpy(header.data() + magic_at, "ustar\00000", 8);
    put_octal(header, sum_at, 6, sum_of(header));
    header[sum_at + 7] = ' ';
    write_all(file_, {header.data(), header.size()});
}

void TarWriter::pad(std::int64_t size)
{
    write_all(file_, std::string(static_cast<std::size_t>(padding_of(size)), '\0'));
}

void TarWriter::add(std::string_view name, std::string_view bytes)
{
    auto const size = static_cast<std::int64_t>(bytes.size());
    begin(name, size);
    write_all(file_, bytes);
    pad(size);
}

void TarWriter::add_file(std::string_view name, std::string const& path)
{
    auto const from = open_or_throw(path, O_RDONLY);
    struct stat about { };
    if (::fstat(from.number(), &about) != 0) throw_disk_error(errno, "looking at " + path);
    begin(name, about.st_size);
    for (std::int64_t left = about.st_size; left > 0;) {
        auto const bytes = read_some(from, static_cast<std::size_t>(std::min(left, piece)));
        if (bytes.empty()) throw StorageError {"short", path + " became shorter while it was read"};
        write_all(file_, bytes);
        left -= static_cast<std::int64_t>(bytes.size());
    }
    pad(about.st_size);
}

void TarWriter::finish()
{
    write_all(file_, std::string(2 * block, '\0'));
    sync(file_);
}

TarReader::TarReader(std::string const& path)
    : file_ {open_or_throw(path, O_RDONLY)}
{
}

std::string TarReader::exactly(std::size_t size)
{
    std::string bytes;
    while (bytes.size() < size) {
        auto const more = read_some(file_, size - bytes.size());
        if (more.empty()) throw std::invalid_argument {"the archive ends too early"};
        bytes += more;
    }
    return bytes;
}

void TarReader::skip_rest()
{
    while (left_ > 0) read();
    exactly(static_cast<std::size_t>(padding_));
    padding_ = 0;
}

std::optional<TarReader::Entry> TarReader::next()
{
    skip_rest();
    auto const bytes = exactly(block);
    if (bytes.find_first_not_of('\0') == std::string::npos) return std::nullopt;
    Header header {};
    std::ranges::copy(bytes, header.begin());
    bool const is_file = header[type_at] == '0' && std::memcmp(header.data() + magic_at, "ustar", 5) == 0;
    if (!is_file || octal_at(header, sum_at, sum_width) != sum_of(header)) {
        throw std::invalid_argument {"the file is no backup, or a damaged one"};
    }
    Entry entry {.name = bytes.substr(0, std::min(bytes.find('\0'), longest_name)), .size = size_of(header)};
    left_ = entry.size;
    padding_ = padding_of(entry.size);
    return entry;
}

std::string TarReader::read()
{
    if (left_ == 0) return {};
    auto bytes = exactly(static_cast<std::size_t>(std::min(left_, piece)));
    left_ -= static_cast<std::int64_t>(bytes.size());
    return bytes;
}

} // namespace platform
