#pragma once

#include "areas/circles/talk/thread.h"
#include "html/url.h"
#include "platform/files/picture_size.h"
#include "platform/markdown/markdown.h"

#include <unordered_map>

namespace circles {

/// A picture of a circle: its name is the hash of its largest size, and stands in the Markdown of posts.
struct Picture {
    std::string hash {};
    std::vector<platform::PictureSize> sizes {}; ///< smallest first
    bool operator==(Picture const&) const = default;

    /// Of the sizes that were made of one original.
    static Picture of(std::vector<platform::PictureSize> sizes);
};

/// The sizes of some pictures by their names.
using PictureSizes = std::unordered_map<std::string, std::vector<platform::PictureSize>>;

/// A post shows the first so many pictures; of others it says what is to be seen on them.
constexpr std::size_t most_pictures = 50;

/// A picture that no post shows is kept so long.
constexpr base::Milliseconds unused_time {24 * 60 * 60 * 1000};

/// The Markdown that shows a picture, whatever signs stand in the words for those who do not see it.
std::string markdown_of(Picture const& picture, std::string_view alt);

/// The text with a picture after it, in a paragraph of its own.
std::string with_picture(std::string_view text, std::string_view markdown);

/// The size that a page shows; there is at least one.
platform::PictureSize const& shown_size(std::vector<platform::PictureSize> const& sizes);

html::Url picture_url(std::string_view circle, std::string_view hash, platform::PictureSize const& size);

/// The text with the names of pictures as short as people can tell them apart.
std::string with_short_names(std::string_view text);

/// What "file:HASH" stands for in a post of this circle; nothing of what is not among `sizes`.
std::optional<platform::ShownPicture> shown_picture(
    std::string_view circle, PictureSizes const& sizes, std::string_view destination);

} // namespace circles
