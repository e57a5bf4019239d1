#pragma once

#include <string>
#include <string_view>

namespace image_child {

/// Starts libvips, blocks every loader but the five we use, and encodes and decodes once, so that nothing is left to be
/// opened later. `program` is argv[0].
void warm_up(char const* program);

/// The answer to one original, as image_wire.h describes it.
std::string answer_to(std::string_view original);

} // namespace image_child
