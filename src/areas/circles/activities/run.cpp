#include "areas/circles/activities/run.h"

#include <utility>

namespace circles {

namespace {

constexpr base::Milliseconds a_minute {60'000};

Run at_step(Run run, std::int64_t step, base::Time now)
{
    run.step = step;
    run.began_at = now;
    run.paused_at.reset();
    run.paused = run.extra = base::Milliseconds {0};
    run.ended_at.reset();
    return run;
}

Run ended(Run run, base::Time now)
{
    run.ended_at = now;
    run.paused_at.reset();
    return run;
}

base::Result<Run> stepped_back(Run run, base::Time now)
{
    if (run.ended_at) {
        auto const step = run.step;
        return at_step(std::move(run), step, now);
    }
    if (run.step < 2) return base::conflict("run_at_first_step");
    auto const step = run.step - 1;
    return at_step(std::move(run), step, now);
}

base::Result<Run> paused(Run run, base::Time now)
{
    if (!run.has_clock() || run.paused_at) return base::conflict("run_not_running");
    run.paused_at = now;
    return run;
}

base::Result<Run> gone_on(Run run, base::Time now)
{
    if (!run.has_clock() || !run.paused_at) return base::conflict("run_not_paused");
    run.paused += now - *run.paused_at;
    run.paused_at.reset();
    return run;
}

base::Result<Run> with_a_minute(Run run, base::Time now)
{
    if (!run.has_clock()) return base::conflict("run_not_running");
    auto const over = std::max(base::Milliseconds {0}, -left(run, now));
    run.extra += over + a_minute;
    if (run.extra > most_extra) return base::conflict("run_too_long");
    return run;
}

base::Result<Run> after(Run run, Press press, base::Time now)
{
    switch (press) {
    case Press::next: {
        if (run.is_last()) return ended(std::move(run), now);
        auto const step = run.step + 1;
        return at_step(std::move(run), step, now);
    }
    case Press::back:
        return stepped_back(std::move(run), now);
    case Press::pause:
        return paused(std::move(run), now);
    case Press::go_on:
        return gone_on(std::move(run), now);
    case Press::minute:
        return with_a_minute(std::move(run), now);
    case Press::end:
        return ended(std::move(run), now);
    }
    return run;
}

} // namespace

base::Milliseconds length_of(Run const& run)
{
    return run.step == 0 ? base::Milliseconds {0} : run.present().minutes * a_minute + run.extra;
}

base::Milliseconds left(Run const& run, base::Time now)
{
    if (!run.has_clock()) return base::Milliseconds {0};
    auto const spent = run.paused_at.value_or(now) - run.began_at - run.paused;
    return length_of(run) - spent;
}

std::optional<base::Time> ends_at(Run const& run)
{
    if (!run.has_clock() || run.paused_at) return std::nullopt;
    return run.began_at + run.paused + length_of(run);
}

base::Result<Run> pressed(Run run, Press press, std::int64_t seen, base::Time now)
{
    if (seen != run.pressed_times) return base::conflict("run_moved_on");
    if (run.ended_at && press != Press::back) return base::conflict("run_over");
    auto then = TRY(after(std::move(run), press, now));
    ++then.pressed_times;
    return then;
}

} // namespace circles
