#include "areas/circles/talk/read_talk.h"

#include "areas/circles/circle_store.h"
#include "areas/circles/circles.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/talk/draft_store.h"
#include "areas/circles/talk/live_thread.h"
#include "areas/circles/talk/may.h"
#include "areas/people/people.h"

namespace circles {

namespace {

constexpr int threads_a_page = 30;

} // namespace

base::Result<ThreadList> list_threads(
    platform::Reading const& reading, std::string_view circle, ThreadCursor const& before)
{
    auto seen = TRY(circle_seen(reading, circle));
    TRY(platform::require_view(may(reading.actor, Action::read_inside, seen.circle, seen.mine.standing)));
    ThreadList list {.circle = std::move(seen.circle), .mine = std::move(seen.mine), .now = reading.clock.now()};
    auto const reader = reading.actor.person.value_or(base::PersonId {});
    list.threads = ThreadStore {reading.tx}.of_circle(list.circle.id, reader, before, threads_a_page + 1);
    list.more = list.threads.size() > threads_a_page;
    if (list.more) list.threads.pop_back();
    std::vector<base::PersonId> ids;
    for (auto const& listed : list.threads) ids.push_back(listed.thread.author);
    list.names = people::names_of(reading.tx, ids);
    return list;
}

base::Result<ThreadView> view_thread(
    platform::Reading const& reading, std::string_view circle, ThreadId id, PostId after)
{
    auto seen = TRY(thread_seen(reading, circle, id));
    ThreadView view {.circle = std::move(seen.circle),
        .mine = std::move(seen.mine),
        .thread = std::move(seen.thread),
        .now = reading.clock.now()};
    auto const person = reading.actor.person;
    view.posts = PostStore {reading.tx}.of_thread(id, after, person.value_or(base::PersonId {}), posts_a_page + 2);
    // The opening is not counted as one of the page.
    auto const size = static_cast<std::size_t>(posts_a_page + (view.first_page() ? 1 : 0));
    view.more = view.posts.size() > size;
    if (view.more) view.posts.resize(size);
    ThreadStore threads {reading.tx};
    view.replies = threads.replies(id);
    std::vector<base::PersonId> ids;
    for (auto const& shown : view.posts) ids.push_back(shown.post.author);
    view.names = people::names_of(reading.tx, ids);
    if (!view.more) view.bookmark = web::bookmark(reading.tx, topic_of(id)).text();
    if (!person) return view;
    view.reader = threads.reader(id, *person);
    view.blocked = people::blocked_by(reading.tx, *person);
    if (may(reading.actor, ThreadAction::reply, view.circle, view.mine.standing, view.thread).allowed) {
        if (auto const draft = DraftStore {reading.tx}.find(*person, draft_place(id))) view.draft = draft->text;
    }
    return view;
}

std::vector<FoundPost> posts_still_visible(platform::Reading const& reading, std::vector<PostId> const& ids)
{
    auto const posts = PostStore {reading.tx}.of(ids);
    std::vector<ThreadId> thread_ids;
    for (auto const& [id, post] : posts) thread_ids.push_back(post.thread);
    auto const threads = ThreadStore {reading.tx}.of(thread_ids);
    std::vector<CircleId> circle_ids;
    for (auto const& [id, thread] : threads) circle_ids.push_back(thread.circle);
    auto const circles = CircleStore {reading.tx}.of(circle_ids);
    auto const mine = MembershipStore {reading.tx}.standings_of(reading.actor.person, circle_ids);
    std::vector<FoundPost> visible;
    for (auto const& id : ids) {
        auto const post = posts.find(id);
        if (post == posts.end() || post->second.removed_at) continue;
        auto const& thread = threads.at(post->second.thread);
        auto const& circle = circles.at(thread.circle);
        auto const standing = mine.find(circle.id);
        auto const hers = standing == mine.end() ? Standing::none : standing->second;
        if (may(reading.actor, ThreadAction::read, circle, hers, thread).allowed)
            visible.push_back({id, html::Url::to({"circles", circle.slug, "posts", id.text()})});
    }
    return visible;
}

PostId page_with(platform::Tx& tx, Thread const& thread, PostId post)
{
    auto const before = PostStore {tx}.before(thread.id, post, {}, posts_a_page / 2);
    // Near the beginning the whole first page is shown.
    if (before.size() < posts_a_page / 2) return {};
    return before.front().post.id;
}

} // namespace circles
