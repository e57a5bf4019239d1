#include "platform/files/mapped_file.h"

#include "platform/files/disk.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

namespace platform {

namespace {

constexpr std::size_t given_back_at_once = 8 << 20;

} // namespace

MappedFile::MappedFile(std::string const& path)
{
    auto const file = open_or_throw(path, O_RDONLY);
    struct stat status { };
    if (::fstat(file.number(), &status) != 0) throw_disk_error(errno, "stat " + path);
    size_ = static_cast<std::size_t>(status.st_size);
    if (size_ == 0) return;
    auto* const mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file.number(), 0);
    if (mapped == MAP_FAILED) throw_disk_error(errno, "map " + path);
    bytes_ = static_cast<char*>(mapped);
}

MappedFile::~MappedFile()
{
    if (bytes_ != nullptr) ::munmap(bytes_, size_);
}

void MappedFile::passed(std::size_t before)
{
    auto const whole = before / given_back_at_once * given_back_at_once;
    if (whole <= passed_ || before > size_) return;
    // Only advice: when it is not taken, the system takes the memory back by itself.
    ::madvise(bytes_ + passed_, whole - passed_, MADV_DONTNEED);
    passed_ = whole;
}

} // namespace platform
