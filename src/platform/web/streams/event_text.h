#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace web {

/// One event as a stream carries it (HTML Living Standard, section 9.2.6): its id, and the piece line by line.
std::string event_text(std::int64_t id, std::string_view piece);

/// An event that is no piece: "end" (nothing more will come for her; she need not ask again) or "stale" (too much has come
/// meanwhile; the page should be loaded anew). Its id is where a stream that is opened again goes on.
std::string sign_text(std::string_view sign, std::int64_t id);

/// How long to wait before the connection is made again.
std::string retry_text(std::int64_t milliseconds);

/// A comment: keeps proxies from taking a quiet stream for a dead one.
inline constexpr std::string_view heartbeat_text = ":\n\n";

} // namespace web
