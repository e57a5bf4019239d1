#include "platform/web/response_head.h"

#include <doctest/doctest.h>

namespace web {

TEST_CASE("dates are written as HTTP wants them")
{
    CHECK(http_date(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT"); // RFC 9110 section 5.6.7
}

TEST_CASE("an answer carries its length and date, and says so when it is the last")
{
    Response response;
    response.with("Content-Type", "text/plain").with("content-length", "9").with("Date", "never");

    auto const head = response_head(response, {.length = 5, .keep_alive = false, .now = 784111777});

    CHECK(head
        == "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 5\r\n"
           "Connection: close\r\nContent-Type: text/plain\r\n\r\n");
}

TEST_CASE("an answer that cannot have a body gets no length")
{
    CHECK(response_head({.status = 304}, {}).find("Content-Length") == std::string::npos);
    CHECK(response_head({.status = 204}, {}).find("Content-Length") == std::string::npos);
    CHECK(response_head({.status = 404}, {.length = 0}).find("Content-Length: 0\r\n") != std::string::npos);
}

TEST_CASE("a line end in a header never reaches the wire")
{
    CHECK(has_clean_headers(Response {}.with("Location", "/needs/1")));
    CHECK_FALSE(has_clean_headers(Response {}.with("Location", "/\r\nSet-Cookie: a=b")));
    CHECK_FALSE(has_clean_headers(Response {}.with("Location", std::string {"/\0", 2})));
    CHECK_FALSE(has_clean_headers(Response {}.with("Bad Name", "x")));
    CHECK_FALSE(has_clean_headers(Response {}.with("", "x")));
}

} // namespace web
