#pragma once

#include "areas/circles/activities/run.h"
#include "platform/web/routes.h"
#include "platform/web/streams/stream_log.h"

namespace circles {

/// What those who have a run open are told of: its step and clock (under the run's own id), and its notes (under theirs).
inline web::Topic topic_of(RunId run)
{
    return {"run", run.value};
}

void add_live_run_routes(web::Routes& routes);

} // namespace circles
