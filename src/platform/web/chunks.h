#pragma once

#include "platform/web/gate.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace web {

/// Takes bytes of a body; may refuse them.
using TakeBody = std::function<std::optional<GateRefusal>(std::string_view)>;

/// Reads a chunked body byte by byte (RFC 9112 section 7.1), strictly: no extensions and no trailers, which nobody needs
/// and smugglers like. Our own, because Beast 1.81 ends the process by an assertion when the last chunk of a good
/// request arrives in pieces of three and one byte.
class Chunks {
public:
    explicit Chunks(std::uint64_t limit = 0)
        : left_ {limit}
    {
    }

    /// Removes from `bytes` what belongs to the body, and gives its content to `take`.
    std::optional<GateRefusal> feed(std::string_view& bytes, TakeBody const& take);
    bool is_done() const { return state_ == State::done; }

private:
    enum class State { size, size_end, content, content_cr, content_lf, last_cr, last_lf, done };

    std::optional<GateRefusal> take_content(std::string_view& bytes, TakeBody const& take);
    std::optional<GateRefusal> take_sign(char sign);
    std::optional<GateRefusal> take_size(char sign);
    std::optional<GateRefusal> expect(char sign, char wanted, State next);

    State state_ = State::size;
    std::uint64_t left_;     // of the limit
    std::uint64_t size_ = 0; // of this chunk, then what is left of it
    int digits_ = 0;
};

} // namespace web
