#pragma once

#include "areas/circles/talk/talk.h"
#include "platform/machines.h"
#include "platform/search/search.h"
#include "platform/storage/context.h"

namespace circles {

constexpr std::string_view post_kind = "post";

/// Puts a post where those who may read it find it, or takes it out of the index.
void index_post(platform::Context& cx, platform::Search const& search, PostId id);

/// The same for many at once.
void index_posts(platform::Tx& tx, platform::Search const& search, std::span<PostId const> ids);

/// The next posts after this one, whoever may read them; gives the last, or nothing at the end.
std::optional<PostId> index_posts_after(platform::Tx& tx, platform::Search const& search, PostId after, int limit);
std::int64_t findable_posts(platform::Tx& tx);

/// All posts of a circle anew, some at a time: who may read them has changed.
base::Result<base::Done> index_posts_of_circle(platform::Machines& machines, std::string_view payload);

} // namespace circles
