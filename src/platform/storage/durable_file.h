#pragma once

#include <functional>
#include <string>

namespace platform {

/// Lets `fill` write a file under another name, waits for the disk, and only then gives it its name: after a power cut
/// the file is whole or absent. Throws StorageError when the name is taken; removes what was begun when `fill` throws.
void make_durably(std::string const& path, std::function<void(std::string const& unfinished)> const& fill);

} // namespace platform
