#include "areas/circles/endings/look_after_lives.h"

#include "areas/circles/adoption/poll_store.h"
#include "areas/circles/endings/life_store.h"
#include "areas/circles/talk/post_store.h"
#include "platform/jobs/write_job.h"

namespace circles {

namespace {

constexpr int lives_a_write = 40;
constexpr int writes_a_round = 50; ///< the rest waits for the next round

/// Whether as many were due as fit: then there may be more.
bool look_at_some(platform::Context& cx)
{
    auto const now = cx.clock.now();
    LifeStore store {cx.tx};
    auto const due = store.due(now, lives_a_write);
    for (auto const& one : due) {
        auto const looked = looked_at(one.life, one.signs, now);
        store.save(looked.life);
        for (auto const turn : looked.turns) {
            if (turn == Turn::quiet) PollStore {cx.tx}.forget(one.life.circle);
            cx.outbox.add(CircleTurned {.circle = one.life.circle, .turn = turn, .at = now});
        }
    }
    return due.size() == lives_a_write;
}

void stir(platform::Context& cx, ThreadId thread, base::PersonId person)
{
    LifeStore store {cx.tx};
    auto const found = store.stirred_by(thread.value, person);
    if (!found) return;
    auto const life = stirred(found->life, found->standing, cx.clock.now());
    if (life == found->life) return;
    store.save(life);
    cx.outbox.add(CircleTurned {.circle = life.circle, .turn = Turn::lively, .at = cx.clock.now()});
}

void look_now(platform::Context& cx, CircleId id)
{
    LifeStore store {cx.tx};
    auto const circle = CircleStore {cx.tx}.find(id);
    if (!circle) return store.forget(id);
    auto life = store.of(id);
    life.look_at = circle->state == State::active ? cx.clock.now() : never;
    store.save(life);
}

} // namespace

base::Result<base::Done> look_after_lives(platform::Machines& machines, std::string_view)
{
    bool more = true;
    for (int i = 0; more && i < writes_a_round; ++i)
        platform::write_as_job(machines, [&](platform::Context& cx) { more = look_at_some(cx); });
    return base::Done {};
}

void begin_life(platform::Context& cx, CircleStarted const& started)
{
    look_now(cx, started.circle);
}

void look_again(platform::Context& cx, CircleChanged const& changed)
{
    look_now(cx, changed.circle);
}

void look_at_hosts(platform::Context& cx, StandingChanged const& changed)
{
    if (changed.was == Standing::host && changed.standing != Standing::host) look_now(cx, changed.circle);
}

void stir(platform::Context& cx, PostWritten const& written)
{
    auto const post = PostStore {cx.tx}.find(written.post);
    if (post) stir(cx, written.thread, post->author);
}

void stir(platform::Context& cx, DecisionAsked const& asked)
{
    auto const decision = decision_named(cx.tx, asked.decision);
    if (decision) stir(cx, decision->thread, decision->author);
}

} // namespace circles
