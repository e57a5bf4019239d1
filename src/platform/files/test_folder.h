#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace platform {

/// For tests: a fresh folder that goes away with them.
class TestFolder {
public:
    TestFolder()
    {
        path_ = (std::filesystem::temp_directory_path() / "groundswell-XXXXXX").string();
        if (::mkdtemp(path_.data()) == nullptr) std::abort();
    }
    TestFolder(TestFolder const&) = delete;
    ~TestFolder() { std::filesystem::remove_all(path_); }

    std::string const& path() const { return path_; }

    /// Writes a file there and gives its path.
    std::string file(std::string const& name, std::string_view content) const
    {
        auto const path = path_ + '/' + name;
        std::ofstream {path, std::ios::binary} << content;
        return path;
    }

private:
    std::string path_;
};

/// For tests: the whole content of a file.
inline std::string content_of(std::string const& path)
{
    std::ifstream file {path, std::ios::binary};
    return {std::istreambuf_iterator<char> {file}, {}};
}

} // namespace platform
