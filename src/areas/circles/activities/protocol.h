#pragma once

#include "html/words.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace circles {

/// What one part of a protocol asks of whom, and for how long.
struct ProtocolStep {
    std::int64_t minutes = 0;
    html::Phrase title;
    html::Phrase words;
};

/// What somebody takes on for one evening.
struct ProtocolRole {
    html::Phrase name;
    html::Phrase words;
};

/// A known way of working together, told in the words of this house: an engagement tool. Its phrases are in the catalogues, so
/// each is served in every language of the site; a circle changes a copy of its own, never this.
struct Protocol {
    std::string_view slug;
    html::Phrase name;
    html::Phrase purpose;
    int fewest = 0; ///< people for whom it makes sense
    int most = 0;
    std::span<ProtocolStep const> steps;
    std::span<ProtocolRole const> roles;
    html::Phrase materials;
    html::Phrase in_a_room;
    html::Phrase online; ///< with people who are not in the room

    std::int64_t minutes() const;
};

/// What somebody looks for; nothing means all.
struct ProtocolWish {
    std::int64_t people = 0;
    std::int64_t minutes = 0; ///< at most
};

std::span<Protocol const* const> all_protocols();
Protocol const* protocol_named(std::string_view slug);
bool fits(Protocol const& protocol, ProtocolWish wish);

} // namespace circles
