#include "platform/web/gate.h"

#include "platform/web/signs.h"

#include <algorithm>
#include <array>

namespace web {

namespace {

constexpr std::size_t target_limit = 4096;
constexpr std::size_t host_limit = 255;
constexpr int field_limit = 100;

using Judgement = std::optional<GateRefusal>;

/// Headers of which two would leave open which one counts.
constexpr std::array single_fields {
    std::string_view {"host"},
    std::string_view {"content-length"},
    std::string_view {"transfer-encoding"},
    std::string_view {"content-type"},
    std::string_view {"expect"},
    std::string_view {"authorization"},
    std::string_view {"cookie"},
    std::string_view {"origin"},
    std::string_view {"referer"},
    std::string_view {"range"},
    std::string_view {"if-range"},
    std::string_view {"if-modified-since"},
    std::string_view {"if-unmodified-since"},
    std::string_view {"idempotency-key"},
    std::string_view {"sec-fetch-site"},
    std::string_view {"date"},
};

Judgement method_refusal(std::string_view method)
{
    constexpr std::array known {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    if (std::ranges::find(known, method) == known.end()) return GateRefusal {400, "unknown_method"};
    return std::nullopt;
}

Judgement target_refusal(std::string_view target)
{
    if (target.size() > target_limit) return GateRefusal {414, "target_too_long"};
    if (!target.starts_with('/')) return GateRefusal {400, "target_not_origin_form"};
    auto const plain = [](char c) { return c > 0x20 && c < 0x7f && c != '#'; };
    if (!std::ranges::all_of(target, plain)) return GateRefusal {400, "bad_target"};
    return std::nullopt;
}

Judgement request_line_refusal(std::string_view line, bool& version_1_1)
{
    auto const method_end = line.find(' ');
    auto const target_end = line.rfind(' ');
    if (method_end == std::string_view::npos || target_end == method_end) return GateRefusal {400, "bad_request_line"};
    if (auto no = method_refusal(line.substr(0, method_end))) return no;
    auto const version = line.substr(target_end + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return GateRefusal {400, "unknown_version"};
    version_1_1 = version.back() == '1';
    return target_refusal(line.substr(method_end + 1, target_end - method_end - 1));
}

/// A registered name, an IPv4 address or a bracketed IPv6 address, and maybe a port. (RFC 9110 section 7.2)
Judgement host_refusal(std::string_view value)
{
    constexpr GateRefusal bad {400, "bad_host"};
    if (value.empty() || value.size() > host_limit) return bad;
    std::string_view port;
    if (value.front() == '[') {
        auto const end = value.find(']');
        if (end == std::string_view::npos || end < 3) return bad;
        auto const inside = value.substr(1, end - 1);
        if (inside.find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos) return bad;
        port = value.substr(end + 1);
    } else {
        auto const end = std::min(value.find(':'), value.size());
        auto const name_sign
            = [](char c) { return signs::is_digit(c) || signs::is_letter(c) || c == '.' || c == '-' || c == '_'; };
        if (end == 0 || !std::ranges::all_of(value.substr(0, end), name_sign)) return bad;
        port = value.substr(end);
    }
    if (port.empty()) return std::nullopt;
    bool const is_port = port.size() >= 2 && port.size() <= 6 && port[0] == ':'
        && std::ranges::all_of(port.substr(1), signs::is_digit);
    if (!is_port) return bad;
    return std::nullopt;
}

Judgement length_refusal(std::string_view value, GatePass& pass)
{
    // Eighteen digits stay below 2^63, so nothing can overflow, here or behind.
    if (value.empty() || value.size() > 18 || !std::ranges::all_of(value, signs::is_digit)) {
        return GateRefusal {400, "bad_content_length"};
    }
    std::int64_t length = 0;
    for (char const digit : value) length = length * 10 + (digit - '0');
    pass.content_length = length;
    return std::nullopt;
}

/// One pass over a header; remembers which single fields it has met.
class Inspection {
public:
    explicit Inspection(GatePass& pass)
        : pass_ {pass}
    {
    }

    Judgement of(std::string_view header)
    {
        auto const end = header.find("\r\n");
        if (auto no = request_line_refusal(header.substr(0, end), pass_.version_1_1)) return no;
        header.remove_prefix(end + 2);
        while (!header.starts_with("\r\n")) {
            auto const line_end = header.find("\r\n");
            if (line_end == std::string_view::npos) return GateRefusal {400, "bad_line_end"};
            if (auto no = field_refusal(header.substr(0, line_end))) return no;
            header.remove_prefix(line_end + 2);
        }
        return framing_refusal();
    }

private:
    Judgement field_refusal(std::string_view line)
    {
        if (line.front() == ' ' || line.front() == '\t') return GateRefusal {400, "folded_header"};
        if (++fields_ > field_limit) return GateRefusal {431, "too_many_headers"};
        auto const colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0) return GateRefusal {400, "bad_header_name"};
        auto const name = line.substr(0, colon);
        if (!std::ranges::all_of(name, signs::is_token)) return GateRefusal {400, "bad_header_name"};
        auto const value = signs::trimmed(line.substr(colon + 1));
        if (std::ranges::any_of(value, signs::is_unclean)) return GateRefusal {400, "control_sign"};
        return single_field_refusal(name, value);
    }

    Judgement single_field_refusal(std::string_view name, std::string_view value)
    {
        for (std::size_t i = 0; i < single_fields.size(); ++i) {
            if (name.size() != single_fields[i].size() || !signs::same_but_case(name, single_fields[i])) continue;
            if (seen_ & 1U << i) return GateRefusal {400, "header_twice"};
            seen_ |= 1U << i;
            return value_refusal(single_fields[i], value);
        }
        return std::nullopt;
    }

    Judgement value_refusal(std::string_view name, std::string_view value)
    {
        if (name == "host") return host_refusal(value);
        if (name == "content-length") return length_refusal(value, pass_);
        if (name == "transfer-encoding") {
            pass_.chunked = true;
            if (!signs::same_but_case(value, "chunked")) return GateRefusal {400, "bad_transfer_encoding"};
        }
        if (name == "expect") {
            pass_.expects_continue = pass_.version_1_1;
            if (!signs::same_but_case(value, "100-continue")) return GateRefusal {417, "unknown_expectation"};
        }
        return std::nullopt;
    }

    Judgement framing_refusal() const
    {
        if (!(seen_ & 1U)) return GateRefusal {400, "no_host"};
        if (pass_.chunked && !pass_.version_1_1) return GateRefusal {400, "chunked_before_1_1"};
        if (pass_.chunked && pass_.content_length) return GateRefusal {400, "length_and_chunked"};
        return std::nullopt;
    }

    GatePass& pass_;
    unsigned seen_ = 0;
    int fields_ = 0;
};

} // namespace

HeaderSearch search_header_end(std::string_view bytes, std::size_t from, std::size_t limit)
{
    for (std::size_t i = from; i < bytes.size() && i < limit; ++i) {
        char const c = bytes[i];
        if (!signs::is_unclean(c)) continue;
        if (c == '\r' && (i + 1 == bytes.size() || bytes[i + 1] == '\n')) continue;
        if (c != '\n') return {.refusal = GateRefusal {400, c == '\r' ? "bad_line_end" : "control_sign"}};
        if (i == 0 || bytes[i - 1] != '\r') return {.refusal = GateRefusal {400, "bad_line_end"}};
        if (i == 1) return {.refusal = GateRefusal {400, "bad_request_line"}};
        if (i >= 3 && bytes[i - 2] == '\n') return {.end = i + 1};
    }
    if (bytes.size() >= limit) return {.refusal = GateRefusal {431, "header_too_large"}};
    return {};
}

std::optional<GateRefusal> gate_refusal(std::string_view header, GatePass& pass)
{
    return Inspection {pass}.of(header);
}

} // namespace web
