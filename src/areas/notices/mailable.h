#pragma once

#include "areas/people/people.h"

#include <optional>

namespace notices {

/// Since when nothing is written to her address, because letters came back from it. Another address is another matter.
std::optional<base::Time> stopped_since(platform::Tx& tx, people::Person const& person);

/// Whether this network may write to somebody of its own accord: she is here, never said that she wants no mail, and her address takes
/// letters.
inline bool may_be_mailed(platform::Tx& tx, people::Person const& person)
{
    return person.state == people::State::active && !person.email.empty() && !stopped_since(tx, person);
}

/// Off means off, for guests too.
inline bool may_get_letters(platform::Tx& tx, people::Person const& person)
{
    return person.letter != people::Letter::never && may_be_mailed(tx, person);
}

} // namespace notices
