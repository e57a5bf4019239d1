#pragma once

#include "areas/circles/circles.h"
#include "areas/circles/talk/thread.h"
#include "platform/web/fields.h"

namespace circles {

/// What somebody writes: a new thread, a reply, other words for a post.
struct ThreadWords {
    Talk kind = Talk::question;
    std::string title {};
    std::string text {};

    static base::Result<ThreadWords> from(web::Fields& fields);
};

struct ReplyWords {
    std::string text {};
    std::int64_t seen = 0; ///< of a change: how often the post had been changed when the form was shown

    static base::Result<ReplyWords> from(web::Fields& fields);
};

/// A text made ready before the writer sees it: its page, and who is called by name in it.
struct Ready {
    std::string text {};
    std::string html {};
    std::string excerpt {};
    std::vector<base::PersonId> mentions {}; ///< people who may read it
    std::vector<std::string> pictures {};    ///< of the circle, by their hashes
    bool everyone = false;                   ///< a host calls all of the circle
    bool quiet = false;                      ///< tells nobody by mail
    std::int64_t reach = 0;                  ///< how many people it tells at once
};
Ready made_ready(platform::Reading const& reading, Circle const& circle, std::string const& text);

/// A thread with its circle and what the actor is in it, for those who may read it.
struct SeenThread {
    Circle circle {};
    Membership mine {};
    Thread thread {};
};
base::Result<SeenThread> thread_seen(platform::Reading const& reading, std::string_view circle, ThreadId id);
base::Result<SeenThread> thread_of(platform::Reading const& reading, ThreadId id);

/// The actor's own way in to one post.
struct SeenPost {
    SeenThread in {};
    Post post {};
};
base::Result<SeenPost> post_seen(platform::Reading const& reading, PostId id);

/// Begins a thread; whoever begins it follows it.
base::Result<Thread> start_thread(platform::Context& cx, std::string_view circle, ThreadWords const& words,
    Ready const& ready, std::string_view language);

/// Replies, and follows the thread from then on unless she muted it.
base::Result<Post> reply_to_thread(platform::Context& cx, ThreadId id, Ready const& ready, bool by_mail = false);

/// Changes the words of a post, keeping what they were.
base::Result<Post> edit_post(platform::Context& cx, PostId id, std::int64_t seen, Ready const& ready);

/// Takes a post away, and brings it back within ten minutes. A thread whose opening nobody has answered goes with it.
base::Result<Post> remove_post(platform::Context& cx, PostId id);
base::Result<Post> bring_back_post(platform::Context& cx, PostId id);

base::Result<Post> thank(platform::Context& cx, PostId id);
base::Result<Post> unthank(platform::Context& cx, PostId id);

/// Says which reply helped, or that none did after all.
base::Result<Post> accept_answer(platform::Context& cx, PostId id);
base::Result<Post> take_answer_back(platform::Context& cx, PostId id);

base::Result<Thread> lock_thread(platform::Context& cx, ThreadId id);
base::Result<Thread> unlock_thread(platform::Context& cx, ThreadId id);

} // namespace circles
