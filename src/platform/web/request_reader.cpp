#include "platform/web/request_reader.h"

#include "platform/web/signs.h"

#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>

namespace web {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

Method method_of(http::verb verb)
{
    switch (verb) {
    case http::verb::head:
        return Method::head;
    case http::verb::post:
        return Method::post;
    case http::verb::put:
        return Method::put;
    case http::verb::patch:
        return Method::patch;
    case http::verb::delete_:
        return Method::delete_;
    case http::verb::options:
        return Method::options;
    default:
        return Method::get; // the gate has let no others pass
    }
}

} // namespace

/// Beast's parser as a stream of calls: no container of fields, no body type, nothing allocated but what Incoming holds.
struct RequestReader::Inside final : http::basic_parser<true> {
    using error_code = boost::system::error_code;

    State state = State::header;
    std::size_t header_limit = 0;
    std::size_t scanned = 0;
    GateRefusal refusal {};
    GatePass framing {};
    Incoming incoming {};
    TakeBody take {};
    std::uint64_t left = 0; // of a body with a length
    Chunks chunks {};

    void on_request_impl(http::verb verb, beast::string_view, beast::string_view target, int, error_code&) override
    {
        incoming.method = method_of(verb);
        incoming.target.assign(target.data(), target.size());
    }

    void on_response_impl(int, beast::string_view, int, error_code&) override { }

    void on_field_impl(http::field, beast::string_view name, beast::string_view value, error_code&) override
    {
        auto lower = signs::lower_case({name.data(), name.size()});
        auto const before = std::ranges::find(
            incoming.headers, lower, [](auto const& field) -> auto const& { return field.first; });
        if (before == incoming.headers.end()) {
            incoming.headers.emplace_back(std::move(lower), std::string {value.data(), value.size()});
        } else {
            before->second.append(", ").append(value.data(), value.size());
        }
    }

    // Only the header is given to Beast.
    void on_header_impl(error_code&) override { }
    void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code&) override { }
    std::size_t on_body_impl(beast::string_view bytes, error_code&) override { return bytes.size(); }
    void on_chunk_header_impl(std::uint64_t, beast::string_view, error_code&) override { }
    std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view bytes, error_code&) override
    {
        return bytes.size();
    }
    void on_finish_impl(error_code&) override { }

    void refused(GateRefusal why)
    {
        refusal = why;
        state = State::refused;
    }

    std::size_t feed_header(std::string_view bytes)
    {
        auto const search = search_header_end(bytes, scanned, header_limit);
        scanned = bytes.empty() ? 0 : bytes.size() - 1; // the last sign may be a CR whose LF is still to come
        if (search.refusal) return refused(*search.refusal), 0;
        if (search.end == 0) return 0;
        auto const header = bytes.substr(0, search.end);
        if (auto const no = gate_refusal(header, framing)) return refused(*no), 0;
        error_code error;
        put(boost::asio::const_buffer {header.data(), header.size()}, error);
        bool const whole = !error && is_header_done() && chunked() == framing.chunked;
        if (!whole) return refused({400, "malformed"}), 0;
        left = static_cast<std::uint64_t>(framing.content_length.value_or(0));
        state = left > 0 || framing.chunked ? State::body : State::done;
        return search.end;
    }

    std::size_t feed_body(std::string_view bytes)
    {
        auto rest = bytes;
        auto const no = framing.chunked ? chunks.feed(rest, take) : take_counted(rest);
        bool const is_over = framing.chunked ? chunks.is_done() : left == 0;
        if (is_over) state = State::done;
        if (no) refused(*no);
        return bytes.size() - rest.size();
    }

    std::optional<GateRefusal> take_counted(std::string_view& bytes)
    {
        auto const content = bytes.substr(0, left);
        bytes.remove_prefix(content.size());
        left -= content.size();
        return content.empty() ? std::nullopt : take(content);
    }
};

RequestReader::RequestReader(std::size_t header_limit)
    : inside_ {std::make_unique<Inside>()}
{
    inside_->header_limit = header_limit;
    inside_->basic_parser::header_limit(static_cast<std::uint32_t>(header_limit));
    inside_->body_limit(boost::none);
}

RequestReader::~RequestReader() = default;

std::size_t RequestReader::feed(std::string_view bytes)
{
    if (inside_->state == State::header) return inside_->feed_header(bytes);
    if (inside_->state == State::body) return inside_->feed_body(bytes);
    return 0;
}

RequestReader::State RequestReader::state() const
{
    return inside_->state;
}
GateRefusal RequestReader::refusal() const
{
    return inside_->refusal;
}
bool RequestReader::keep_alive() const
{
    return inside_->framing.version_1_1 && inside_->keep_alive();
}
GatePass const& RequestReader::framing() const
{
    return inside_->framing;
}
Incoming& RequestReader::incoming()
{
    return inside_->incoming;
}

void RequestReader::accept_body(std::size_t limit, TakeBody take)
{
    inside_->chunks = Chunks {limit};
    inside_->take = std::move(take);
}

} // namespace web
