#pragma once

#include "areas/people/addresses/way_back_store.h"
#include "areas/people/person.h"
#include "platform/keys/keys.h"
#include "platform/storage/context.h"

#include <string>
#include <string_view>

namespace people {

constexpr base::Milliseconds way_back_life = std::chrono::hours {24};

/// An administrator asks for a way back for somebody who lost her mailbox, and says how she knows her.
base::Result<WayBack> ask_way_back(platform::Context& cx, std::string_view slug, std::string_view why);

/// Another steward agrees: neither the one who asked nor the person herself. From then on the link is good once, for a day.
base::Result<WayBack> agree_way_back(platform::Context& cx, WayBackId id);

/// The person comes in by the link.
base::Result<Person> use_way_back(
    platform::Context& cx, WayBackId id, std::string_view proof, platform::Keys const& keys);

std::string way_back_path(WayBack const& way, platform::Keys const& keys);

} // namespace people
