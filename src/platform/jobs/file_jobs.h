#pragma once

#include "platform/files/file_keepers.h"
#include "platform/jobs/workers.h"
#include "platform/storage/context.h"

namespace platform {

/// The jobs that keep files and rows together: files.reconcile once a day (removes orphans older than a day, logs what is
/// missing as an error), and files.forget for one file that a room has let go.
void add_file_jobs(JobKinds& kinds, FileKeepers keepers);

/// Has a file removed from the disk after the commit, a minute later, unless a row speaks of the same content then.
void forget_file_later(Context& cx, FileHash const& hash);

} // namespace platform
