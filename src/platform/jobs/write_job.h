#pragma once

#include "platform/machines.h"
#include "platform/storage/context.h"

#include <functional>

namespace platform {

/// Makes a job's change in a write of its own, as an actor who is nobody, with no role: it may run again, and touches the
/// world only through its context. What it leaves for a lane is taken up there at once.
void write_as_job(Machines& machines, std::function<void(Context&)> const& change);

} // namespace platform
