#include "platform/files/file_hash.h"

#include "platform/files/disk.h"

#include <algorithm>
#include <fcntl.h>
#include <sodium.h>

namespace platform {

namespace {

constexpr std::size_t piece_size = 1 << 18;

unsigned char const* unsigned_bytes(std::string_view bytes)
{
    return reinterpret_cast<unsigned char const*>(bytes.data());
}

} // namespace

std::optional<FileHash> FileHash::from(std::string_view hex)
{
    FileHash hash;
    auto const is_lower_hex = [](char sign) { return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'f'); };
    if (hex.size() != 2 * hash.bytes_.size() || !std::ranges::all_of(hex, is_lower_hex)) return std::nullopt;
    sodium_hex2bin(hash.bytes_.data(), hash.bytes_.size(), hex.data(), hex.size(), nullptr, nullptr, nullptr);
    return hash;
}

FileHash FileHash::of(std::string_view bytes)
{
    FileHash hash;
    crypto_hash_sha256(hash.bytes_.data(), unsigned_bytes(bytes), bytes.size());
    return hash;
}

FileHash FileHash::of_file(std::string const& path)
{
    auto const file = open_or_throw(path, O_RDONLY);
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (auto piece = read_some(file, piece_size); !piece.empty(); piece = read_some(file, piece_size)) {
        crypto_hash_sha256_update(&state, unsigned_bytes(piece), piece.size());
    }
    FileHash hash;
    crypto_hash_sha256_final(&state, hash.bytes_.data());
    return hash;
}

std::string FileHash::text() const
{
    std::string hex(2 * bytes_.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes_.data(), bytes_.size());
    hex.pop_back();
    return hex;
}

} // namespace platform
