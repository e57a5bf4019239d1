#pragma once

#include "areas/needs/step.h"
#include "platform/storage/context.h"

#include <string_view>

namespace needs {

/// Writes a step down as of now, once for each cause (`about`).
void note_step(platform::Context& cx, NeedId need, Step::Kind kind, std::string_view about);

/// Writes down the milestones between two counts, or takes back those that are reached no longer.
void note_milestones(platform::Context& cx, NeedId need, Step::Kind kind, std::int64_t before, std::int64_t now);

} // namespace needs
