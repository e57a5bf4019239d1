#include "areas/circles/news.h"

#include "areas/circles/circle_store.h"
#include "areas/circles/may.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/talk/may.h"
#include "areas/circles/talk/post_store.h"
#include "areas/circles/talk/thread_store.h"
#include "areas/people/people.h"

#include <algorithm>

namespace circles {

std::unordered_map<CircleId, SeenCircle> circles_seen(platform::Reading const& reading, std::span<CircleId const> ids)
{
    std::unordered_map<CircleId, SeenCircle> seen;
    auto const mine = MembershipStore {reading.tx}.standings_of(reading.actor.person, ids);
    for (auto& [id, circle] : CircleStore {reading.tx}.of(ids)) {
        auto const found = mine.find(id);
        auto const standing = found == mine.end() ? Standing::none : found->second;
        if (may(reading.actor, Action::view, circle, standing).allowed) seen.emplace(id, SeenCircle {circle, standing});
    }
    return seen;
}

std::unordered_map<ThreadId, ReadableThread> threads_readable(
    platform::Reading const& reading, std::span<ThreadId const> ids)
{
    auto threads = ThreadStore {reading.tx}.of(ids);
    std::vector<CircleId> circles;
    for (auto const& [id, thread] : threads) circles.push_back(thread.circle);
    auto const seen = circles_seen(reading, circles);
    std::unordered_map<ThreadId, ReadableThread> readable;
    for (auto& [id, thread] : threads) {
        auto const in = seen.find(thread.circle);
        if (in == seen.end()) continue;
        auto const& [circle, standing] = in->second;
        if (!may(reading.actor, ThreadAction::read, circle, standing, thread).allowed) continue;
        readable.emplace(id, ReadableThread {std::move(thread), circle});
    }
    return readable;
}

std::unordered_map<ThreadId, std::int64_t> replies_in(platform::Tx& tx, std::span<ThreadId const> ids)
{
    return ThreadStore {tx}.replies_in(ids);
}

std::unordered_map<PostId, Post> standing_posts(platform::Tx& tx, std::span<PostId const> ids)
{
    auto posts = PostStore {tx}.of(ids);
    std::erase_if(posts, [](auto const& entry) { return entry.second.removed_at.has_value(); });
    return posts;
}

std::vector<Post> newest_replies(platform::Tx& tx, Thread const& thread, int limit)
{
    auto replies = PostStore {tx}.newest_standing(thread.id, limit);
    std::erase_if(replies, [&](Post const& post) { return post.id == thread.opening; });
    return replies;
}

base::Result<Thread> thread_named(platform::Tx& tx, ThreadId id)
{
    return ThreadStore {tx}.find(id);
}

base::Result<Post> post_named(platform::Tx& tx, PostId id)
{
    return PostStore {tx}.find(id);
}

std::vector<base::PersonId> readers_among(
    platform::Tx& tx, Thread const& thread, std::span<base::PersonId const> people)
{
    std::vector<base::PersonId> readers;
    auto const circle = CircleStore {tx}.find(thread.circle);
    if (!circle) return readers;
    auto const known = people::people_of(tx, people);
    auto const theirs = MembershipStore {tx}.standings_in(thread.circle, people);
    for (auto const& id : people) {
        auto const person = known.find(id);
        if (person == known.end() || person->second.state != people::State::active) continue;
        auto const standing = theirs.find(id);
        base::Actor const reader {.person = id, .role = person->second.role};
        auto const hers = standing == theirs.end() ? Standing::none : standing->second;
        bool const reads = may(reader, ThreadAction::read, *circle, hers, thread).allowed;
        if (reads && reader.is_member()) readers.push_back(id);
    }
    return readers;
}

std::vector<base::PersonId> muted_among(platform::Tx& tx, ThreadId thread, std::span<base::PersonId const> people)
{
    return ThreadStore {tx}.muted_by(thread, people);
}

std::vector<base::PersonId> inside_among(platform::Tx& tx, CircleId circle, std::span<base::PersonId const> people)
{
    return MembershipStore {tx}.inside_of(circle, people);
}

std::vector<base::PersonId> hearing_all(
    platform::Tx& tx, CircleId circle, base::PersonId but, base::PersonId after, int limit)
{
    return MembershipStore {tx}.asked_to_decide(circle, but, after, limit);
}

std::vector<base::PersonId> with_duty(platform::Tx& tx, CircleId circle, Duty duty)
{
    return MembershipStore {tx}.with_duty(circle, duty);
}

Membership membership_in(platform::Tx& tx, CircleId circle, base::PersonId person)
{
    return MembershipStore {tx}.of(circle, person);
}

std::vector<base::PersonId> hosts_of(platform::Tx& tx, CircleId circle)
{
    return MembershipStore {tx}.hosts_of(circle);
}

std::vector<Membership> asking(platform::Tx& tx, CircleId circle, int limit)
{
    return MembershipStore {tx}.asking(circle, limit);
}

} // namespace circles
