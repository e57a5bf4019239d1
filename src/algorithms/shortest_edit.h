#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace algorithms {

/// A run of things that stands in both of two sequences.
struct CommonRun {
    std::size_t old_at = 0;
    std::size_t new_at = 0;
    std::size_t length = 0;
    bool operator==(CommonRun const&) const = default;
};

/// What the shortest way from one sequence to the other leaves in place, in order (Myers, An O(ND) Difference Algorithm and Its
/// Variations, Algorithmica 1, 1986). The things are told apart by small numbers, counted from 0. Takes its work off `steps`, about half
/// the square of the changes, and 4 bytes of memory for each; nothing when that would be more than there are. What stands in one
/// sequence only costs no steps.
std::optional<std::vector<CommonRun>> common_runs(
    std::span<std::uint32_t const> before, std::span<std::uint32_t const> after, std::int64_t& steps);

} // namespace algorithms
