#pragma once

#include "areas/circles/circle_page.h"
#include "areas/circles/talk/post_store.h"
#include "areas/circles/talk/reach.h"
#include "areas/circles/talk/thread_store.h"
#include "areas/circles/talk/write_talk.h"

#include <set>

namespace circles {

/// A page of a circle's threads, those that moved last first.
struct ThreadList {
    Circle circle {};
    Membership mine {};
    std::vector<ListedThread> threads {};
    Names names {};
    bool more = false;
    base::Time now {};
};
base::Result<ThreadList> list_threads(
    platform::Reading const& reading, std::string_view circle, ThreadCursor const& before);

/// A thread with everything its page shows.
struct ThreadView {
    Circle circle {};
    Membership mine {};
    Thread thread {};
    std::vector<ShownPost> posts {}; ///< the opening, when this is the first page, and replies
    std::int64_t replies = 0;
    bool more = false;
    Reader reader {};
    Names names {};
    std::set<base::PersonId> blocked {};
    html::Html decisions {}; ///< what is decided in it, as the decisions draw it
    std::string draft {};
    std::optional<Reach> reach {}; ///< of a reply that waits for its writer to see how many it will tell
    std::string bookmark {};       ///< how far this page has read, for what comes while it is open
    std::string said {};
    base::Time now {};

    bool first_page() const { return !posts.empty() && posts.front().post.id == thread.opening; }
};
base::Result<ThreadView> view_thread(
    platform::Reading const& reading, std::string_view circle, ThreadId id, PostId after);

/// The post before which the page begins that shows this one: for links to one post.
PostId page_with(platform::Tx& tx, Thread const& thread, PostId post);

constexpr int posts_a_page = 50;

} // namespace circles
