#pragma once

#include "areas/people/company.h"
#include "areas/people/person.h"
#include "platform/storage/context.h"

namespace people {

enum class Action { view, edit, give_role, suspend, see_address, block, erase };

/// Who may do what to a person: the whole law of this room.
platform::Verdict may(base::Actor const& actor, Action action, Person const& person);

/// Who brings in what was written elsewhere, and whole lists of addresses to invite.
platform::Verdict may_bring_in(base::Actor const& actor);

/// Whether one part of the profile is shown to this actor, who may be in a circle together with her.
bool may_see(base::Actor const& actor, Part part, Person const& person, Together together);

} // namespace people
