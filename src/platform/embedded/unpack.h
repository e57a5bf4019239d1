#pragma once

#include <string>
#include <string_view>

namespace platform {

/// The bytes inside a gzip file (RFC 1952). Throws std::runtime_error when it is damaged.
std::string unpacked(std::string_view gzip);

} // namespace platform
