#include "platform/web/gate.h"

#include "platform/web/request_reader.h"

#include <doctest/doctest.h>

#include <string>

namespace web {

namespace {

std::string code_of(std::string const& header)
{
    GatePass pass;
    auto const refusal = gate_refusal(header, pass);
    return refusal ? std::string {refusal->code} : "passes";
}

std::string get_with(std::string const& lines)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n";
}

} // namespace

TEST_CASE("the gate tells how a body is framed")
{
    GatePass with_length;
    GatePass chunked;

    auto const first
        = gate_refusal("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 42\r\nExpect: 100-Continue\r\n\r\n", with_length);
    auto const second = gate_refusal("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n", chunked);

    CHECK_FALSE(first);
    CHECK(with_length.content_length == 42);
    CHECK(with_length.expects_continue);
    CHECK_FALSE(second);
    CHECK(chunked.chunked);
    CHECK_FALSE(chunked.content_length);
}

TEST_CASE("each refusal has a code of its own that stays")
{
    CHECK(code_of("GET / HTTP/1.1\r\n\r\n") == "no_host");
    CHECK(code_of(get_with("Host: a\r\n")) == "header_twice");
    CHECK(code_of(get_with("Content-Length: +1\r\n")) == "bad_content_length");
    CHECK(code_of(get_with("Content-Length: 1234567890123456789\r\n")) == "bad_content_length");
    CHECK(code_of(get_with("Transfer-Encoding: xchunked\r\n")) == "bad_transfer_encoding");
    CHECK(code_of(get_with("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n")) == "length_and_chunked");
    CHECK(code_of("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n") == "chunked_before_1_1");
    CHECK(code_of(get_with(" folded\r\n")) == "folded_header");
    CHECK(code_of(get_with("Name : value\r\n")) == "bad_header_name");
    CHECK(code_of(get_with("Expect: something\r\n")) == "unknown_expectation");
    CHECK(code_of("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n") == "target_not_origin_form");
    CHECK(code_of("BREW / HTTP/1.1\r\nHost: a\r\n\r\n") == "unknown_method");
    CHECK(code_of("GET / HTTP/2.0\r\nHost: a\r\n\r\n") == "unknown_version");
}

TEST_CASE("a header is looked at as it comes, and what cannot become good is refused at once")
{
    CHECK(search_header_end("GET / HTTP/1.1\r\nHost: a\r\n\r\nbody", 0, 100).end == 27);
    CHECK(search_header_end("GET / HTTP/1.1\r\nHost: a\r\n\r", 0, 100).end == 0);
    CHECK(search_header_end("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 26, 100).end == 27);
    CHECK(search_header_end("GET / HTTP/1.1\n", 0, 100).refusal == GateRefusal {400, "bad_line_end"});
    CHECK(search_header_end("\r\nGET", 0, 100).refusal == GateRefusal {400, "bad_request_line"});
    CHECK(search_header_end("GET /\x01", 0, 100).refusal == GateRefusal {400, "control_sign"});
    CHECK(search_header_end(std::string(100, 'a'), 0, 100).refusal == GateRefusal {431, "header_too_large"});
}

TEST_CASE("a request is read alike in one piece and byte by byte")
{
    std::string const request
        = "POST /a?b=c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nX-One: 1\r\nX-One: 2\r\n\r\n"
          "5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n";
    for (std::size_t const step : {std::size_t {1}, std::size_t {7}, request.size()}) {
        RequestReader reader {4096};
        std::string body;
        std::string held;

        for (std::size_t at = 0; at < request.size(); at += step) {
            held += request.substr(at, step);
            bool const had_header = reader.state() != RequestReader::State::header;
            held.erase(0, reader.feed(held));
            if (!had_header && reader.state() == RequestReader::State::body) {
                reader.accept_body(100, [&](std::string_view bytes) -> std::optional<GateRefusal> {
                    body += bytes;
                    return std::nullopt;
                });
                held.erase(0, reader.feed(held));
            }
        }

        CHECK(reader.state() == RequestReader::State::done);
        CHECK(held.empty());
        CHECK(body == "hello!");
        CHECK(reader.incoming().target == "/a?b=c");
        CHECK(reader.incoming().header("x-one") == "1, 2");
    }
}

} // namespace web
