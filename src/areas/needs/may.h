#pragma once

#include "areas/needs/need.h"
#include "platform/storage/context.h"

namespace needs {

enum class Action { raise, view, edit, open, close, keep, say_me_too, answer, hide, take_away, show };

/// Who may do what to a need: the whole law of this room.
platform::Verdict may(base::Actor const& actor, Action action, Need const& need);

enum class ReplyAction { hide };
platform::Verdict may(base::Actor const& actor, ReplyAction action, Reply const& reply);

} // namespace needs
