#pragma once

#include "areas/needs/hiding.h"
#include "platform/storage/context.h"

#include <string_view>

namespace needs {

constexpr std::size_t hiding_reason_limit = 300;

/// Takes a need out of sight with everything under it, as a steward: its author is told why, and may still mend it. Proposals to
/// make it one with another end. A second time changes nothing.
base::Result<Need> hide_need(platform::Context& cx, NeedId id, std::string_view why);

/// The same by its author, for herself alone. What others answered goes from sight with it and stays theirs.
base::Result<Need> take_need_away(platform::Context& cx, NeedId id);

/// Shows it as it was before: a steward what a steward hid, its author what she took away.
base::Result<Need> show_need_again(platform::Context& cx, NeedId id);

} // namespace needs
