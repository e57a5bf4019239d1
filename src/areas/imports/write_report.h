#pragma once

#include "areas/imports/read_file.h"

namespace imports {

/// Writes down what became of everything: counts for the page, and a file with every thing that was left out, by its place and the
/// reason, without anybody's name or words. Lets go of the file itself and of its plan.
void write_report(platform::Machines& machines, Import const& import, OpenFile const& open);

} // namespace imports
