#pragma once

#include "areas/people/person.h"
#include "platform/storage/context.h"

#include <string_view>

namespace people {

/// Gives somebody a role. The last administrator keeps hers.
base::Result<Person> give_role(platform::Context& cx, base::PersonId id, base::Role role);

/// Suspends somebody with a reason, which is mailed to her with a way to answer; she is signed out everywhere at once.
base::Result<Person> suspend(platform::Context& cx, base::PersonId id, std::string_view reason);

/// Its undo.
base::Result<Person> let_back(platform::Context& cx, base::PersonId id);

} // namespace people
