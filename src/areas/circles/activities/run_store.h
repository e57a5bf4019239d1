#pragma once

#include "areas/circles/activities/run.h"
#include "platform/storage/sql.h"

#include <map>
#include <span>

namespace circles {

/// All SQL about runs, their roles and their notes.
class RunStore {
public:
    explicit RunStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    base::Result<Run> find(RunId id);
    void add(Run const& run);
    /// Its clock, who leads it, where it was posted.
    void save(Run const& run);
    void save_outline(Run const& run);
    /// The newest first, those before this one.
    std::vector<Run> of_circle(CircleId circle, RunId before, int limit);
    std::vector<Run> of_activity(ActivityId activity, RunId after, int limit);

    /// Who has taken which role, by its place.
    std::map<std::int64_t, base::PersonId> roles(RunId run);
    void take_role(RunId run, std::int64_t place, base::PersonId person);
    void give_role_back(RunId run, std::int64_t place, base::PersonId person);

    base::Result<RunNote> note(RunNoteId id);
    std::vector<RunNote> notes(RunId run);
    std::vector<RunNote> notes_of(std::span<RunNoteId const> ids);
    std::int64_t count_notes(RunId run);
    void add_note(RunNote const& note);
    void remove_note(RunNoteId id);

    std::vector<RunNote> notes_by(base::PersonId author, RunNoteId after, int limit);
    /// Takes away up to `limit` rows of hers of each kind; true when nothing is left.
    bool forget_roles(base::PersonId person, int limit);
    bool forget_notes(base::PersonId author, int limit);
    void forget_circle(CircleId circle);

private:
    platform::Tx& tx_;
};

} // namespace circles
