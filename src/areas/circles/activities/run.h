#pragma once

#include "areas/circles/activities/activity.h"
#include "areas/circles/talk/thread.h"

namespace circles {

using RunId = base::IdOf<struct RunTag>;
using RunNoteId = base::IdOf<struct RunNoteTag>;

/// What whoever leads may press.
enum class Press {
    next, ///< begins the first step, goes on to the next, and after the last one ends the run
    back, ///< to the step before, with its whole time; of a run that has ended to its last step
    pause,
    go_on,
    minute, ///< one more; when the time is over already, one from now
    end,    ///< before the last step is reached
};
inline constexpr base::Names<Press, 6> presses {{"next", "back", "pause", "go_on", "minute", "end"}};

/// An activity while a circle holds it, in a room and from afar at once, and afterwards what was noted. Its clock is nothing but stored
/// moments: whoever opens the page, with whatever device, however late, sees the same step and the same time left.
struct Run {
    RunId id {};
    CircleId circle {};
    ActivityId activity {};
    base::PersonId starter {};
    base::PersonId leader {}; ///< who presses; any member may take over
    Outline outline {};       ///< as it was when the run began
    std::int64_t step = 0;    ///< from 1; 0 while people still gather
    base::Time began_at {};   ///< the present step
    std::optional<base::Time> paused_at {};
    base::Milliseconds paused {0};  ///< in earlier pauses of this step
    base::Milliseconds extra {0};   ///< added to this step
    std::int64_t pressed_times = 0; ///< so far; a press names the number it was seen with
    base::Time started_at {};
    std::optional<base::Time> ended_at {};
    std::optional<ThreadId> thread {}; ///< in which its notes were posted
    bool operator==(Run const&) const = default;

    bool gathers() const { return step == 0 && !ended_at; }
    bool has_clock() const { return step > 0 && !ended_at; }
    OutlineStep const& present() const { return outline.steps.at(static_cast<std::size_t>(step) - 1); }
    bool is_last() const { return step == static_cast<std::int64_t>(outline.steps.size()); }
};

constexpr base::Milliseconds most_extra {4LL * 60 * 60 * 1000};

/// How long the present step takes, with what was added.
base::Milliseconds length_of(Run const& run);

/// What is left of the present step; below zero when its time is over. Zero where no clock runs.
base::Milliseconds left(Run const& run, base::Time now);

/// When the present step ends; nothing while it is paused and where no clock runs.
std::optional<base::Time> ends_at(Run const& run);

/// The run after a press. Refused as a conflict: run_moved_on when others (or the same finger) had pressed since it was seen, so that a
/// double click does no harm; run_over; run_at_first_step; run_not_running; run_not_paused; run_too_long.
base::Result<Run> pressed(Run run, Press press, std::int64_t seen, base::Time now);

/// One line that somebody wrote down during a step.
struct RunNote {
    RunNoteId id {};
    RunId run {};
    std::int64_t step = 0;
    base::PersonId author {};
    std::string words {};
    base::Time written_at {};
    bool operator==(RunNote const&) const = default;
};

constexpr std::size_t run_note_limit = 500;
constexpr std::int64_t most_notes = 500;

} // namespace circles
