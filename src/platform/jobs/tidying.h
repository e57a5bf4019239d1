#pragma once

#include "platform/jobs/workers.h"
#include "platform/storage/tidying.h"

#include <vector>

namespace platform {

/// Removes everything that is over, in transactions of two hundred rows, so that nobody waits behind it.
base::Result<base::Done> tidy(Machines& machines, std::vector<Tidying> const& all);

/// The job "tidy", once a day.
void add_tidying(JobKinds& jobs, std::vector<Tidying> all);

} // namespace platform
