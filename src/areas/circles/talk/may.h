#pragma once

#include "areas/circles/may.h"
#include "areas/circles/talk/thread.h"

namespace circles {

enum class ThreadAction {
    read,
    reply,
    announce, ///< begin a thread that is news
    accept,   ///< say which reply helped
    lock,
    follow,
};

enum class PostAction { edit, remove, thank };

/// Who may do what to a thread, and to a post in it, beyond the circle's own law. `standing` is the actor's in the circle.
platform::Verdict may(
    base::Actor const& actor, ThreadAction action, Circle const& circle, Standing standing, Thread const& thread);
platform::Verdict may(
    base::Actor const& actor, PostAction action, Circle const& circle, Standing standing, Post const& post);

} // namespace circles
