#include "base/id.h"

#include <iterator>

namespace base {

namespace {

constexpr std::string_view signs = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::int64_t epoch_ms = 1'735'689'600'000; // 2025-01-01T00:00:00Z
constexpr int node_bits = 10;
constexpr int counter_bits = 12;
constexpr std::int64_t counter_limit = 1 << counter_bits;

} // namespace

std::string base32_of(std::int64_t value)
{
    char text[13]; // five bits a sign
    auto* first = std::end(text);
    auto rest = static_cast<std::uint64_t>(value);
    do {
        *--first = signs[rest & 31];
        rest >>= 5;
    } while (rest != 0);
    return {first, std::end(text)};
}

std::optional<std::int64_t> from_base32(std::string_view text)
{
    if (text.empty() || text.size() > 13) return std::nullopt;
    if (text.size() > 1 && text.front() == '0') return std::nullopt; // one spelling for each id
    std::uint64_t value = 0;
    for (char const sign : text) {
        auto const digit = signs.find(sign);
        if (digit == std::string_view::npos || value >> 58 != 0) return std::nullopt;
        value = value << 5 | digit;
    }
    return static_cast<std::int64_t>(value);
}

std::int64_t IdSource::next()
{
    std::scoped_lock const lock {mutex_};
    auto const now = clock_.now().ms - epoch_ms;
    if (now > last_ms_) {
        last_ms_ = now;
        counter_ = 0;
    } else if (++counter_ == counter_limit) {
        // A full millisecond borrows the next one: ids stay unique and rising without waiting.
        ++last_ms_;
        counter_ = 0;
    }
    return last_ms_ << (node_bits + counter_bits) | node_ << counter_bits | counter_;
}

Time born(std::int64_t id)
{
    return {(id >> (node_bits + counter_bits)) + epoch_ms};
}

} // namespace base
