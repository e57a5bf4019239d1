#pragma once

#include "areas/circles/talk/thread.h"
#include "platform/storage/context.h"

namespace circles {

/// Brings back a post that a steward took away, as long as its words are kept: thirty days. Wired to the end of a measure, whose room
/// has asked its own law.
base::Result<Post> show_post_again(platform::Context& cx, PostId id);

} // namespace circles
