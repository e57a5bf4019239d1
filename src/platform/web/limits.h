#pragma once

#include "base/time.h"
#include "platform/web/routes.h"

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace web {

/// Budgets of calls: a bucket for each (limit, person), or (limit, address) for strangers, because a school sits behind one
/// address. Counted after routing, so every spelling of a path meets the same bucket. Always on.
class Limits {
public:
    explicit Limits(base::Clock const& clock)
        : clock_ {clock}
    {
    }

    /// 0 when the call may go on; otherwise the seconds until it may be tried again.
    std::int64_t spend(Limit limit, std::int64_t person);
    std::int64_t spend(Limit limit, std::string_view address);

private:
    struct Bucket {
        double left = 0;
        std::int64_t at_ms = 0;
    };
    struct Shard {
        std::mutex mutex;
        std::unordered_map<std::uint64_t, Bucket> buckets;
    };
    std::int64_t spend_key(Limit limit, bool signed_in, std::uint64_t key);

    base::Clock const& clock_;
    std::array<Shard, 16> shards_;
};

/// An IPv4 address whole, an IPv6 address by its /56 (one household or school), however it is written; what is no address
/// is a group of its own.
std::string address_group(std::string_view address);

} // namespace web
