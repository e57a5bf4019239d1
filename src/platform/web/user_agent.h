#pragma once

#include <string>
#include <string_view>

namespace web {

/// "Firefox, Android": enough for a person to know her own devices again, and no more.
std::string browser_name(std::string_view user_agent);

} // namespace web
