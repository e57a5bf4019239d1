#pragma once

#include "areas/circles/talk/thread.h"
#include "platform/web/routes.h"
#include "platform/web/streams/stream_log.h"

namespace circles {

/// What those who have a thread open are told of: its posts, as they come.
inline web::Topic topic_of(ThreadId thread)
{
    return {"thread", thread.value};
}

void add_live_routes(web::Routes& routes);

} // namespace circles
