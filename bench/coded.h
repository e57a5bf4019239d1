#pragma once

#include "bench/load.h"
#include "platform/web/compression.h"

#include <string>
#include <string_view>

namespace bench {

/// The body of an answer that came whole.
std::string_view body_of(std::string_view answer);

/// The same requests by somebody whose browser takes this encoding.
RequestText accepting(RequestText const& plain, std::string_view encoding);

/// Processor time of compressing a text as pages are, in microseconds: the median of twenty, each after other work.
double cost_of_codec(web::Encoding encoding, std::string_view text);

} // namespace bench
