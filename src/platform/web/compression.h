#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace web {

enum class Encoding { brotli, gzip };

/// As Content-Encoding names it: br, gzip.
std::string_view name_of(Encoding encoding);

/// What the client likes best of what we can do, Brotli when it likes both alike; nothing means uncompressed.
/// (RFC 9110 section 12.5.3, with weights and `*`)
std::optional<Encoding> negotiated(std::string_view accept_encoding);

/// How much time may be spent: a page is made for one reader, an asset once for all.
enum class Level { page, asset };

/// The text compressed; throws std::bad_alloc when there is no memory for it.
std::string compressed(Encoding encoding, std::string_view text, Level level);

} // namespace web
