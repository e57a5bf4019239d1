#pragma once

#include "platform/jobs/workers.h"

namespace platform {

constexpr std::string_view sequencer_job = "platform.chain";

/// The sequencer: each fact asks for it in its own transaction, so it runs after the commit.
void add_chain_jobs(JobKinds& jobs);

} // namespace platform
