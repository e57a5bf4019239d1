#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace web {

/// Reads as much of CBOR (RFC 8949) as authenticators write: whole numbers, bytes, text, lists and maps of a stated length.
/// After the first malformed item everything answers nothing.
class Cbor {
public:
    explicit Cbor(std::string_view bytes)
        : rest_ {bytes}
    {
    }

    /// The number of pairs that follow.
    std::optional<std::uint64_t> map();
    std::optional<std::int64_t> number();
    std::optional<std::string_view> text();
    std::optional<std::string_view> bytes();
    /// Steps over one item whatever it is, sixteen levels deep at most.
    bool skip(int depth = 16);

    /// What was not read yet.
    std::string_view rest() const { return rest_; }
    /// The kind of the next item (its major type), or 8 at the end.
    int kind() const { return rest_.empty() ? 8 : static_cast<unsigned char>(rest_.front()) >> 5; }

private:
    std::optional<std::uint64_t> head(int kind);
    std::optional<std::string_view> string(int kind);

    std::string_view rest_;
};

} // namespace web
