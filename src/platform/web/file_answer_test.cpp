#include "platform/files/testing.h"
#include "platform/web/file_answer.h"

#include <doctest/doctest.h>

using namespace web;

namespace {

std::string header(Response const& response, std::string_view wanted)
{
    for (auto const& [name, value] : response.headers) {
        if (name == wanted) return value;
    }
    return {};
}

struct Shelf {
    platform::TemporaryFolder folder;
    FileToSend file {.path = platform::file_in(folder, "worksheet", "0123456789"),
        .size = 10,
        .tag = "abc",
        .content_type = "application/pdf"};

    Response asked(std::vector<std::pair<std::string, std::string>> headers, Method method = Method::get)
    {
        Incoming incoming;
        incoming.method = method;
        incoming.headers = std::move(headers);
        return file_answer(incoming, file).value();
    }
};

} // namespace

TEST_CASE("a part of a file is given to whoever asks for one")
{
    Shelf shelf;
    struct Line {
        char const* range;
        int status;
        std::int64_t offset;
        std::int64_t length;
        char const* said;
    };
    Line const lines[] {
        {"bytes=0-3", 206, 0, 4, "bytes 0-3/10"},
        {"bytes=4-", 206, 4, 6, "bytes 4-9/10"},
        {"bytes=-3", 206, 7, 3, "bytes 7-9/10"},
        {"bytes=-300", 206, 0, 10, "bytes 0-9/10"},
        {"bytes=9-100", 206, 9, 1, "bytes 9-9/10"},
        {"bytes=0-1,4-5", 200, 0, 10, ""},
        {"bytes=5-2", 200, 0, 10, ""},
        {"bytes=-", 200, 0, 10, ""},
        {"bytes=a-b", 200, 0, 10, ""},
        {"lines=0-3", 200, 0, 10, ""},
        {"bytes=99999999999999999999-", 200, 0, 10, ""},
    };

    for (auto const& line : lines) {
        INFO(line.range);
        auto const answer = shelf.asked({{"range", line.range}});
        CHECK(answer.status == line.status);
        CHECK(answer.file->offset == line.offset);
        CHECK(answer.file->length == line.length);
        CHECK(header(answer, "Content-Range") == line.said);
    }
}

TEST_CASE("a part beyond the end is refused with the size")
{
    Shelf shelf;

    for (auto const* range : {"bytes=10-", "bytes=10-20", "bytes=-0"}) {
        INFO(range);
        auto const answer = shelf.asked({{"range", range}});
        CHECK(answer.status == 416);
        CHECK(header(answer, "Content-Range") == "bytes */10");
        CHECK_FALSE(answer.file);
    }
}

TEST_CASE("a part is only given of the content that the browser began with, and only to a GET")
{
    Shelf shelf;

    CHECK(shelf.asked({{"range", "bytes=0-3"}, {"if-range", "\"abc\""}}).status == 206);
    CHECK(shelf.asked({{"range", "bytes=0-3"}, {"if-range", "\"old\""}}).status == 200);
    CHECK(shelf.asked({{"range", "bytes=0-3"}}, Method::head).status == 200);
}

TEST_CASE("a browser that has the file already is told so, and gets no bytes")
{
    Shelf shelf;

    auto const answer = shelf.asked({{"if-none-match", "\"xyz\", \"abc\""}, {"range", "bytes=0-3"}});

    CHECK(answer.status == 304);
    CHECK_FALSE(answer.file);
    CHECK(header(answer, "ETag") == "\"abc\"");
}

TEST_CASE("a file is kept by this browser alone, unless everyone may see it; it can run nothing")
{
    Shelf shelf;

    auto const members = shelf.asked({});
    shelf.file.kept_by = KeptBy::everyone;
    auto const everyones = shelf.asked({});

    CHECK(header(members, "Cache-Control") == "private, max-age=300, must-revalidate");
    CHECK(header(members, "X-Robots-Tag") == "noindex");
    CHECK(header(everyones, "Cache-Control") == "public, max-age=3600");
    CHECK(header(everyones, "Content-Security-Policy").ends_with("sandbox"));
}

TEST_CASE("a file that is gone from the disk, or cut short there, is not there")
{
    Shelf shelf;

    shelf.file.size = 11;
    CHECK_FALSE(file_answer({}, shelf.file));
    shelf.file.path += "-gone";
    CHECK_FALSE(file_answer({}, shelf.file));
}

TEST_CASE("a file name keeps its words and loses its tricks")
{
    struct Line {
        char const* sent;
        char const* kept;
    };
    Line const lines[] {
        {"Kesirler çalışma kağıdı.pdf", "Kesirler çalışma kağıdı.pdf"},
        {"ödev.PDF", "ödev.pdf"},
        {"annexe\u202efdp.exe", "annexefdp.exe.pdf"},
        {"a\u200bb\u2066c.pdf", "abc.pdf"},
        {"con.pdf", "_con.pdf"},
        {"LPT1", "_LPT1.pdf"},
        {"nul.tar.pdf", "_nul.tar.pdf"},
        {"../../etc/passwd", "_.._etc_passwd.pdf"},
        {"a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie_ x=1.pdf"},
        {"\"quoted\".pdf", "_quoted_.pdf"},
        {"  . .pdf", "file.pdf"},
        {"", "file.pdf"},
        {".pdf", "file.pdf"},
    };

    for (auto const& line : lines) {
        INFO(line.sent);
        CHECK(kept_file_name(line.sent, ".pdf") == line.kept);
    }
    CHECK(kept_file_name(std::string(300, 'x'), ".pdf") == std::string(80, 'x') + ".pdf");
}

TEST_CASE("a download has a plain name for old programs and its true one beside it")
{
    CHECK(attachment_header("ödev 1.pdf") == "attachment; filename=\"_dev 1.pdf\"; filename*=UTF-8''%C3%B6dev%201.pdf");
    CHECK(attachment_header("a\"b;c.pdf") == "attachment; filename=\"a_b_c.pdf\"; filename*=UTF-8''a%22b%3Bc.pdf");
}
