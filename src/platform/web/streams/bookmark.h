#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

/// How far somebody has read a topic: every entry up to a number, and those that had no number yet when her page was
/// made. As text "1042" or "1042-6f0b-6f0c"; a page carries it as data-after.
struct Bookmark {
    std::int64_t number = 0;
    std::vector<std::int64_t> besides {}; ///< ids of entries, at most `most_besides`

    /// Entries wait some milliseconds for their number, so there are hardly ever more than a few. If the streams have stood still
    /// meanwhile, what goes beyond this comes again, and the page knows it by its element's id.
    static constexpr std::size_t most_besides = 256;

    bool operator==(Bookmark const&) const = default;
    std::string text() const;
    static std::optional<Bookmark> from(std::string_view text);
};

} // namespace web
