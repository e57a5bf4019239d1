#pragma once

#include "areas/people/leaving/erasure_store.h"
#include "areas/people/leaving/leaving.h"
#include "platform/machines.h"
#include "platform/storage/context.h"

#include <span>
#include <string_view>

namespace people {

/// Leaves: her profile, her sessions and every way in are gone with this very write; the other rooms and then her address follow
/// within seconds by the job "people.erase". The last administrator gives the role to somebody else first.
base::Result<base::Done> leave(platform::Context& cx, Words words);

/// The same for whoever holds the link of held.h, who may not sign in.
base::Result<base::Done> leave_by_link(platform::Context& cx, base::PersonId person, Words words);

/// Erases again whoever was erased already, in a database that knows her still because it was brought back from a backup: those
/// it lists itself, and `known_elsewhere` (the list that is kept outside the database). Gives how many that were.
int erase_again(platform::Context& cx, std::span<Leaving const> known_elsewhere = {});

/// The job "people.erase": every room lets go, a few rows at a time.
base::Result<base::Done> erase_everywhere(platform::Machines& machines, std::string_view payload, Keepers keepers);

/// The job "people.scrub", half a minute after it, when the listeners (the search) have let go too: what was deleted is made
/// unreadable in the files. Who leave in the same minute share one.
base::Result<base::Done> scrub(platform::Machines& machines, std::string_view payload);

/// All that is somebody's, as one JSON document, room by room.
std::string export_everything(platform::Reading const& reading, base::PersonId person, Keepers keepers);

} // namespace people
