#pragma once

#include "areas/people/people.h"

namespace notices {

/// Whether this network may write to somebody of its own accord: she is here, and never said that she wants no mail.
inline bool may_be_mailed(platform::Tx&, people::Person const& person)
{
    return person.state == people::State::active && !person.email.empty();
}

/// Off means off, for guests too.
inline bool may_get_letters(platform::Tx& tx, people::Person const& person)
{
    return person.letter != people::Letter::never && may_be_mailed(tx, person);
}

} // namespace notices
