#include "platform/web/request_id.h"

#include "base/chance.h"

#include <cstdint>
#include <string_view>

#include <sys/random.h>

namespace web {

namespace {

std::uint64_t random_seed()
{
    std::uint64_t seed = 0;
    // Failing leaves the address of a stack variable as chance enough: an id of a request is no secret.
    if (::getrandom(&seed, sizeof seed, 0) != sizeof seed) seed = reinterpret_cast<std::uintptr_t>(&seed);
    return seed;
}

} // namespace

std::string next_request_id()
{
    constexpr std::string_view signs = "0123456789abcdefghjkmnpqrstvwxyz";
    thread_local base::SeededChance chance {random_seed()};
    std::string id(16, '0');
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < id.size(); ++i) {
        if (i % 8 == 0) bits = chance.next();
        id[i] = signs[bits & 31];
        bits >>= 5;
    }
    return id;
}

} // namespace web
