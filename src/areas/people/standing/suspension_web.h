#pragma once

#include "base/actor.h"
#include "base/result.h"
#include "platform/web/routes.h"

namespace people {

/// Where a suspended person reads why and says her side: /suspended/….
void add_suspension_routes(web::Routes& routes);

/// What somebody is answered who has just proved to be this person and may not come in: the way to the page that tells her why.
web::Response answer_to_suspended(web::Request& rq, base::Refusal const& refusal, base::PersonId person);

} // namespace people
