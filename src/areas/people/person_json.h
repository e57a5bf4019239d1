#pragma once

#include "areas/people/person.h"
#include "base/json.h"

namespace people {

/// A person as far as the actor may see her; the address only to herself.
base::Json json_of(base::Actor const& actor, Person const& person);

} // namespace people
