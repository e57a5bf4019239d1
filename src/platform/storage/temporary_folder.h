#pragma once

#include <string>

namespace platform {

/// A fresh folder that vanishes, with what is in it, when this dies.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder const&) = delete;

    std::string const& path() const { return path_; }

private:
    std::string path_;
};

} // namespace platform
