#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace algorithms {

/// An option of a vote, named by its place on the voting paper, from 0.
using Option = std::size_t;

/// Whether a ballot names only options that exist, none of them twice. The counts throw std::invalid_argument on a ballot that does
/// not, so ask before a ballot is kept.
bool names_each_once(std::span<Option const> ballot, std::size_t options);

/// Whichever options have the most, in the order of the voting paper: more than one when they tie, none when the most is nothing.
std::vector<Option> leading(std::span<std::size_t const> counts);

} // namespace algorithms
