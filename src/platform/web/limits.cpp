#include "platform/web/limits.h"

#include "platform/web/addresses.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace web {

namespace {

/// So many calls at once, won back evenly over the span.
struct Budget {
    double calls;
    double minutes;
};

/// For people signed in, and for the strangers of one address. "none" is never asked.
constexpr Budget budget(Limit limit, bool signed_in)
{
    switch (limit) {
    case Limit::none:
        break;
    case Limit::read:
        return signed_in ? Budget {600, 5} : Budget {600, 5};
    case Limit::search:
        return signed_in ? Budget {120, 5} : Budget {60, 5};
    case Limit::write:
        return signed_in ? Budget {60, 5} : Budget {30, 5};
    case Limit::sign_in:
        return {60, 5}; // a staff room joins together, behind one address
    case Limit::mail:
        return signed_in ? Budget {10, 60} : Budget {60, 5};
    case Limit::upload:
        return {60, 30};
    case Limit::export_all:
        return {2, 1440};
    }
    return {1, 1};
}

constexpr std::ptrdiff_t group_bytes = 7; ///< of an IPv6 address: its /56
constexpr std::size_t buckets_a_shard = 20'000;

std::uint64_t mixed(std::uint64_t key)
{
    key ^= key >> 31;
    key *= 0x9e3779b97f4a7c15;
    return key ^ key >> 29;
}

} // namespace

std::string address_group(std::string_view address)
{
    auto read = Address::from(address);
    if (!read) return std::string {address};
    if (!read->is_ipv4()) std::fill(read->bytes.begin() + group_bytes, read->bytes.end(), std::uint8_t {0});
    return read->text();
}

std::int64_t Limits::spend(Limit limit, std::int64_t person)
{
    return spend_key(limit, true, static_cast<std::uint64_t>(person));
}

std::int64_t Limits::spend(Limit limit, std::string_view address)
{
    return spend_key(limit, false, std::hash<std::string> {}(address_group(address)));
}

std::int64_t Limits::spend_key(Limit limit, bool signed_in, std::uint64_t key)
{
    if (limit == Limit::none) return 0;
    auto const allowed = budget(limit, signed_in);
    auto const each_ms = allowed.minutes * 60'000 / allowed.calls;
    auto const now = clock_.now().ms;
    auto const hash = mixed(key ^ static_cast<std::uint64_t>(limit) << 57 ^ (signed_in ? 1ULL << 56 : 0));
    auto& shard = shards_[hash >> 60];
    std::scoped_lock const lock {shard.mutex};
    if (shard.buckets.size() > buckets_a_shard) {
        // Full buckets are as good as none; a flood of addresses must not fill the memory.
        std::erase_if(shard.buckets, [&](auto const& entry) { return now - entry.second.at_ms > 3'600'000; });
        if (shard.buckets.size() > buckets_a_shard) shard.buckets.clear();
    }
    auto& bucket = shard.buckets.try_emplace(hash, Bucket {allowed.calls, now}).first->second;
    auto const passed = static_cast<double>(std::max<std::int64_t>(0, now - bucket.at_ms));
    bucket.left = std::min(allowed.calls, bucket.left + passed / each_ms);
    bucket.at_ms = now;
    if (bucket.left >= 1) {
        bucket.left -= 1;
        return 0;
    }
    return static_cast<std::int64_t>(std::ceil((1 - bucket.left) * each_ms / 1000));
}

} // namespace web
