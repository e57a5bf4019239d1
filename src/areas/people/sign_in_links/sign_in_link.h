#pragma once

#include "areas/people/person.h"
#include "platform/keys/keys.h"
#include "platform/storage/context.h"

#include <string>
#include <string_view>

namespace people {

constexpr base::Milliseconds sign_in_link_life = std::chrono::minutes {10};

/// Makes a link that signs this person in once, within ten minutes; gives its path. For whoever sits at the machine.
base::Result<std::string> make_sign_in_link(platform::Context& cx, base::PersonId person, platform::Keys const& keys);

/// Whose link this is, while it works: the refusal is the same for wrong, used and expired ones.
base::Result<Person> person_by_link(
    platform::Reading const& reading, std::string_view token, platform::Keys const& keys);

/// Uses the link up.
base::Result<Person> use_sign_in_link(platform::Context& cx, std::string_view token, platform::Keys const& keys);

} // namespace people
