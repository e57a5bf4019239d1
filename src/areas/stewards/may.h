#pragma once

#include "platform/storage/context.h"

namespace stewards {

enum class Action { read_brief, read_settings, change_settings, read_members, keep_welcomers };

/// Who may do what in the stewards' room.
platform::Verdict may(base::Actor const& actor, Action action);

/// Whether somebody came by the link that the machine printed, while it still works.
enum class Link { none, proven };

/// Setting up: whoever holds the machine's own link, and from then on administrators.
platform::Verdict may_set_up(base::Actor const& actor, Link link);

} // namespace stewards
