#pragma once

#include "platform/i18n/zones.h"

#include <optional>
#include <string>
#include <string_view>

namespace circles {

/// What a field for day and time sends, "2026-12-03T16:30" (HTML's local date and time; a space instead of the T will do), as the moment
/// when that zone's wall clock shows it. With a Z at its end it is UTC, as programs send it. Nothing for anything else.
std::optional<base::Time> moment_from(std::string_view text, platform::Zone const& zone);

/// The value of such a field.
std::string moment_text(base::Time time, platform::Zone const& zone);

} // namespace circles
