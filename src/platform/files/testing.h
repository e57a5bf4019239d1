#pragma once

#include "platform/storage/temporary_folder.h"

#include <string>
#include <string_view>

namespace platform {

/// Writes a file into a test's folder and gives its path.
std::string file_in(TemporaryFolder const& folder, std::string const& name, std::string_view content);

/// The whole content of a file.
std::string content_of(std::string const& path);

/// The path of one of the real pictures (images_samples), made once a process. Those of phones hold "secret" in every kind of
/// metadata.
std::string sample_picture(std::string const& name);

} // namespace platform
