#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// The strict gate in front of the HTTP parser. Two machines that read one request differently can be played against
/// each other (request smuggling), so whatever RFC 9112 lets a server be lenient about is refused here, before a parser
/// sees it. It knows the raw bytes of a header only; it keeps nothing.
namespace web {

/// Why a request does not pass: a 4xx status and a stable code for the log. The connection is closed after it.
struct GateRefusal {
    int status = 400;
    std::string_view code;
    bool operator==(GateRefusal const&) const = default;
};

/// How far a header has come.
struct HeaderSearch {
    std::size_t end = 0; ///< bytes up to and with the empty line; 0 while more must come
    std::optional<GateRefusal> refusal {};
};

/// Looks for the empty line that ends the header, from byte `from` on (all before it has been looked at), and refuses
/// control signs and bare line ends as soon as they are seen, so that nobody waits for a header that cannot be good.
HeaderSearch search_header_end(std::string_view bytes, std::size_t from, std::size_t limit);

/// What the gate has read of a header that passes: how its body is framed.
struct GatePass {
    std::optional<std::int64_t> content_length {};
    bool chunked = false;
    bool version_1_1 = false;
    bool expects_continue = false;
};

/// Judges one whole header, the empty line included: request line, names, values, framing. (RFC 9112 sections 3, 5, 6)
std::optional<GateRefusal> gate_refusal(std::string_view header, GatePass& pass);

} // namespace web
