#pragma once

#include "areas/circles/care/note.h"
#include "platform/storage/sql.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace circles {

/// All SQL about notes of hosts, and about who was heard of in a circle.
class NoteStore {
public:
    explicit NoteStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void add(Note const& note);
    /// The one that a host wrote to her at this moment, or nothing.
    std::optional<Note> at(CircleId circle, base::PersonId person, base::Time moment);
    /// When each of these people was last written to from this circle.
    std::unordered_map<base::PersonId, base::Time> last_to(CircleId circle, std::span<base::PersonId const> people);

    /// Of these people when each last wrote in the circle, or thanked somebody there, since this moment.
    std::unordered_map<base::PersonId, base::Time> heard_of(
        CircleId circle, std::span<base::PersonId const> people, base::Time since);
    /// Of these people those whose threads somebody else answered, or whose posts somebody thanked.
    std::vector<base::PersonId> greeted_among(CircleId circle, std::span<base::PersonId const> people);

    std::vector<Note> with(base::PersonId person);
    /// Forgets so many to her and by her; true when none is left.
    bool forget_some(base::PersonId person, int limit);
    void forget_circle(CircleId circle);

private:
    platform::Tx& tx_;
};

} // namespace circles
