#pragma once

#include "areas/needs/need.h"
#include "platform/search/search.h"
#include "platform/storage/context.h"

namespace needs {

/// What a need is called in the index.
constexpr std::string_view search_kind = "need";

/// Puts a need where its audience finds it, or takes it out: the listener of everything that changes its words or its state.
void index_need(platform::Context& cx, platform::Search const& search, NeedId id);

} // namespace needs
