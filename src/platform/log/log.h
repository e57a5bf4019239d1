#pragma once

#include "base/json.h"

#include <string_view>

namespace platform {

enum class Level { info, warning, error };

/// One line of JSON on standard error: {"at", "level", "what", …}. Never the text of a form, a cookie or an address.
void log(Level level, std::string_view what, base::Json const& details = base::Json::object());

/// Sends the lines elsewhere (tests); null brings standard error back.
void set_log(void (*writer)(std::string_view line));

} // namespace platform
