#pragma once

// What is said and done in circles, for the rooms that gather it (notices): asked for many things or many people at once.

#include "areas/circles/circle.h"
#include "areas/circles/talk/talk.h"
#include "platform/storage/context.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace circles {

/// A circle that the actor may see, and what she is to it.
struct SeenCircle {
    Circle circle {};
    Standing standing = Standing::none;
};
std::unordered_map<CircleId, SeenCircle> circles_seen(platform::Reading const& reading, std::span<CircleId const> ids);

/// A thread that the actor may read, with its circle.
struct ReadableThread {
    Thread thread {};
    Circle circle {};
};
std::unordered_map<ThreadId, ReadableThread> threads_readable(
    platform::Reading const& reading, std::span<ThreadId const> ids);

/// How many replies each of these threads has.
std::unordered_map<ThreadId, std::int64_t> replies_in(platform::Tx& tx, std::span<ThreadId const> ids);

/// Of these posts, those that nobody took away. Who may read them, the law of their threads says.
std::unordered_map<PostId, Post> standing_posts(platform::Tx& tx, std::span<PostId const> ids);

/// The newest replies to a thread that nobody took away, the newest first; without their words.
std::vector<Post> newest_replies(platform::Tx& tx, Thread const& thread, int limit);

/// A thread, whatever its state.
base::Result<Thread> thread_named(platform::Tx& tx, ThreadId id);
/// A post, whether it stands or was taken away.
base::Result<Post> post_named(platform::Tx& tx, PostId id);

/// Of these people, the members of the network who may read this thread now, by the law; in the same order.
std::vector<base::PersonId> readers_among(
    platform::Tx& tx, Thread const& thread, std::span<base::PersonId const> people);
/// Of these people, those who do not want to hear of it.
std::vector<base::PersonId> muted_among(platform::Tx& tx, ThreadId thread, std::span<base::PersonId const> people);

/// Of these people those who are inside.
std::vector<base::PersonId> inside_among(platform::Tx& tx, CircleId circle, std::span<base::PersonId const> people);
/// Who is inside and wants all of the circle, but this one; by person, those after this one.
std::vector<base::PersonId> hearing_all(
    platform::Tx& tx, CircleId circle, base::PersonId but, base::PersonId after, int limit);
/// Who of those inside has taken this on, in the order of their ids.
std::vector<base::PersonId> with_duty(platform::Tx& tx, CircleId circle, Duty duty);
Membership membership_in(platform::Tx& tx, CircleId circle, base::PersonId person);
std::vector<base::PersonId> hosts_of(platform::Tx& tx, CircleId circle);
/// Who asks to be let in, the longest waiting first.
std::vector<Membership> asking(platform::Tx& tx, CircleId circle, int limit);

/// Somebody a letter is written to, and since when she has not been told.
struct Addressee {
    base::Actor who {};
    base::Time since {};
};

/// What a letter tells one person of her circles.
struct CircleNews {
    std::vector<ThreadId> moved {};    ///< by circle, those she follows and then the last moved first
    std::vector<CircleId> inviting {}; ///< that asked her in since
    std::vector<CircleId> quiet {};    ///< of hers, that ask whether they go on
    std::vector<CircleId> looking {};  ///< of hers, for a host
    std::vector<CircleId> ended {};    ///< of hers, or begun from a need that is hers too; each left its page
    std::vector<CircleId> made_one {}; ///< that became part of a circle of hers since
};
constexpr std::size_t threads_a_circle = 3;
constexpr std::size_t threads_a_letter = 6;

/// News of many people's circles after each one's own moment and until the common one. Left out are circles of which she wants
/// less, what she may not read, muted threads, those that she has read or spoken in last, and what comes from somebody whom
/// she has blocked.
std::unordered_map<base::PersonId, CircleNews> circle_news(
    platform::Tx& tx, std::span<Addressee const> people, base::Time until);

} // namespace circles
