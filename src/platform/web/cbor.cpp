#include "platform/web/cbor.h"

namespace web {

namespace {

enum Major {
    whole_number,
    negative_number,
    byte_string,
    text_string,
    list_of_items,
    map_of_pairs,
    tagged_item,
    simple_value
};

constexpr unsigned char of_one_byte = 24;
constexpr unsigned char of_eight_bytes = 27;

} // namespace

/// The length or value that stands in an item's first bytes; nothing for another kind, an open length, or too few bytes.
std::optional<std::uint64_t> Cbor::head(int wanted)
{
    if (rest_.empty() || kind() != wanted) return std::nullopt;
    auto const low = static_cast<unsigned char>(static_cast<unsigned char>(rest_.front()) & 31U);
    rest_.remove_prefix(1);
    if (low < of_one_byte) return low;
    if (low > of_eight_bytes) return std::nullopt;
    std::size_t const size = std::size_t {1} << (low - of_one_byte);
    if (rest_.size() < size) return std::nullopt;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(rest_[i]);
    rest_.remove_prefix(size);
    return value;
}

std::optional<std::string_view> Cbor::string(int wanted)
{
    auto const size = head(wanted);
    if (!size || *size > rest_.size()) {
        rest_ = {};
        return std::nullopt;
    }
    auto const found = rest_.substr(0, *size);
    rest_.remove_prefix(*size);
    return found;
}

std::optional<std::uint64_t> Cbor::map()
{
    return head(map_of_pairs);
}

std::optional<std::int64_t> Cbor::number()
{
    bool const below = kind() == negative_number;
    auto const value = head(below ? negative_number : whole_number);
    if (!value || *value > INT64_MAX) return std::nullopt;
    return below ? -1 - static_cast<std::int64_t>(*value) : static_cast<std::int64_t>(*value);
}

std::optional<std::string_view> Cbor::text()
{
    return string(text_string);
}

std::optional<std::string_view> Cbor::bytes()
{
    return string(byte_string);
}

bool Cbor::skip(int depth)
{
    if (depth == 0) return false;
    auto const what = kind();
    if (what == byte_string || what == text_string) return string(what).has_value();
    auto const size = head(what);
    if (!size) return false;
    if (what == whole_number || what == negative_number || what == simple_value) return true;
    // A list that claims more items than there are bytes is refused by the first item that is missing.
    if (what != tagged_item && *size > rest_.size()) return false;
    auto const items = what == tagged_item ? 1 : what == map_of_pairs ? *size * 2 : *size;
    for (std::uint64_t i = 0; i < items; ++i) {
        if (!skip(depth - 1)) return false;
    }
    return true;
}

} // namespace web
