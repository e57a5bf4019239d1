#pragma once

#include "base/actor.h"
#include "platform/storage/context.h"

#include <string_view>
#include <vector>

namespace people {

/// Everybody whose address ends so ("@example.invalid").
std::vector<base::PersonId> people_with_addresses_ending(platform::Tx& tx, std::string_view ending);

/// Removes people who were never real, each whole: no name stays, no credit, nothing to sign in with. Their words must be gone
/// from every room before. Real people leave otherwise.
void remove_invented(platform::Context& cx, base::PersonId person);

} // namespace people
