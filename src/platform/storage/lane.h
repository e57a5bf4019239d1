#pragma once

#include <bitset>
#include <cstdint>

namespace platform {

/// Who waits for a piece of work. Each lane has a thread of its own, so that a code to sign in with never stands behind a
/// thousand letters.
enum class Lane : std::int64_t {
    waited_for = 0, ///< somebody looks at her screen until it is done
    ordinary = 1,
    mass = 2, ///< mail to many, which takes its time
};

constexpr std::size_t lane_count = 3;
using Lanes = std::bitset<lane_count>;

} // namespace platform
