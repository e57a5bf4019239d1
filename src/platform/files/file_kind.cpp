#include "platform/files/file_kind.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>

namespace platform {

namespace {

using namespace std::string_view_literals;

bool is_hevc_brand(std::string_view brand)
{
    constexpr std::array brands {"heic"sv, "heix"sv, "heim"sv, "heis"sv};
    return std::ranges::find(brands, brand) != brands.end();
}

std::uint32_t big_endian_32(std::string_view bytes)
{
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    return value;
}

/// The `ftyp` box of ISO/IEC 14496-12: size, "ftyp", major brand, version, compatible brands.
bool is_heic(std::string_view head)
{
    if (head.size() < 16 || head.substr(4, 4) != "ftyp") return false;
    auto const box = head.substr(0, big_endian_32(head));
    if (box.size() < 16) return false;
    if (is_hevc_brand(box.substr(8, 4))) return true;
    if (box.substr(8, 4) != "mif1") return false; // any still picture: the compatible brands tell which
    for (std::size_t at = 16; at + 4 <= box.size(); at += 4) {
        if (is_hevc_brand(box.substr(at, 4))) return true;
    }
    return false;
}

} // namespace

std::optional<ImageKind> image_kind_of(std::string_view head)
{
    if (head.starts_with("\xff\xd8\xff"sv)) return ImageKind::jpeg;
    if (head.starts_with("\x89PNG\r\n\x1a\n"sv)) return ImageKind::png;
    if (head.starts_with("RIFF"sv) && head.size() >= 12 && head.substr(8, 4) == "WEBP"sv) return ImageKind::webp;
    if (head.starts_with("GIF87a"sv) || head.starts_with("GIF89a"sv)) return ImageKind::gif;
    if (is_heic(head)) return ImageKind::heic;
    return std::nullopt;
}

bool looks_like_pdf(std::string const& path)
{
    std::array<char, 8> head {};
    std::ifstream file {path, std::ios::binary};
    file.read(head.data(), head.size());
    std::string_view const read {head.data(), static_cast<std::size_t>(file.gcount())};
    return read.starts_with("%PDF-1."sv) || read.starts_with("%PDF-2."sv);
}

} // namespace platform
