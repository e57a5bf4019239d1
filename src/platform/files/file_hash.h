#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace platform {

/// The SHA-256 of a file's bytes, which is also its name in the store. Because only this type makes a path,
/// no byte that somebody sent can ever stand in one.
class FileHash {
public:
    /// 64 signs of lower-case hexadecimal; nothing for anything else.
    static std::optional<FileHash> from(std::string_view hex);
    static FileHash of(std::string_view bytes);

    /// The hash of what a file holds now; throws when it cannot be read.
    static FileHash of_file(std::string const& path);

    std::string text() const;
    auto operator<=>(FileHash const&) const = default;

private:
    std::array<unsigned char, 32> bytes_ {};
};

} // namespace platform
