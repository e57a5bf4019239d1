#pragma once

#include "areas/people/leaving/leaving.h"

#include <string>
#include <vector>

// Who was erased, kept in a file of the data folder and never in the database: a backup that is older than an erasure
// would bring the person back, so `restore` reads this list and lets everybody on it go again.
//   erasures.txt = *(id of a person, a space, keep_without_name or take_away, a line feed)
namespace app {

std::string erasures_path(std::string const& data);

/// Writes one more at the end; on the disk when it returns.
void note_erasure(std::string const& path, people::Leaving const& leaving);

/// Everybody in the list, each once; nobody when there is no file. Throws std::invalid_argument for another kind of file.
std::vector<people::Leaving> erasures_in(std::string const& path);

} // namespace app
