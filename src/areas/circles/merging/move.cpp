#include "areas/circles/merging/move.h"

#include "areas/circles/adoption/adoption_store.h"
#include "areas/circles/adoption/poll_store.h"
#include "areas/circles/care/duty_store.h"
#include "areas/circles/circle_store.h"
#include "areas/circles/circles.h"
#include "areas/circles/decisions/electorate_store.h"
#include "areas/circles/endings/life_store.h"
#include "areas/circles/merging/merging_store.h"
#include "areas/circles/merging/moving_store.h"
#include "areas/circles/talk/index_post.h"
#include "platform/jobs/write_job.h"

#include <algorithm>

namespace circles {

namespace {

constexpr std::string_view move_job = "circles.move";
constexpr int voters_a_step = 150;
constexpr int people_a_step = 60;
constexpr int threads_a_step = 40;
constexpr int rows_a_step = 150;
constexpr int posts_a_step = 40;

void go_to(Merging& merging, Stage stage)
{
    merging.stage = stage;
    merging.at = 0;
    merging.at_person = {};
}

/// Who answers what is open in either is written down before anybody of the other one comes in.
void keep_voters(platform::Context& cx, Merging& merging)
{
    ElectorateStore store {cx.tx};
    auto const asked_until = *merging.agreed_at;
    auto const last
        = store.keep_some(merging.circle, merging.other, asked_until, {{merging.at}, merging.at_person}, voters_a_step);
    if (last) {
        merging.at = last->decision.value;
        merging.at_person = last->person;
        return;
    }
    store.close(merging.circle, merging.other, asked_until, merging.id.value);
    go_to(merging, Stage::people);
}

/// Nobody is found twice: who is something to both circles is one person in the one.
void carry_people(platform::Context& cx, Merging& merging)
{
    MovingStore moving {cx.tx};
    auto const people = moving.people_after(merging.from(), merging.at_person, people_a_step);
    if (people.empty()) {
        CircleStore {cx.tx}.recount(merging.into);
        return go_to(merging, Stage::threads);
    }
    auto const known = moving.same_people_in(merging.into, people);
    MembershipStore memberships {cx.tx};
    for (auto const& one : people) {
        auto const found = std::ranges::find(known, one.person, &Membership::person);
        auto const there = found == known.end() ? Membership {.circle = merging.into, .person = one.person} : *found;
        auto const both = merged(there, one);
        if (!(both == there)) memberships.save(both);
        // A duty that she does not go on with ends here.
        if (one.duty != Duty::none && one.duty != both.duty)
            DutyStore {cx.tx}.end(merging.from(), one.person, cx.clock.now());
    }
    moving.carry_drafts(merging.from(), merging.into, people);
    merging.at_person = people.back().person;
}

void carry_things(platform::Context& cx, Merging& merging)
{
    auto const table = static_cast<std::size_t>(merging.at);
    if (table == MovingStore::other_tables()) return go_to(merging, Stage::index);
    if (!MovingStore {cx.tx}.carry_some_of_table(table, merging, rows_a_step)) ++merging.at;
}

/// Everything leads to the one circle from now on.
void finish(platform::Context& cx, Merging& merging)
{
    CircleStore circles {cx.tx};
    MovingStore {cx.tx}.lead_on(merging.from(), merging.into);
    if (auto gone = circles.find(merging.from())) {
        gone->state = State::merged;
        gone->closed_at = cx.clock.now();
        circles.save(*gone);
    }
    circles.recount(merging.into);
    // What was asked about its end or its silence is answered.
    PollStore {cx.tx}.forget(merging.from());
    AdoptionStore {cx.tx}.forget(merging.from());
    LifeStore {cx.tx}.forget(merging.from());
    merging.finished_at = cx.clock.now();
    go_to(merging, Stage::tidy);
    cx.outbox.add(CircleChanged {merging.from()});
    cx.outbox.add(CircleChanged {merging.into});
    cx.outbox.add(CirclesMerged {merging.id, merging.from(), merging.into});
}

/// What was said is found where it is read, and nowhere else.
void index_posts(platform::Context& cx, platform::Search const& search, Merging& merging)
{
    PostThatCame const after {{merging.at}, {merging.at_person.value}};
    auto const posts = MovingStore {cx.tx}.posts_after(merging.id, after, posts_a_step);
    if (posts.empty()) return finish(cx, merging);
    for (auto const& one : posts) index_post(cx, search, one.post);
    merging.at = posts.back().thread.value;
    merging.at_person = {posts.back().post.value};
}

void step(platform::Context& cx, platform::Search const& search, Merging& merging)
{
    switch (merging.stage) {
    case Stage::voters:
        return keep_voters(cx, merging);
    case Stage::people:
        return carry_people(cx, merging);
    case Stage::threads:
        if (!MovingStore {cx.tx}.carry_some_threads(merging, threads_a_step)) go_to(merging, Stage::things);
        return;
    case Stage::things:
        return carry_things(cx, merging);
    case Stage::index:
        return index_posts(cx, search, merging);
    case Stage::tidy:
        if (!MovingStore {cx.tx}.tidy_some(merging, rows_a_step)) go_to(merging, Stage::done);
        return;
    case Stage::none:
    case Stage::done:
        break;
    }
}

bool is_left(Merging const& merging)
{
    return merging.stage != Stage::none && merging.stage != Stage::done;
}

} // namespace

void move_later(platform::Context& cx, Merging const& merging)
{
    cx.outbox.job(move_job, MergingDecided {merging.id}.payload());
}

bool move_a_step(platform::Context& cx, platform::Search const& search, MergingId id)
{
    auto merging = MergingStore {cx.tx}.find(id);
    if (!merging || !is_left(*merging)) return false;
    step(cx, search, *merging);
    MergingStore {cx.tx}.save(*merging);
    return is_left(*merging);
}

base::Result<base::Done> move_circle(platform::Machines& machines, std::string_view payload)
{
    auto const id = MergingDecided::from_payload(payload).merging;
    platform::write_as_job(machines, [&](platform::Context& cx) {
        if (!move_a_step(cx, machines.search, id)) return;
        if (auto const merging = MergingStore {cx.tx}.find(id)) move_later(cx, *merging);
    });
    return base::Done {};
}

} // namespace circles
