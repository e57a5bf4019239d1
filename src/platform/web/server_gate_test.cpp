#include "platform/web/testing_client.h"
#include "platform/web/testing_site.h"

#include <doctest/doctest.h>

#include <vector>

namespace web {

using testing::Client;
using testing::Site;

namespace {

std::string a_get_with(std::string const& lines)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n";
}
std::string a_post_with(std::string const& lines, std::string const& body = "")
{
    return "POST / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n" + body;
}

/// Every one of them has fooled some server once, alone or behind a proxy that read it differently.
std::vector<std::string> malformed()
{
    using namespace std::string_literals;
    std::string const marker = "GET /marker HTTP/1.1\r\nHost: a\r\n\r\n";
    return {
        // framing
        a_post_with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + marker),
        a_post_with("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n" + marker),
        a_post_with("Content-Length: 0\r\nContent-Length: 44\r\n", marker),
        a_post_with("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"),
        a_post_with("Content-Length: 5, 5\r\n", "hello"),
        a_post_with("Content-Length: +5\r\n", "hello"),
        a_post_with("Content-Length: -5\r\n", "hello"),
        a_post_with("Content-Length: 0x5\r\n", "hello"),
        a_post_with("Content-Length: 5 \t5\r\n", "hello"),
        a_post_with("Content-Length:\r\n"),
        a_post_with("Content-Length: 18446744073709551621\r\n", "hello"),
        a_post_with("Content-Length: 99999999999999999999999999\r\n", "hello"),
        a_post_with("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"),
        a_post_with("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"),
        a_post_with("Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"),
        a_post_with("Transfer-Encoding: gzip\r\nContent-Length: 5\r\n", "hello"),
        a_post_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        a_post_with("Transfer-Encoding: \"chunked\"\r\n", "0\r\n\r\n"),
        a_post_with("Transfer-Encoding: chunked;q=1\r\n", "0\r\n\r\n"),
        a_post_with("Transfer-Encoding:\x0b"
                    "chunked\r\n",
            "0\r\n\r\n"),
        a_post_with("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
        a_post_with("Transfer-Encoding\t: chunked\r\n", "0\r\n\r\n"),
        a_post_with("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"),
        "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        // chunks
        a_post_with("Transfer-Encoding: chunked\r\n", "x\r\n\r\n"),
        a_post_with("Transfer-Encoding: chunked\r\n", "-1\r\n\r\n"),
        a_post_with("Transfer-Encoding: chunked\r\n", "0x5\r\nhello\r\n0\r\n\r\n"),
        a_post_with("Transfer-Encoding: chunked\r\n", "5;a=b\r\nhello\r\n0\r\n\r\n"),
        a_post_with("Transfer-Encoding: chunked\r\n", "5 \r\nhello\r\n0\r\n\r\n"),
        a_post_with("Transfer-Encoding: chunked\r\n", "5\r\nhelloXX0\r\n\r\n"),
        a_post_with("Transfer-Encoding: chunked\r\n", "ffffffffffffffff1\r\nhello"),
        a_post_with("Transfer-Encoding: chunked\r\n", "0\r\nTrailer: 1\r\n\r\n"),
        a_post_with("Transfer-Encoding: chunked\r\n", std::string(400, '0')),
        // host
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost:\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a:b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n",
        // request line
        "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
        "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n",
        "get / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET a HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.2\r\nHost: a\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: a\r\n\r\n",
        "GET / http/1.1\r\nHost: a\r\n\r\n",
        "GET /\r\nHost: a\r\n\r\n",
        "GET / \r\nHost: a\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /#fragment HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\x7f HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a\tb HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n"s,
        "GET /" + std::string(5000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n",
        " GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"s,
        // lines and names
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\nX: 1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\rX: 1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\nX: 1\r\n\r\n",
        "GET / HTTP/1.1\r\n Host: a\r\n\r\n",
        a_get_with(" folded: 1\r\n"),
        a_get_with("X: 1\r\n folded\r\n"),
        a_get_with("X : 1\r\n"),
        a_get_with(": 1\r\n"),
        a_get_with("no colon\r\n"),
        a_get_with("X(y): 1\r\n"),
        a_get_with("X\xc3\xa9: 1\r\n"),
        a_get_with("X: a\0b\r\n"s),
        a_get_with("X: a\x01"
                   "b\r\n"),
        a_get_with("X: a\x7f"
                   "b\r\n"),
        a_get_with("X: a\x1b[2J\r\n"),
        a_get_with("Authorization: a\r\nAuthorization: b\r\n"),
        a_get_with("Cookie: a\r\nCookie: b\r\n"),
        a_get_with("Connection: \x80\xff,;\r\n"),
        a_get_with("Expect: 200-maybe\r\n"),
        a_get_with("X: " + std::string(20'000, 'x') + "\r\n"),
        a_get_with([] {
            std::string lines;
            for (int i = 0; i < 101; ++i) lines += "X: 1\r\n";
            return lines;
        }()),
    };
}

} // namespace

TEST_CASE("a malformed request gets a 4xx and a close, and the application never sees it")
{
    Site site;

    for (auto const& request : malformed()) {
        CAPTURE(request.substr(0, 200));
        Client client {site.port()};

        auto const answer = client.ask(request);

        CHECK(answer.status >= 400);
        CHECK(answer.status < 500);
        CHECK(answer.header("Connection") == "close");
        CHECK(client.is_closed());
    }
    CHECK(malformed().size() >= 40);
    CHECK(site.echo.answered == 0);
    CHECK(site.server->counts().refused_by_gate == static_cast<std::int64_t>(malformed().size()));
}

TEST_CASE("a well-formed request passes the gate, and the next one on the same connection too")
{
    std::vector<std::string> const requests {
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a%20b?c=%C3%A9&d=[]|\\ HTTP/1.1\r\nhost:a:8080\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: [2001:db8::1]:443\r\nX-Empty:\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: \xc3\xa9 and\ttab  \r\nCookie: a=b; c=d\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nAccept: a\r\nAccept: b\r\nConnection: keep-alive\r\n\r\n",
        "DELETE / HTTP/1.1\r\nHost: a\r\n\r\n",
        "OPTIONS / HTTP/1.1\r\nHost: xn--ls8h.example\r\n\r\n",
        "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 005\r\n\r\nhello",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:   CHUNKED  \r\n\r\n0005\r\nhello\r\n0\r\n\r\n",
        "PATCH / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n0123456789\r\n1\r\n!\r\n0\r\n\r\n",
    };
    Site site;
    Client client {site.port()};

    for (auto const& request : requests) {
        CAPTURE(request);
        CHECK(client.ask(request).status == 200);
    }
    CHECK(site.server->counts().accepted == 1);
}

} // namespace web
