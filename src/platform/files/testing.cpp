#include "platform/files/testing.h"

#include "platform/files/images.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

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

std::string sample_picture(std::string const& name)
{
    static TemporaryFolder const folder;
    static bool const made = [] {
        auto const program = image_program_beside_us() + "-samples";
        return std::system((program + " write " + folder.path() + " > /dev/null").c_str()) == 0;
    }();
    if (!made) throw std::runtime_error {"the sample pictures were not made"};
    return folder.path() + '/' + name;
}

} // namespace platform
