#pragma once

#include "areas/imports/import.h"
#include "base/result.h"
#include "platform/machines.h"

#include <string_view>

namespace imports {

/// Brings in what a file holds, some things at a time, as whoever said so: the job "imports.run", and the command. It goes on where it
/// was when it is run again, stops when the import was stopped, and makes way for other work after a while. At the end it writes the
/// report and lets go of the file.
base::Result<base::Done> run_import(platform::Machines& machines, ImportId id);
base::Result<base::Done> run_import_job(platform::Machines& machines, std::string_view payload);

/// The job "imports.letters": sends the invitations of an import that were only prepared.
base::Result<base::Done> send_import_letters(platform::Machines& machines, std::string_view payload);

} // namespace imports
