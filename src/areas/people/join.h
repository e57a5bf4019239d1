#pragma once

#include "areas/people/person.h"
#include "platform/storage/context.h"

namespace people {

/// A new person with this address, at the given role, with a path of her own.
base::Result<Person> join(
    platform::Context& cx, std::string_view email, base::Role role, std::string_view name, std::string_view language);

/// A path made of the name that nobody has yet: "ayse-demir", then "ayse-demir-2".
std::string free_slug(platform::Tx& tx, std::string_view name, base::PersonId id);

} // namespace people
