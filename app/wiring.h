#pragma once

#include "platform/jobs/workers.h"
#include "platform/web/app.h"
#include "platform/web/routes.h"

namespace app {

/// Every path of the site, room by room.
web::Routes all_routes();

/// Who listens to which event, and which jobs exist: the one list.
platform::Listeners all_listeners();
platform::JobKinds all_jobs();

/// The room of people, as the web edge asks it.
class Doorkeeper final : public web::Visitors {
public:
    std::optional<web::Visitor> visitor(platform::Tx& tx, base::PersonId person) override;
};

} // namespace app
