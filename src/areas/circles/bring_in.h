#pragma once

#include "areas/circles/circle.h"
#include "areas/circles/talk/thread.h"
#include "platform/search/search.h"
#include "platform/storage/context.h"

#include <span>
#include <string>
#include <unordered_set>
#include <vector>

namespace circles {

/// Something that was said in another place before: whose it is, its words in Markdown, how and when it was said.
struct OldPost {
    base::PersonId author {};
    std::string text {};
    Way way = Way::list;
    base::Time written_at {};
};

/// What an old conversation was called, and what it was.
struct OldThread {
    Talk kind = Talk::discussion;
    std::string title {};
    std::string language {};
};

/// The circle into which the actor may bring what was said elsewhere: an administrator, into a private one only when she is in it.
base::Result<Circle> circle_to_fill(platform::Reading const& reading, std::string_view slug);
base::Result<Circle> circle_to_fill(platform::Reading const& reading, CircleId id);

/// Writes a thread with its opening, and a reply, as they were at their time. Nobody is told and nobody follows it; nobody is called
/// by name in it. What was brought in is settled with settle_brought_in() in the same transaction. A reply is refused with not found
/// when its thread is gone from sight.
base::Result<Thread> bring_in_thread(
    platform::Context& cx, Circle const& circle, OldThread const& old, OldPost const& opening);
base::Result<Post> bring_in_reply(platform::Context& cx, Circle const& circle, ThreadId id, OldPost const& reply);

/// Counts the threads of these posts anew, and lets them be found by whoever may read them.
void settle_brought_in(platform::Context& cx, platform::Search const& search, std::span<PostId const> posts);

/// Asks these people into a circle; those who have to do with it already stay as they are. Gives how many it was.
base::Result<std::int64_t> ask_in(platform::Context& cx, CircleId id, std::span<base::PersonId const> people);

/// Asks somebody in for whom an administrator had kept a place until she came.
void ask_in_as_promised(platform::Context& cx, CircleId id, base::PersonId person);

/// Which of these path names are circles of the network, whoever may see them.
std::unordered_set<std::string> slugs_taken(platform::Tx& tx, std::span<std::string const> slugs);

/// The path name that a circle of this name gets while nobody has it.
std::string slug_of(std::string_view name);

} // namespace circles
