#pragma once

#include "areas/imports/import.h"
#include "base/result.h"
#include "platform/machines.h"

#include <string_view>

namespace imports {

/// Reads a file and writes down what would become of everything in it: the job "imports.read", and the command's dry run. Nothing else
/// is written. A file that cannot be read is refused in its import, with the line.
base::Result<base::Done> plan_import(platform::Machines& machines, ImportId id);
base::Result<base::Done> read_import(platform::Machines& machines, std::string_view payload);

/// One line of a plan or a report, as its file has it: place, fate, why, title, who, when.
inline constexpr std::string_view plan_heading = "place,what,why,title,who,when\n";

} // namespace imports
