#pragma once

#include "areas/needs/need_page.h"
#include "platform/storage/context.h"

namespace needs {

/// A page of the needs that the actor may see, with what she said to them.
NeedList list_needs(platform::Reading const& reading, ListWish wish);
CardList list_cards(platform::Reading const& reading, ListWish wish);

/// One need with everything its page shows; not found for those who may not see it.
base::Result<NeedView> view_need(platform::Reading const& reading, NeedId id, ReplyId after);

} // namespace needs
