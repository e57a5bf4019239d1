#pragma once

#include "base/actor.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace platform {
struct Machines;
}

// Who was erased, kept in a file of the data folder and never in the database: a backup that is older than an erasure
// would bring the person back, so `restore` reads this list and lets everybody on it go again.
//   erasures.txt = *(id of a person, a line feed)
namespace app {

std::string erasures_path(std::string const& data);

/// Writes one more at the end; on the disk when it returns.
void note_erasure(std::string const& path, base::PersonId person);

/// Everybody in the list, each once; nobody when there is no file. Throws std::invalid_argument for another kind of file.
std::vector<base::PersonId> erasures_in(std::string const& path);

} // namespace app
