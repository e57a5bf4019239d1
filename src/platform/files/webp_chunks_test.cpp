#include "platform/files/webp_chunks.h"

#include <doctest/doctest.h>

using namespace platform;
using namespace std::string_literals;

namespace {

std::string chunk(std::string const& name, std::string const& content)
{
    return name + char(content.size()) + "\0\0\0"s + content + (content.size() % 2 != 0 ? "\0"s : ""s);
}

std::string webp(std::string const& chunks)
{
    return "RIFF"s + char(chunks.size() + 4) + "\0\0\0WEBP"s + chunks;
}

std::string const all_flags = "\x3c\0\0\0\x10\0\0\x10\0\0"s;
std::string const alpha_only = "\x10\0\0\0\x10\0\0\x10\0\0"s;

} // namespace

TEST_CASE("only the picture stays of a WebP file")
{
    auto const secrets = chunk("EXIF", "where") + chunk("XMP ", "who") + chunk("ICCP", "p3!") + chunk("HIDE", "what");
    auto const file = webp(chunk("VP8X", all_flags) + chunk("ALPH", "see") + chunk("VP8 ", "pixels") + secrets);

    auto const cleaned = webp_of_picture_only(file);

    CHECK(cleaned == webp(chunk("VP8X", alpha_only) + chunk("ALPH", "see") + chunk("VP8 ", "pixels")));
    CHECK(webp_chunks(*cleaned)->size() == 3);
}

TEST_CASE("a WebP file without transparency becomes the simple kind")
{
    auto const file = webp(chunk("VP8X", "\x08\0\0\0\x10\0\0\x10\0\0"s) + chunk("VP8 ", "pixels") + chunk("EXIF", "x"));

    CHECK(webp_of_picture_only(file) == webp(chunk("VP8 ", "pixels")));
}

TEST_CASE("a WebP file that is cut short at any byte is not read")
{
    auto const file = webp(chunk("VP8X", all_flags) + chunk("VP8 ", "odd"));

    for (std::size_t length = 0; length < file.size(); ++length) {
        CAPTURE(length);
        CHECK_FALSE(webp_chunks(std::string_view {file}.substr(0, length)));
    }
}
