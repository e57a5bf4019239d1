#include "platform/files/webp_chunks.h"

#include <algorithm>
#include <cstdint>

namespace platform {

namespace {

constexpr unsigned char alpha_bit = 0x10; // of the flags of VP8X

std::uint32_t little_endian_32(std::string_view bytes)
{
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

void add_little_endian_32(std::string& to, std::size_t value)
{
    for (int i = 0; i < 4; ++i) to += static_cast<char>(value >> (8 * i) & 0xff);
}

void add_chunk(std::string& to, std::string_view name, std::string_view content)
{
    to += name;
    add_little_endian_32(to, content.size());
    to += content;
    if (content.size() % 2 != 0) to += '\0';
}

} // namespace

std::optional<std::vector<WebpChunk>> webp_chunks(std::string_view file)
{
    if (file.size() < 12 || !file.starts_with("RIFF") || file.substr(8, 4) != "WEBP") return std::nullopt;
    auto const size = little_endian_32(file.substr(4, 4));
    if (size < 4 || size > file.size() - 8) return std::nullopt;
    auto rest = file.substr(12, size - 4);
    std::vector<WebpChunk> chunks;
    while (rest.size() >= 8) {
        std::size_t const length = little_endian_32(rest.substr(4, 4));
        if (length > rest.size() - 8) return std::nullopt;
        chunks.push_back({rest.substr(0, 4), rest.substr(8, length)});
        rest.remove_prefix(std::min(rest.size(), 8 + length + length % 2));
    }
    if (!rest.empty()) return std::nullopt;
    return chunks;
}

std::optional<std::string> webp_of_picture_only(std::string_view file)
{
    auto const chunks = webp_chunks(file);
    if (!chunks) return std::nullopt;
    std::string body = "WEBP";
    for (auto const& [name, content] : *chunks) {
        bool const extended = name == "VP8X" && content.size() == 10 && (content[0] & alpha_bit) != 0;
        if (extended) {
            std::string header {content};
            header[0] = alpha_bit;
            add_chunk(body, name, header);
        }
        if (name == "ALPH" || name == "VP8 " || name == "VP8L") add_chunk(body, name, content);
    }
    std::string cleaned = "RIFF";
    add_little_endian_32(cleaned, body.size());
    return cleaned + body;
}

} // namespace platform
