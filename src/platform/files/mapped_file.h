#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace platform {

/// A file as bytes that are read from the disk when they are looked at, so that a long one is never held whole. The file must not
/// become shorter meanwhile; those of the file store never do.
class MappedFile {
public:
    /// Throws what the disk's errors mean to us.
    explicit MappedFile(std::string const& path);
    ~MappedFile();
    MappedFile(MappedFile const&) = delete;
    MappedFile& operator=(MappedFile const&) = delete;

    std::string_view bytes() const { return {bytes_, size_}; }

    /// Gives back the memory of what stands before this place; it is read from the disk again when it is looked at again.
    void passed(std::size_t before);

private:
    char* bytes_ = nullptr;
    std::size_t size_ = 0;
    std::size_t passed_ = 0;
};

} // namespace platform
