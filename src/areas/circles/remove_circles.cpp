#include "areas/circles/remove_circles.h"

#include "areas/circles/circle_store.h"
#include "areas/circles/circles.h"
#include "areas/circles/decisions/decision_store.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/talk/draft_store.h"
#include "areas/circles/talk/post_store.h"
#include "areas/circles/talk/talk.h"
#include "areas/circles/talk/thread_store.h"

namespace circles {

namespace {

/// Each post that goes is told of, so that nobody finds it any more.
void tell_of_gone(platform::Context& cx, std::span<PostId const> posts)
{
    for (auto const& post : posts) cx.outbox.add(PostChanged {{}, post});
}

/// All posts of a circle; only an example is taken away whole, and that is small.
void tell_of_all_gone(platform::Context& cx, CircleId circle)
{
    constexpr int a_turn = 100;
    for (PostId after;;) {
        auto const posts = PostStore {cx.tx}.of_circle(circle, after, a_turn);
        if (posts.empty()) return;
        tell_of_gone(cx, posts);
        after = posts.back();
    }
}

} // namespace

std::optional<CircleId> any_circle_of(platform::Tx& tx, base::PersonId founder)
{
    return CircleStore {tx}.founded_by(founder);
}

void remove_circle(platform::Context& cx, CircleId circle)
{
    tell_of_all_gone(cx, circle);
    DecisionStore {cx.tx}.forget_circle(circle);
    PostStore {cx.tx}.forget_circle(circle);
    ThreadStore {cx.tx}.forget_circle(circle);
    MembershipStore {cx.tx}.forget_circle(circle);
    CircleStore {cx.tx}.remove(circle);
    cx.outbox.add(CircleChanged {circle});
}

namespace {

/// Whoever keeps something about these posts hears that they are gone.
void tell_that_they_go(platform::Context& cx, base::PersonId author)
{
    constexpr int posts_a_turn = 100;
    PostId after;
    for (;;) {
        auto const posts = PostStore {cx.tx}.by_author(author, after, posts_a_turn);
        for (auto const& post : posts) cx.outbox.add(PostChanged {post.thread, post.id});
        if (posts.size() < posts_a_turn) return;
        after = posts.back().id;
    }
}

} // namespace

void remove_words_of(platform::Context& cx, base::PersonId person)
{
    tell_that_they_go(cx, person);
    for (auto const& thread : ThreadStore {cx.tx}.all_of(person)) {
        tell_of_gone(cx, PostStore {cx.tx}.of_thread_ids(thread.id));
        PostStore {cx.tx}.forget_thread(thread.id);
        ThreadStore {cx.tx}.forget(thread.id);
    }
    tell_of_gone(cx, PostStore {cx.tx}.ids_by_author(person));
    PostStore {cx.tx}.forget_author(person);
    DraftStore {cx.tx}.forget(person);
    while (!ThreadStore {cx.tx}.forget_reader_some(person)) { }
    while (!PostStore {cx.tx}.forget_thanks_some(person)) { }
    while (!MembershipStore {cx.tx}.forget_some(person)) { }
}

void let_go_of_need(platform::Context& cx, needs::NeedId need)
{
    CircleStore {cx.tx}.let_go_of(need);
}

} // namespace circles
