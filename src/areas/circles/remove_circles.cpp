#include "areas/circles/remove_circles.h"

#include "areas/circles/activities/keeping.h"
#include "areas/circles/adoption/adoption_store.h"
#include "areas/circles/adoption/poll_store.h"
#include "areas/circles/care/duty_store.h"
#include "areas/circles/care/note_store.h"
#include "areas/circles/circle_store.h"
#include "areas/circles/circles.h"
#include "areas/circles/decisions/decision_store.h"
#include "areas/circles/decisions/electorate_store.h"
#include "areas/circles/endings/legacy_store.h"
#include "areas/circles/endings/life_store.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/merging/merging_store.h"
#include "areas/circles/talk/bring_picture.h"
#include "areas/circles/talk/draft_store.h"
#include "areas/circles/talk/post_store.h"
#include "areas/circles/talk/reach_store.h"
#include "areas/circles/talk/talk.h"
#include "areas/circles/talk/thread_store.h"

namespace circles {

namespace {

/// Each post that goes is told of, so that nobody finds it any more, and no notice of it waits for anybody.
void tell_of_gone(platform::Context& cx, ThreadId thread, std::span<PostId const> posts)
{
    for (auto const& post : posts) cx.outbox.add(PostChanged {thread, post});
}

/// What she said in the threads of others.
void tell_of_replies_gone(platform::Context& cx, base::PersonId author)
{
    constexpr int a_turn = 100;
    for (PostId after;;) {
        auto const posts = PostStore {cx.tx}.by_author(author, after, a_turn);
        if (posts.empty()) return;
        for (auto const& post : posts) cx.outbox.add(PostChanged {post.thread, post.id});
        after = posts.back().id;
    }
}

/// All posts of a circle; only an example is taken away whole, and that is small.
void tell_of_all_gone(platform::Context& cx, CircleId circle)
{
    constexpr int a_turn = 100;
    for (PostId after;;) {
        auto const posts = PostStore {cx.tx}.of_circle(circle, after, a_turn);
        if (posts.empty()) return;
        tell_of_gone(cx, {}, posts);
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
    LegacyStore {cx.tx}.forget(circle);
    PollStore {cx.tx}.forget(circle);
    AdoptionStore {cx.tx}.forget(circle);
    LifeStore {cx.tx}.forget(circle);
    MergingStore {cx.tx}.forget_circle(circle);
    DutyStore {cx.tx}.forget_circle(circle);
    NoteStore {cx.tx}.forget_circle(circle);
    ElectorateStore {cx.tx}.forget_circle(circle);
    forget_activities_of(cx.tx, circle);
    DecisionStore {cx.tx}.forget_circle(circle);
    PostStore {cx.tx}.forget_circle(circle);
    forget_pictures_of(cx, circle);
    ThreadStore {cx.tx}.forget_circle(circle);
    MembershipStore {cx.tx}.forget_circle(circle);
    CircleStore {cx.tx}.remove(circle);
    cx.outbox.add(CircleChanged {circle});
}

void remove_words_of(platform::Context& cx, base::PersonId person)
{
    for (auto const& thread : ThreadStore {cx.tx}.all_of(person)) {
        tell_of_gone(cx, thread.id, PostStore {cx.tx}.of_thread_ids(thread.id));
        PostStore {cx.tx}.forget_thread(thread.id);
        ThreadStore {cx.tx}.forget(thread.id);
    }
    tell_of_replies_gone(cx, person);
    PostStore {cx.tx}.forget_author(person);
    while (!take_pictures_of(cx, person)) { }
    DraftStore {cx.tx}.forget(person);
    ReachStore {cx.tx}.forget(person);
    while (!forget_in_activities(cx, person, true)) { }
    while (!ThreadStore {cx.tx}.forget_reader_some(person)) { }
    while (!PostStore {cx.tx}.forget_thanks_some(person)) { }
    while (!PollStore {cx.tx}.forget_some(person, 100)) { }
    while (!AdoptionStore {cx.tx}.forget_some(person, 100)) { }
    while (!MembershipStore {cx.tx}.forget_some(person)) { }
    constexpr int a_turn = 100;
    while (!DutyStore {cx.tx}.forget_some(person, a_turn)) { }
    while (!NoteStore {cx.tx}.forget_some(person, a_turn)) { }
    while (!ElectorateStore {cx.tx}.forget_some(person, a_turn)) { }
    MergingStore {cx.tx}.forget_person(person);
}

void let_go_of_need(platform::Context& cx, needs::NeedId need)
{
    CircleStore {cx.tx}.let_go_of(need);
}

} // namespace circles
