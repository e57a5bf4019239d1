#pragma once

#include "platform/storage/context.h"

namespace imports {

enum class Action { look, bring, run, stop, remove };

/// Who may bring files in: administrators alone. Into which circle, the law of circles says.
platform::Verdict may(base::Actor const& actor, Action action);

} // namespace imports
