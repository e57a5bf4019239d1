#pragma once

#include "base/json.h"
#include "platform/chain/chain.h"

namespace platform {

/// SHA-256 in hex of a salt and words, as the body of a link holds it.
std::string hash_of_words(std::string_view salt, std::string_view words);

/// The first link that is not as it was written.
struct Broken {
    std::string chain {};  ///< empty when it is a head that no chain has
    std::string id {};     ///< of the fact where it was noticed
    std::string reason {}; ///< "row_missing", "previous_differs", "content_changed", "text_changed", "head_not_found"
};

struct Verified {
    std::vector<Head> heads {};
    std::vector<std::int64_t> waiting {}; ///< of each of them, facts that are no links yet
    std::optional<Broken> broken {};
};

/// Reads every chain from its beginning, in pages. With a head that was published once, some link must have it: what was cut off
/// at the end is noticed only so.
Verified verify_chains(Tx& tx, std::optional<std::string> const& published_head);

base::Json json_of(Verified const& verified);

} // namespace platform
