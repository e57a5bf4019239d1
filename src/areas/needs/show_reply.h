#pragma once

#include "areas/needs/need.h"
#include "platform/storage/context.h"

namespace needs {

/// Shows an answer that a steward took away. Wired to the end of a measure, whose room has asked its own law.
base::Result<Reply> show_reply_again(platform::Context& cx, ReplyId id);

} // namespace needs
