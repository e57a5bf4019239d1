#pragma once

#include "areas/people/company.h"
#include "areas/people/person.h"
#include "base/json.h"

namespace people {

/// A person as far as the actor, who may be in a circle together with her, may see her; the address only to herself.
base::Json json_of(base::Actor const& actor, Person const& person, Together together = Together::no);

} // namespace people
