#include "platform/files/testing.h"

#include <fstream>
#include <iterator>

namespace platform {

std::string file_in(TemporaryFolder const& folder, std::string const& name, std::string_view content)
{
    auto const path = folder.path() + '/' + name;
    std::ofstream {path, std::ios::binary} << content;
    return path;
}

std::string content_of(std::string const& path)
{
    std::ifstream file {path, std::ios::binary};
    return {std::istreambuf_iterator<char> {file}, {}};
}

} // namespace platform
