#pragma once

#include "areas/circles/circle.h"
#include "platform/web/fields.h"

namespace circles {

constexpr std::size_t legacy_limit = 1'500;
constexpr std::size_t whom_limit = 400;

/// What a circle leaves when it ends, in the words of a host. That something did not work is asked of everybody: whoever comes
/// later learns most from it.
struct Legacy {
    CircleId circle {};
    base::PersonId author {};
    std::string came_of {};
    std::string did_not_work {};
    std::string whom_to_ask {};
    std::string thanks {};
    base::Time closed_at {};
    std::optional<base::Time> corrected_at {};
    bool operator==(Legacy const&) const = default;
};

/// What a host writes; `seen` is the mark of what she has read, when she corrects it.
struct LegacyWords {
    std::string came_of {};
    std::string did_not_work {};
    std::string whom_to_ask {};
    std::string thanks {};
    std::optional<std::string> seen {};

    static base::Result<LegacyWords> from(web::Fields& fields);
};

web::Fields fields_of(Legacy const& legacy);

/// The legacy with these words.
Legacy with_words(Legacy legacy, LegacyWords const& words);

} // namespace circles
