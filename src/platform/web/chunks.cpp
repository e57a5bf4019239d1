#include "platform/web/chunks.h"

#include <algorithm>

namespace web {

std::optional<GateRefusal> Chunks::feed(std::string_view& bytes, TakeBody const& take)
{
    while (!bytes.empty() && state_ != State::done) {
        if (state_ == State::content) {
            if (auto const no = take_content(bytes, take)) return no;
            continue;
        }
        if (auto const no = take_sign(bytes.front())) return no;
        bytes.remove_prefix(1);
    }
    return std::nullopt;
}

std::optional<GateRefusal> Chunks::take_content(std::string_view& bytes, TakeBody const& take)
{
    auto const content = bytes.substr(0, size_);
    bytes.remove_prefix(content.size());
    size_ -= content.size();
    if (size_ == 0) state_ = State::content_cr;
    return take(content);
}

std::optional<GateRefusal> Chunks::take_sign(char sign)
{
    switch (state_) {
    case State::size:
        return take_size(sign);
    case State::size_end:
        return expect(sign, '\n', size_ == 0 ? State::last_cr : State::content);
    case State::content_cr:
        return expect(sign, '\r', State::content_lf);
    case State::content_lf:
        digits_ = 0;
        return expect(sign, '\n', State::size);
    case State::last_cr:
        return expect(sign, '\r', State::last_lf);
    default:
        return expect(sign, '\n', State::done);
    }
}

std::optional<GateRefusal> Chunks::take_size(char sign)
{
    constexpr int most_digits = 16; // so that the size cannot overflow, nor zeros go on for ever
    constexpr std::string_view hexadecimal = "0123456789abcdefABCDEF";
    auto const place = hexadecimal.find(sign);
    if (place != std::string_view::npos && digits_ < most_digits) {
        ++digits_;
        size_ = size_ * 16 + (place < 16 ? place : place - 6);
        return std::nullopt;
    }
    if (digits_ == 0 || sign != '\r') return GateRefusal {400, sign == ';' ? "chunk_extension" : "bad_chunk"};
    if (size_ > left_) return GateRefusal {413, "body_too_large"};
    left_ -= size_;
    state_ = State::size_end;
    return std::nullopt;
}

std::optional<GateRefusal> Chunks::expect(char sign, char wanted, State next)
{
    if (sign != wanted) return GateRefusal {400, state_ == State::last_cr ? "trailer" : "bad_chunk"};
    state_ = next;
    return std::nullopt;
}

} // namespace web
