#pragma once

#include "platform/storage/temporary_folder.h"

#include <string>
#include <string_view>

namespace platform {

/// Writes a file into a test's folder and gives its path.
std::string file_in(TemporaryFolder const& folder, std::string const& name, std::string_view content);

/// The whole content of a file.
std::string content_of(std::string const& path);

} // namespace platform
