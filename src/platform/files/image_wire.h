#pragma once

#include <cstddef>
#include <cstdint>

/// What the server and its image child (app/image_child) say to each other. The original comes to the child as its
/// standard input; the answer goes to its standard output:
///
///     answer    = 1*rendition "done" LF / "refused " code LF
///     rendition = ("webp" / "jpeg") SP width SP height SP length LF length*OCTET
///
/// Anything else, an answer cut short included, means that the child came to grief over the picture.
namespace platform::image_wire {

constexpr int edges[] {1600, 960, 320};          ///< longest edges of the renditions, in pixels
constexpr int fallback_edge = 960;               ///< this one as JPEG too
constexpr std::int64_t most_pixels = 60'000'000; ///< of an original, as its header says
constexpr std::size_t most_original_bytes = 48 * 1024 * 1024;
constexpr std::size_t most_answer_bytes = 16 * 1024 * 1024;

constexpr char const* unreadable = "image_unreadable";
constexpr char const* too_large = "image_too_large";
constexpr char const* kind_unknown = "image_kind_unknown";

} // namespace platform::image_wire
