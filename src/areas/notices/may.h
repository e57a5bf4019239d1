#pragma once

#include "base/actor.h"
#include "platform/storage/context.h"

namespace notices {

enum class Action { read_notice, read_letter, choose_letters };

/// Who may do what with another's notices, letters and wishes: the whole law of this room. Nobody but herself; stewards neither.
platform::Verdict may(base::Actor const& actor, Action action, base::PersonId whose);

} // namespace notices
