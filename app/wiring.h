#pragma once

#include "areas/people/leaving/leaving.h"
#include "platform/files/file_keepers.h"
#include "platform/jobs/workers.h"
#include "platform/web/app.h"
#include "platform/web/routes.h"

namespace app {

/// Every path of the site, room by room.
web::Routes all_routes();

/// Who listens to which event, and which jobs exist: the one list.
platform::Listeners all_listeners(platform::Search const& search);
platform::JobKinds all_jobs();

/// Writes down who is erased, in a file outside the database (erasures.h).
void note_erasures_in(platform::JobKinds& jobs, std::string const& path);

/// The rooms that keep files.
platform::FileKeepers all_file_keepers();

/// The keepers of all rooms, the room of people last. The list is written by CMake from the list of rooms (cmake/house.cmake).
people::Keepers all_keepers();

/// The room of people, as the web edge asks it.
class Doorkeeper final : public web::Visitors {
public:
    std::optional<web::Visitor> visitor(platform::Tx& tx, base::PersonId person) override;
    std::unordered_map<base::PersonId, base::Actor> actors(
        platform::Tx& tx, std::span<base::PersonId const> people) override;
};

} // namespace app
