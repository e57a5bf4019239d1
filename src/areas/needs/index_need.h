#pragma once

#include "areas/needs/need.h"
#include "platform/search/search.h"
#include "platform/storage/context.h"

namespace needs {

/// What a need is called in the index.
constexpr std::string_view search_kind = "need";

/// Puts a need where its audience finds it, or takes it out: the listener of everything that changes its words or its state.
void index_need(platform::Context& cx, platform::Search const& search, NeedId id);

/// Puts the next needs after this one into an emptied index, the oldest first, at most so many. The last of them; nothing when
/// there are no more.
std::optional<NeedId> index_needs_after(platform::Tx& tx, platform::Search const& search, NeedId after, int limit);

/// How many needs ought to be found.
std::int64_t findable_needs(platform::Tx& tx);

} // namespace needs
