#include "platform/files/child_process.h"
#include "platform/files/images.h"
#include "platform/files/testing.h"
#include "platform/files/webp_chunks.h"

#include <doctest/doctest.h>

#include <atomic>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <thread>

using namespace platform;
namespace fs = std::filesystem;

namespace {

std::string program(std::string const& suffix)
{
    return image_program_beside_us() + suffix;
}

std::string output_of(std::string const& command)
{
    std::FILE* const pipe = ::popen(command.c_str(), "r");
    std::string output(200, '\0');
    output.resize(std::fread(output.data(), 1, output.size(), pipe));
    REQUIRE(::pclose(pipe) == 0);
    return output;
}

/// "1200x1600x3 GGRB": size, bands, and the colours at the left, right, bottom and top.
std::string look_of(Rendition const& rendition)
{
    TemporaryFolder const folder;
    return output_of(program("-samples") + " describe " + file_in(folder, "picture", rendition.bytes));
}

base::Result<ImageSet> renditions_of(std::string const& path)
{
    return Images {{.program = image_program_beside_us()}}.renditions(path);
}

std::string code_for(std::string const& path)
{
    auto const set = renditions_of(path);
    return set ? "taken" : set.refusal().code;
}

/// The markers of a JPEG up to its pixels, as hexadecimal digits.
std::string markers_of(std::string_view jpeg)
{
    std::string markers;
    for (std::size_t at = 2; at + 4 < jpeg.size();) {
        auto const byte
            = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(jpeg[at + i])); };
        char digits[4];
        std::snprintf(digits, sizeof digits, "%02x ", byte(1));
        markers += digits;
        if (byte(1) == 0xda) break;
        at += 2 + byte(2) * 256 + byte(3);
    }
    return markers;
}

void check_nothing_but_pixels(Rendition const& rendition)
{
    CHECK(rendition.bytes.find("secret") == std::string::npos);
    CHECK(rendition.bytes.find("Exif") == std::string::npos);
    if (rendition.format == RenditionFormat::jpeg) {
        auto const markers = markers_of(rendition.bytes);
        CAPTURE(markers);
        CHECK(markers.ends_with("da "));
        for (auto const* app : {"e1", "e2", "ec", "ed", "ee", "fe"}) CHECK(markers.find(app) == std::string::npos);
        return;
    }
    auto const chunks = webp_chunks(rendition.bytes);
    REQUIRE(chunks);
    for (auto const& chunk : *chunks) {
        CAPTURE(chunk.name);
        CHECK((chunk.name == "VP8 " || chunk.name == "VP8X" || chunk.name == "ALPH"));
        if (chunk.name == "VP8X") CHECK(chunk.content[0] == 0x10);
    }
}

/// A chunk with its length and checksum (PNG specification, annex D); `content` begins with the four letters of its name.
std::string png_chunk(std::string const& content)
{
    auto const big_endian = [](std::uint32_t value) {
        return std::string {char(value >> 24), char(value >> 16), char(value >> 8), char(value)};
    };
    std::uint32_t crc = 0xffffffff;
    for (char const byte : content) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    }
    return big_endian(static_cast<std::uint32_t>(content.size() - 4)) + content + big_endian(~crc);
}

/// A program that answers with what the shell script does.
std::string child_that(TemporaryFolder const& folder, std::string const& script)
{
    auto const path = file_in(folder, "child", "#!/bin/sh\n" + script + "\n");
    ::chmod(path.c_str(), 0700);
    return path;
}

} // namespace

TEST_CASE("a photo becomes three sizes, and one for phones that know no WebP")
{
    auto const set = renditions_of(sample_picture("photo.png"));

    REQUIRE(set);
    std::string sizes;
    for (auto const& rendition : set->renditions) {
        sizes += (rendition.format == RenditionFormat::webp ? "webp " : "jpeg ") + std::to_string(rendition.width) + 'x'
            + std::to_string(rendition.height) + ' ';
        CHECK(look_of(rendition).starts_with(std::to_string(rendition.width) + 'x' + std::to_string(rendition.height)));
    }
    CHECK(sizes == "webp 320x240 webp 960x720 jpeg 960x720 webp 1600x1200 ");
}

TEST_CASE("a small picture is not enlarged and comes once")
{
    auto const set = renditions_of(sample_picture("small.jpg"));

    REQUIRE(set);
    REQUIRE(set->renditions.size() == 2);
    for (auto const& rendition : set->renditions) CHECK(rendition.width == 200);
}

TEST_CASE("no place, name, profile or comment is left in any rendition of any kind of picture")
{
    for (auto const* name : {"turned.jpg", "photo.webp", "photo.heic"}) {
        CAPTURE(std::string {name});
        auto const path = sample_picture(name);
        REQUIRE(content_of(path).find("secret-exif") != std::string::npos);

        auto const set = renditions_of(path);

        REQUIRE(set);
        for (auto const& rendition : set->renditions) check_nothing_but_pixels(rendition);
    }
}

TEST_CASE("no text or EXIF chunk of a PNG is left in any rendition")
{
    TemporaryFolder folder;
    auto png = content_of(sample_picture("photo.png"));
    png.insert(33,
        png_chunk("tEXtAuthor" + std::string(1, '\0') + "secret")
            + png_chunk("eXIfMM" + std::string("\0*\0\0\0\10\0\0secret", 14)));

    auto const set = renditions_of(file_in(folder, "photo.png", png));

    REQUIRE(set);
    for (auto const& rendition : set->renditions) check_nothing_but_pixels(rendition);
}

TEST_CASE("a photo taken with the phone on its side stands upright")
{
    auto const set
        = renditions_of(sample_picture("turned.jpg")); // red left, blue right, green below, and turned by a quarter

    REQUIRE(set);
    for (auto const& rendition : set->renditions) {
        CHECK(rendition.height > rendition.width);
        CHECK(look_of(rendition).substr(look_of(rendition).find(' ')) == " GRBR\n");
    }
}

TEST_CASE("colours stay what they were in every kind of picture")
{
    for (auto const* name : {"photo.png", "photo.webp", "photo.heic", "photo.gif", "cmyk.jpg", "deep.png"}) {
        CAPTURE(std::string {name});

        auto const set = renditions_of(sample_picture(name));

        REQUIRE(set);
        for (auto const& rendition : set->renditions) {
            auto const look = look_of(rendition);
            CAPTURE(look);
            CHECK(look.ends_with("x3 RBGR\n"));
        }
    }
}

TEST_CASE("what is transparent stays so in WebP and is white in JPEG")
{
    auto const set = renditions_of(sample_picture("transparent.png"));

    REQUIRE(set);
    for (auto const& rendition : set->renditions) {
        bool const jpeg = rendition.format == RenditionFormat::jpeg;
        auto const look = look_of(rendition);
        CAPTURE(look);
        CHECK(look.find(jpeg ? "x3 WWWW" : "x4 ") != std::string::npos);
    }
}

TEST_CASE("the ending of a file's name does not matter")
{
    TemporaryFolder folder;

    CHECK(code_for(file_in(folder, "worksheet.pdf", content_of(sample_picture("small.jpg")))) == "taken");
    CHECK(code_for(file_in(folder, "photo.jpg", content_of(sample_picture("photo.png")))) == "taken");
}

TEST_CASE("a picture that is cut short is refused")
{
    TemporaryFolder folder;

    for (auto const* name : {"turned.jpg", "photo.png", "photo.webp", "photo.gif", "photo.heic"}) {
        auto const whole = content_of(sample_picture(name));
        for (auto const length : {whole.size() * 2 / 3, std::size_t {100}}) {
            CAPTURE(std::string {name});
            CAPTURE(length);
            CHECK(code_for(file_in(folder, name, whole.substr(0, length))) == "image_unreadable");
        }
    }
}

TEST_CASE("a picture of 900 megapixels in 100 KB is refused on its header")
{
    CHECK(code_for(sample_picture("bomb.png")) == "image_too_large");
}

TEST_CASE("a file over 48 MB is refused unread")
{
    TemporaryFolder folder;
    auto const path = file_in(folder, "big.jpg", "\xff\xd8\xff");
    fs::resize_file(path, 48 * 1024 * 1024 + 1);

    CHECK(code_for(path) == "image_too_large");
}

TEST_CASE("documents and pages in a picture's clothes are refused")
{
    TemporaryFolder folder;

    CHECK(code_for(file_in(folder, "a.jpg", "<svg xmlns='http://www.w3.org/2000/svg'/>")) == "image_kind_unknown");
    CHECK(code_for(file_in(folder, "b.jpg", "%PDF-1.7\n%%EOF")) == "image_kind_unknown");
    CHECK(code_for(file_in(folder, "c.jpg", "<!doctype html><script>alert(1)</script>")) == "image_kind_unknown");
    CHECK(code_for(file_in(folder, "d.jpg", "")) == "image_kind_unknown");
    CHECK(code_for(file_in(folder, "e.gif", "GIF89a/*\n*/=1;alert(1)")) == "image_unreadable");
    CHECK(code_for(file_in(folder, "f.jpg", "\xff\xd8\xff%PDF-1.7 <script>")) == "image_unreadable");
    CHECK(code_for(file_in(folder, "g.webp", "RIFF\x10\1\1\1WEBP<script>alert(1)</script>")) == "image_unreadable");
}

TEST_CASE("a page hidden behind a true picture is gone from what is made of it")
{
    TemporaryFolder folder;

    auto const set = renditions_of(
        file_in(folder, "p.jpg", content_of(sample_picture("small.jpg")) + "<script>secret</script>%PDF-1.7"));

    REQUIRE(set);
    for (auto const& rendition : set->renditions) check_nothing_but_pixels(rendition);
}

TEST_CASE("when the decoder falls over a picture, the picture is refused and the next one is taken")
{
    TemporaryFolder folder;
    Images images {{.program = child_that(folder, "kill -SEGV $$")}};

    auto const refused = images.renditions(sample_picture("small.jpg"));

    CHECK(refused.refusal().code == "image_unreadable");
    CHECK(renditions_of(sample_picture("small.jpg")));
}

TEST_CASE("a decoder that does not come to an end is ended")
{
    TemporaryFolder folder;
    auto const program = child_that(folder, "echo $$ >" + folder.path() + "/pid; exec /bin/sleep 60");
    Images images {{.program = program, .patience = std::chrono::milliseconds {500}}};

    auto const refused = images.renditions(sample_picture("small.jpg"));

    CHECK(refused.refusal().code == "image_took_too_long");
    auto const pid = content_of(folder.path() + "/pid");
    CHECK_FALSE(fs::exists("/proc/" + pid.substr(0, pid.find('\n'))));
}

TEST_CASE("nothing that a spoilt decoder says is believed")
{
    TemporaryFolder folder;
    for (auto const* answer : {"", "done\\n",
             "webp 10 10 5\\nhello"
             "done\\n",
             "webp 10 10 99\\nRIFF", "webp -1 10 0\\ndone\\n", "webp 9999 1 12\\nRIFF0000WEBPdone\\n",
             "webp 1 1 12\\nRIFF0000WEBPdone\\nmore", "refused by me\\n", "webp 1 1 12\\nRIFF0000WEBP",
             "gif 1 1 6\\nGIF89adone\\n"}) {
        CAPTURE(answer);
        Images images {{.program = child_that(folder, std::string {"printf '"} + answer + "'")}};
        CHECK(images.renditions(sample_picture("small.jpg")).refusal().code == "image_unreadable");
    }
    Images flood {{.program = child_that(folder, "while :; do printf '%065536d' 0; done")}};
    CHECK(flood.renditions(sample_picture("small.jpg")).refusal().code == "image_unreadable");
}

TEST_CASE("at most so many pictures are worked on at once, and who waits too long is told so")
{
    TemporaryFolder folder;
    auto const slow = child_that(folder, "echo >>" + folder.path() + "/started; exec /bin/sleep 60");
    Images images {{.program = slow,
        .patience = std::chrono::milliseconds {1'500},
        .turn = std::chrono::milliseconds {100},
        .at_once = 2}};
    auto const path = sample_picture("small.jpg");

    std::atomic<int> busy = 0;
    std::vector<std::thread> people;
    for (int i = 0; i < 5; ++i) {
        people.emplace_back([&] { busy += images.renditions(path).refusal().code == "image_busy"; });
    }
    for (auto& person : people) person.join();

    CHECK(busy == 3);
    CHECK(content_of(folder.path() + "/started") == "\n\n");
}

TEST_CASE("behind its closed doors the image child can compute and nothing else")
{
    TemporaryFolder folder;
    auto const can = [&folder](std::string const& question) {
        auto const input = open_or_throw(file_in(folder, "question", question), O_RDONLY);
        return ask_child(program("-probe"), input, 100, std::chrono::seconds {5}).output;
    };

    CHECK(can("thread") == "yes");
    CHECK(can("open") == "no");
    CHECK(can("gigabyte") == "no");
    CHECK(can("socket") == ""); // killed in the attempt
    CHECK(can("fork") == "no");
    CHECK(can("program") == "");
}

TEST_CASE("the image child inherits no open file and no environment")
{
    TemporaryFolder folder;
    auto const secret = ::open(file_in(folder, "secret", "x").c_str(), O_RDONLY); // without O_CLOEXEC
    auto const input = open_or_throw("/dev/null", O_RDONLY);

    auto const files = ask_child(
        child_that(folder, "for f in /proc/$$/fd/*; do readlink $f; done"), input, 9999, std::chrono::seconds {5});
    auto const words = ask_child("/usr/bin/env", input, 9999, std::chrono::seconds {5});

    CHECK(files.output.find("/secret") == std::string::npos);
    CHECK(files.output.find("/dev/null") != std::string::npos);
    CHECK(words.output == "");
    ::close(secret);
}
