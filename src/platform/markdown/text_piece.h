#pragma once

#include "platform/markdown/destination.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace platform {

/// A part of plain text: words, somebody's @slug, or an address that stands there bare.
struct TextPiece {
    enum class Kind { words, mention, address };
    Kind kind = Kind::words;
    std::string_view text {}; ///< as typed, the @ included
    std::optional<Destination> destination {};
};

/// The parts of a text, in order; put together they are the text. Bare addresses begin with https://, http:// or www.,
/// or are mailboxes, as in GitHub's Markdown; a sentence's last sign does not belong to them. Time grows with the length
/// alone.
std::vector<TextPiece> pieces_of(std::string_view text, std::string_view own_origin);

/// The slug that "@Ana-2" speaks of: "ana-2".
std::string slug_of(std::string_view mention);

} // namespace platform
