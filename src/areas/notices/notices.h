#pragma once

// The front door of the room of notices: what waits for somebody, for the bell and for Today.

#include "areas/notices/notice.h"
#include "html/url.h"
#include "platform/storage/context.h"

#include <string>
#include <vector>

namespace notices {

/// How much waits for somebody: the bell's figure, asked at every request of a member; one look into an index.
std::int64_t unread(platform::Tx& tx, base::PersonId person);

/// Something that waits, in the words of the reader of this thread.
struct Waiting {
    std::string words {};
    std::string about {};
    html::Url reading = "/notices"; ///< POST: she has read it; goes on to what it is about
    base::Time since {};
};

/// What waits for a person, the oldest first, as far as she may see what it is about. A merge that she is asked about, a
/// circle that asks her in and a question to her circle are not among it: they wait until she has answered, which the rooms of needs
/// and of circles know.
std::vector<Waiting> waiting(platform::Reading const& reading, int limit);

} // namespace notices
