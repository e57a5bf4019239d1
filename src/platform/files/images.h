#pragma once

#include "base/result.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

namespace platform {

enum class RenditionFormat { webp, jpeg };

/// A picture made anew from the pixels of an original: no metadata, upright, in sRGB.
struct Rendition {
    RenditionFormat format = RenditionFormat::webp;
    int width = 0; ///< pixels
    int height = 0;
    std::string bytes;
};

/// The longest edges are 320, 960 and 1600 pixels as WebP, and 960 as JPEG for old phones. A smaller original is never
/// enlarged, and no size comes twice. Ordered by width; the last WebP is the largest picture there is.
struct ImageSet {
    std::vector<Rendition> renditions;
};

struct ImagesOptions {
    std::string program;                         ///< the image child; see image_program_beside_us()
    std::chrono::milliseconds patience {10'000}; ///< for one picture, then the child is killed
    std::chrono::milliseconds turn {20'000};     ///< waiting for a free child, then image_busy
    int at_once = 2;                             ///< children
};

/// Makes renditions in a child process of its own for each picture, which can neither open a file nor a connection.
class Images {
public:
    explicit Images(ImagesOptions options)
        : options_ {std::move(options)}
        , free_ {options_.at_once}
    {
    }

    /// Blocks until the child has answered. JPEG, PNG, WebP, GIF (its first frame) and HEIC are taken, by their bytes,
    /// whatever their names. Refuses with image_kind_unknown, image_unreadable (damaged, cut short, or the decoder fell
    /// over it), image_too_large (over 60 megapixels or 48 MB), image_took_too_long, image_busy. The original itself
    /// keeps its metadata, places included: do not store it.
    base::Result<ImageSet> renditions(std::string const& path_of_original);

private:
    bool take_turn();
    void end_turn();

    ImagesOptions options_;
    std::mutex mutex_;
    std::condition_variable freed_;
    int free_;
};

/// Where the image child is installed: `groundswell-image` beside the running program.
std::string image_program_beside_us();

} // namespace platform
