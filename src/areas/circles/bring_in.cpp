#include "areas/circles/bring_in.h"

#include "areas/circles/circles.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/talk/index_post.h"
#include "areas/circles/talk/post_store.h"
#include "areas/circles/talk/thread_store.h"
#include "platform/i18n/fold.h"
#include "platform/markdown/markdown.h"

#include <set>

namespace circles {

namespace {

constexpr std::size_t excerpt_bytes = 240;

base::Result<Circle> to_fill(platform::Reading const& reading, Circle circle)
{
    auto const mine = MembershipStore {reading.tx}.of(circle.id, reading.actor.person);
    TRY(platform::require_view(may(reading.actor, Action::read_inside, circle, mine.standing)));
    TRY(platform::require(may(reading.actor, Action::bring_in, circle, mine.standing)));
    TRY(is_active(circle));
    return circle;
}

Post post_of(OldPost const& old, PostId id, ThreadId thread)
{
    return {.id = id,
        .thread = thread,
        .author = old.author,
        .text = old.text,
        .html = std::string {platform::markdown_html(old.text).text()},
        .way = old.way,
        .written_at = old.written_at};
}

} // namespace

base::Result<Circle> circle_to_fill(platform::Reading const& reading, std::string_view slug)
{
    return to_fill(reading, TRY(CircleStore {reading.tx}.with_slug(slug)));
}

base::Result<Circle> circle_to_fill(platform::Reading const& reading, CircleId id)
{
    return to_fill(reading, TRY(CircleStore {reading.tx}.find(id)));
}

base::Result<Thread> bring_in_thread(
    platform::Context& cx, Circle const& circle, OldThread const& old, OldPost const& opening)
{
    TRY(circle_to_fill(cx, circle.id));
    Thread const thread {.id = cx.ids.make<ThreadId>(),
        .circle = circle.id,
        .kind = old.kind,
        .title = old.title,
        .slug = platform::slug(old.title),
        .excerpt = platform::plain_text(opening.text, excerpt_bytes),
        .language = old.language,
        .author = opening.author,
        .opening = cx.ids.make<PostId>(),
        .started_at = opening.written_at};
    ThreadStore {cx.tx}.add(thread);
    PostStore {cx.tx}.add(post_of(opening, thread.opening, thread.id));
    return thread;
}

base::Result<Post> bring_in_reply(platform::Context& cx, Circle const& circle, ThreadId id, OldPost const& reply)
{
    auto const thread = TRY(ThreadStore {cx.tx}.find(id));
    if (thread.circle != circle.id || thread.state == ThreadState::removed) return base::not_found();
    auto post = post_of(reply, cx.ids.make<PostId>(), id);
    PostStore {cx.tx}.add(post);
    return post;
}

void settle_brought_in(platform::Context& cx, platform::Search const& search, std::span<PostId const> posts)
{
    std::set<ThreadId> threads;
    for (auto const& [id, post] : PostStore {cx.tx}.of(posts)) threads.insert(post.thread);
    for (auto const& thread : threads) ThreadStore {cx.tx}.recount(thread);
    index_posts(cx.tx, search, posts);
}

base::Result<std::int64_t> ask_in(platform::Context& cx, CircleId id, std::span<base::PersonId const> people)
{
    TRY(circle_to_fill(cx, id));
    auto const by = cx.actor.person.value_or(base::PersonId {});
    return MembershipStore {cx.tx}.invite(id, people, by, cx.clock.now());
}

void ask_in_as_promised(platform::Context& cx, CircleId id, base::PersonId person)
{
    auto const circle = CircleStore {cx.tx}.find(id);
    if (!circle || circle->state != State::active) return;
    MembershipStore {cx.tx}.invite(id, {&person, 1}, circle->founder, cx.clock.now());
}

std::unordered_set<std::string> slugs_taken(platform::Tx& tx, std::span<std::string const> slugs)
{
    return CircleStore {tx}.slugs_taken(slugs);
}

std::string slug_of(std::string_view name)
{
    return slug_for(name, {}, false);
}

} // namespace circles
