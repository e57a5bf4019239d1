#include "areas/circles/remove_circles.h"

#include "areas/circles/circle_store.h"
#include "areas/circles/circles.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/talk/draft_store.h"
#include "areas/circles/talk/post_store.h"
#include "areas/circles/talk/thread_store.h"

namespace circles {

std::optional<CircleId> any_circle_of(platform::Tx& tx, base::PersonId founder)
{
    return CircleStore {tx}.founded_by(founder);
}

void remove_circle(platform::Context& cx, CircleId circle)
{
    PostStore {cx.tx}.forget_circle(circle);
    ThreadStore {cx.tx}.forget_circle(circle);
    MembershipStore {cx.tx}.forget_circle(circle);
    CircleStore {cx.tx}.remove(circle);
    cx.outbox.add(CircleChanged {circle});
}

void remove_words_of(platform::Context& cx, base::PersonId person)
{
    for (auto const& thread : ThreadStore {cx.tx}.all_of(person)) {
        PostStore {cx.tx}.forget_thread(thread.id);
        ThreadStore {cx.tx}.forget(thread.id);
    }
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
