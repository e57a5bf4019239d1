#pragma once

#include <string>

namespace web {

/// Sixteen signs of base 32 that name one request in the log and on error pages: a counter for each thread, mixed with
/// a random seed. Unique for every practical purpose, and no secret.
std::string next_request_id();

} // namespace web
