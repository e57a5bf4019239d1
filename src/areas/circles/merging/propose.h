#pragma once

#include "areas/circles/circles.h"
#include "areas/circles/merging/merging.h"
#include "platform/web/fields.h"

namespace circles {

/// What a host writes who proposes it.
struct MergingWords {
    std::string other {}; ///< the path name of the other circle, taken from its address
    bool stays = true;    ///< whether the circle of who proposes keeps its address, or the other one
    std::string name {};
    std::string purpose {};
    std::string promises {};
    std::string why {};

    static base::Result<MergingWords> from(web::Fields& fields);
};
inline constexpr std::size_t merging_sentence_limit = 300;

/// The path name in what somebody typed or pasted: an address of a circle, whatever stands behind it, or the name alone.
std::string circle_named_in(std::string_view typed);

/// Asks the hosts of another circle. Refused where no one circle can be made of the two, and while something about either stands
/// open.
base::Result<Merging> propose_merging(platform::Context& cx, std::string_view circle, MergingWords const& words);

/// A host of the other circle agrees: from this moment nobody writes in the circle that goes, and a job carries it over.
/// There is no way back. Or she declines, and both stay as they are.
base::Result<Merging> agree_to_merging(
    platform::Context& cx, std::string_view circle, MergingId id, std::string const& answer);
base::Result<Merging> decline_merging(
    platform::Context& cx, std::string_view circle, MergingId id, std::string const& answer);

/// A host of the circle that proposed it takes it back, while nobody has decided.
base::Result<Merging> take_merging_back(platform::Context& cx, std::string_view circle, MergingId id);

/// The circle and what the actor is in it, for its hosts; not found for everybody else.
base::Result<Seen> hosted(platform::Reading const& reading, std::string_view circle);

} // namespace circles
