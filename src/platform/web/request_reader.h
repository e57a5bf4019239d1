#pragma once

#include "platform/web/chunks.h"
#include "platform/web/gate.h"
#include "platform/web/http.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>

namespace web {

/// Reads one request from bytes as they come: the gate first, then Beast's parser, which must agree with
/// it about the header, then the body as the gate has found it framed.
class RequestReader {
public:
    explicit RequestReader(std::size_t header_limit);
    ~RequestReader();
    RequestReader(RequestReader const&) = delete;

    enum class State { header, body, done, refused };

    /// Takes bytes and returns how many it used. Unused bytes are given again, with more behind them; after the header
    /// and after the request's end nothing more is used, so that the caller can decide, and the next request waits.
    std::size_t feed(std::string_view bytes);

    State state() const;
    GateRefusal refusal() const;     ///< when state() is refused
    bool keep_alive() const;         ///< what the client wishes; never before HTTP/1.1; valid after the header
    GatePass const& framing() const; ///< valid after the header

    Incoming& incoming(); ///< method, target and headers, filled with the header

    /// Called when the header has been judged: where the body goes and how long it may be. `take` may return a refusal.
    void accept_body(std::size_t limit, TakeBody take);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace web
