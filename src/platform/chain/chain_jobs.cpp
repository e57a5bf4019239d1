#include "platform/chain/chain_jobs.h"

#include "platform/chain/chain.h"
#include "platform/jobs/write_job.h"

namespace platform {

namespace {

constexpr int links_at_once = 60; // three rows each

base::Result<base::Done> extend_all(Machines& machines, std::string_view)
{
    for (int made = links_at_once; made == links_at_once;)
        write_as_job(machines, [&](Context& cx) { made = extend_chains(cx.tx, links_at_once); });
    return base::Done {};
}

} // namespace

void add_chain_jobs(JobKinds& jobs)
{
    jobs.on(std::string {sequencer_job}, extend_all);
}

} // namespace platform
