#pragma once

#include "areas/needs/need.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace needs {

using StepId = base::IdOf<struct StepTag>;

/// Something that happened to a need after it was raised. It names nobody.
struct Step {
    enum class Kind { me_toos, answers, photo, closed, merged, parted, circle, circle_ended, kept };
    Kind kind = Kind::me_toos;
    std::int64_t count = 0; ///< of me-toos and answers: the milestone that was reached
    base::Time happened_at {};
    std::string circle {}; ///< the path name of the circle that began or ended
    bool operator==(Step const&) const = default;
};

/// Whether it names a circle.
constexpr bool is_about_a_circle(Step::Kind kind)
{
    return kind == Step::Kind::circle || kind == Step::Kind::circle_ended;
}

std::string_view name_of(Step::Kind kind);
std::optional<Step::Kind> step_named(std::string_view name);

/// The milestones of such a count after `before` and up to `now`: a step at each person would be a list, not a story.
std::vector<std::int64_t> milestones(Step::Kind kind, std::int64_t before, std::int64_t now);

/// After so long without any step a need's page says that nothing has happened.
constexpr base::Milliseconds silence {60LL * 24 * 60 * 60 * 1000};

/// What a need's page tells of its life, oldest first.
struct Timeline {
    std::vector<Step> steps {};
    std::optional<base::Time> newest_answer {};

    /// The last moment at which something happened; nothing when nothing has since it was raised.
    std::optional<base::Time> last() const;
};

} // namespace needs
