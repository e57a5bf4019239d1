#include "platform/files/file_kind.h"
#include "platform/files/testing.h"

#include <doctest/doctest.h>

using namespace platform;
using namespace std::string_view_literals;

TEST_CASE("a picture is known by its first bytes")
{
    CHECK(image_kind_of("\xff\xd8\xff\xe0"sv) == ImageKind::jpeg);
    CHECK(image_kind_of("\x89PNG\r\n\x1a\n"sv) == ImageKind::png);
    CHECK(image_kind_of("RIFF\1\2\3\4WEBPVP8 "sv) == ImageKind::webp);
    CHECK(image_kind_of("GIF89a"sv) == ImageKind::gif);
    CHECK(image_kind_of("\0\0\0\x18"
                        "ftypheic\0\0\0\0mif1heic"sv)
        == ImageKind::heic);
    CHECK(image_kind_of("\0\0\0\x18"
                        "ftypmif1\0\0\0\0mif1heic"sv)
        == ImageKind::heic);
}

TEST_CASE("whatever is not one of the five pictures is unknown")
{
    for (auto const head : {""sv, "\xff\xd8"sv, "<svg xmlns='http://www.w3.org/2000/svg'>"sv, "%PDF-1.7"sv,
             "<!doctype html>"sv, "RIFF\1\2\3\4WAVEfmt "sv, "RIFF"sv, "GIF90a"sv, "BM\0\0\0\0\0\0"sv, "II*\0"sv,
             "\0\0\0\x18"
             "ftypavif\0\0\0\0mif1avif"sv,
             "\0\0\0\x14"
             "ftypmif1\0\0\0\0mif1heic"sv,
             "\0\0\0\x08"
             "ftypheic\0\0\0\0"sv,
             " \xff\xd8\xff"sv, "PK\3\4"sv}) {
        CAPTURE(head);
        CHECK_FALSE(image_kind_of(head));
    }
}

TEST_CASE("a PDF is known by its first bytes, at the very start")
{
    TemporaryFolder folder;

    CHECK(looks_like_pdf(file_in(folder, "a", "%PDF-1.7\n1 0 obj")));
    CHECK(looks_like_pdf(file_in(folder, "b", "%PDF-2.0\n")));
    CHECK_FALSE(looks_like_pdf(file_in(folder, "c", "<html>%PDF-1.7")));
    CHECK_FALSE(looks_like_pdf(file_in(folder, "d", "%PDF")));
    CHECK_FALSE(looks_like_pdf(folder.path() + "/missing"));
}
