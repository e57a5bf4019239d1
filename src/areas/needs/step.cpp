#include "areas/needs/step.h"

#include "base/names.h"

#include <algorithm>
#include <array>
#include <span>

namespace needs {

namespace {

constexpr base::Names<Step::Kind, 9> step_names {
    {"me_toos", "answers", "photo", "closed", "merged", "parted", "circle", "circle_ended", "kept"}};
constexpr std::array<std::int64_t, 12> round_counts {1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10'000};

} // namespace

std::string_view name_of(Step::Kind kind)
{
    return step_names.of(kind);
}
std::optional<Step::Kind> step_named(std::string_view name)
{
    return step_names.named(name);
}

std::vector<std::int64_t> milestones(Step::Kind kind, std::int64_t before, std::int64_t now)
{
    // The first answer is a step; the first "me too" is not: four more make the classes comparable.
    auto const first = kind == Step::Kind::answers ? 0 : 1;
    std::vector<std::int64_t> reached;
    for (auto const count : std::span {round_counts}.subspan(first)) {
        if (count > before && count <= now) reached.push_back(count);
    }
    return reached;
}

std::optional<base::Time> Timeline::last() const
{
    auto last = newest_answer;
    for (auto const& step : steps) {
        if (!last || step.happened_at > *last) last = step.happened_at;
    }
    return last;
}

} // namespace needs
