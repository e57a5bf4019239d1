#pragma once

#include "areas/people/person.h"
#include "html/url.h"
#include "platform/keys/keys.h"
#include "platform/storage/sql.h"

#include <string_view>

namespace people {

/// The page on which somebody whom the network knows but does not let in (a guest at a closed door, a suspended person) takes
/// with her what it holds of hers, or has it erased. Made for whoever has just proved to be she; good for an hour.
html::Url held_link(platform::Keys const& keys, base::PersonId person, base::Time now);

/// The person of such a link; not found for a made-up one, after its hour, and once she is erased.
base::Result<Person> held_proven(platform::Tx& tx, std::string_view proof, platform::Keys const& keys, base::Time now);

} // namespace people
