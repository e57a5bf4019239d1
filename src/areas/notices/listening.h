#pragma once

#include "areas/circles/circles.h"
#include "areas/people/people.h"

#include <algorithm>
#include <span>
#include <vector>

namespace notices {

/// Of these people those whom somebody's words in a thread may interrupt: who may read it, has not muted it and has not blocked
/// the writer.
inline std::vector<base::PersonId> listening(
    platform::Tx& tx, circles::Thread const& thread, base::PersonId writer, std::span<base::PersonId const> people)
{
    auto readers = circles::readers_among(tx, thread, people);
    auto const muted = circles::muted_among(tx, thread.id, readers);
    auto const blockers = people::blockers_of(tx, writer, readers);
    std::erase_if(readers, [&](base::PersonId person) {
        return std::ranges::find(muted, person) != muted.end() || blockers.contains(person);
    });
    return readers;
}

} // namespace notices
