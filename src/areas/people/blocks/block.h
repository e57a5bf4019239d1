#pragma once

#include "areas/people/person.h"
#include "platform/storage/context.h"

#include <set>

namespace people {

/// Folds away what somebody writes, for the actor alone. Nobody is told, and nobody loses anything.
base::Result<Person> block(platform::Context& cx, base::PersonId id);

/// Its undo.
base::Result<Person> unblock(platform::Context& cx, base::PersonId id);

} // namespace people
