#include "areas/notices/settle.h"

#include "areas/people/people.h"

#include <algorithm>

namespace notices {

namespace {

constexpr int most_counted = 100;

/// The thread, as long as the notice's reader may read it.
std::optional<circles::Thread> thread_for(platform::Tx& tx, Notice const& notice)
{
    auto thread = circles::thread_named(tx, notice.thread);
    if (!thread || circles::readers_among(tx, *thread, {&notice.person, 1}).empty()) return std::nullopt;
    return *std::move(thread);
}

Notice settled_mention(platform::Tx& tx, Notice notice)
{
    notice.times = thread_for(tx, notice) && !circles::standing_posts(tx, {&notice.post, 1}).empty() ? 1 : 0;
    return notice;
}

/// Counts the replies of others since the first one that was told, but not of whom she has blocked.
Notice settled_answers(platform::Tx& tx, Notice notice)
{
    notice.times = 0;
    auto const thread = thread_for(tx, notice);
    if (!thread) return notice;
    auto const blocked = people::blocked_by(tx, notice.person);
    for (auto const& reply : circles::newest_replies(tx, *thread, most_counted)) {
        if (reply.written_at < notice.happened_at) break;
        if (reply.author == notice.person || blocked.contains(reply.author)) continue;
        notice.from = reply.author;
        notice.post = reply.id;
        ++notice.times;
    }
    return notice;
}

Notice settled_door(platform::Tx& tx, Notice notice)
{
    auto const waiting = circles::asking(tx, notice.circle, most_counted);
    notice.times = std::ssize(waiting);
    if (!waiting.empty()) notice.from = waiting.front().person;
    return notice;
}

} // namespace

Notice settled(platform::Tx& tx, Notice notice)
{
    if (!notice.is_about_a_circle()) return notice;
    auto const mine = circles::membership_in(tx, notice.circle, notice.person);
    switch (notice.kind) {
    case Kind::mentioned:
        return settled_mention(tx, std::move(notice));
    case Kind::thread_answered:
        return settled_answers(tx, std::move(notice));
    case Kind::asked_in:
        notice.times = mine.standing == circles::Standing::invited ? 1 : 0;
        break;
    case Kind::let_in:
        notice.times = mine.inside() ? 1 : 0;
        break;
    case Kind::at_the_door:
        if (mine.standing == circles::Standing::host) return settled_door(tx, std::move(notice));
        notice.times = 0;
        break;
    default:
        break;
    }
    return notice;
}

} // namespace notices
