#include "areas/circles/circle_jobs.h"

#include "areas/circles/decisions/ask_decision.h"
#include "areas/circles/start_circle.h"
#include "areas/circles/talk/post_store.h"
#include "areas/circles/talk/thread_store.h"
#include "platform/jobs/write_job.h"

namespace circles {

void plan_invitations(platform::Context& cx, CircleStarted const& started)
{
    auto const circle = CircleStore {cx.tx}.find(started.circle);
    if (circle && circle->need) cx.outbox.job("circles.supporters", started.payload(), cx.clock.now());
}

base::Result<base::Done> ask_supporters_in(platform::Machines& machines, std::string_view payload)
{
    auto const circle = CircleStarted::from_payload(payload).circle;
    base::PersonId after;
    for (bool done = false; !done;) {
        platform::write_as_job(machines, [&](platform::Context& cx) {
            auto last = after;
            done = invite_supporters(cx, circle, last);
            after = last;
        });
    }
    return base::Done {};
}

base::Result<base::Done> count_decision_due(platform::Machines& machines, std::string_view payload)
{
    auto const decision = DecisionEnded::from_payload(payload).decision;
    platform::write_as_job(machines, [&](platform::Context& cx) { count_decision(cx, decision); });
    return base::Done {};
}

void recount_thread(platform::Context& cx, PostWritten const& written)
{
    ThreadStore {cx.tx}.recount(written.thread);
}

void recount_post(platform::Context& cx, PostChanged const& changed)
{
    PostStore {cx.tx}.recount(changed.post);
    ThreadStore {cx.tx}.recount(changed.thread);
}

std::int64_t clear_removed_posts(platform::Tx& tx, base::Time now, int limit)
{
    return PostStore {tx}.clear_removed(now - undo_time, limit);
}

} // namespace circles
