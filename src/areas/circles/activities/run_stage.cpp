#include "areas/circles/activities/run_page.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace circles {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

constexpr std::int64_t a_minute_ms = 60'000;
constexpr std::int64_t most_squares_shown = 60;

/// How many minutes one square stands for, so that no step needs more squares than one can count.
std::int64_t minutes_a_square(Run const& run)
{
    auto const minutes = length_of(run).count() / a_minute_ms;
    return minutes <= most_squares_shown ? 1 : 5;
}

Html time_squares(Run const& run, base::Time now)
{
    auto const unit = minutes_a_square(run) * a_minute_ms;
    auto const squares = [&](base::Milliseconds span) {
        return static_cast<int>(std::max<std::int64_t>(0, (span.count() + unit - 1) / unit));
    };
    auto const all = squares(length_of(run));
    auto const filled = std::min(all, squares(left(run, now)));
    return render(R"html(<div data-squares="{}">{}</div><p class="small quiet">{}</p>)html", unit,
        html::squares(filled, html::Hue::mint, all - filled),
        trn("One square is one minute.", "One square is {n} minutes.", minutes_a_square(run)));
}

/// "4:05", as a clock that stands still shows it.
std::string minutes_and_seconds(base::Milliseconds span)
{
    auto const seconds = std::max<std::int64_t>(0, (span.count() + 999) / 1000);
    auto const rest = std::to_string(seconds % 60);
    return std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

Html clock_part(Run const& run, base::Time now)
{
    auto const ends = ends_at(run);
    std::string words;
    if (!ends)
        words = tr("Paused with {time} left", {{"time", minutes_and_seconds(left(run, now))}});
    else if (*ends > now)
        words = tr("Ends at {time}", {{"time", platform::clock_time(*ends)}});
    else
        words = tr("Its time was over at {time}", {{"time", platform::clock_time(*ends)}});
    // Without a script the moment of the end is the clock; with one it counts, and the moment stands beside it.
    return render(
        R"html(<p class="clock"><b class="num" dir="ltr" data-clock hidden></b><span>{}</span></p>{}<p data-over-words hidden>{}</p>)html",
        words, time_squares(run, now), tr("The time of this step is over."));
}

Html next_line(Run const& run)
{
    if (run.is_last()) return render(R"html(<p class="meta">{}</p>)html", tr("This is the last step."));
    auto const& next = run.outline.steps.at(static_cast<std::size_t>(run.step));
    return render(R"html(<p class="meta"><span>{}</span><b dir="auto">{}</b><span>{}</span></p>)html", tr("Then:"),
        next.title, trn("{n} minute", "{n} minutes", next.minutes));
}

Html step_part(Run const& run, base::Time now)
{
    auto const count = tr("Step {step} of {steps}",
        {{"step", platform::number(run.step)},
            {"steps", platform::number(static_cast<std::int64_t>(run.outline.steps.size()))}});
    auto const& step = run.present();
    std::optional<Html> paused;
    if (run.paused_at)
        paused = render(R"html(<span class="tag sun">{}{}</span>)html", html::icon("clock"), tr("Paused"));
    return render(
        R"html(<p class="meta"><span class="tag sky">{}</span>{}</p><h2 dir="auto">{}</h2><p class="lead lines" dir="auto">{}</p>{}{})html",
        count, paused, step.title, step.words, clock_part(run, now), next_line(run));
}

Html gathering_part(Run const& run)
{
    auto const length = trn("{n} minute in all", "{n} minutes in all", run.outline.minutes());
    auto const steps = trn("{n} step", "{n} steps", static_cast<std::int64_t>(run.outline.steps.size()));
    return render(
        R"html(<p class="meta"><span class="tag sky">{}</span></p><h2>{}</h2><p class="lead lines" dir="auto">{}</p><p class="meta"><span>{}</span><span>{}</span></p>)html",
        tr("Before it begins"), tr("Take a place and a role"), run.outline.purpose, steps, length);
}

Html over_part(Run const& run)
{
    return render(R"html(<p class="meta"><span class="tag mint">{}{}</span></p><h2>{}</h2><p class="lead">{}</p>)html",
        html::icon("check"), tr("Over"), tr("That was it"),
        tr("Held on {day}. What was noted stands below and stays with the circle.",
            {{"day", platform::day_and_time(run.started_at)}}));
}

html::Attributes stage_attributes(Run const& run, base::Time now)
{
    html::Attributes attributes;
    attributes.set("data-stage", "").set("data-now", std::to_string(now.ms)).set("data-step", std::to_string(run.step));
    attributes.set("data-presses", std::to_string(run.pressed_times));
    if (auto const ends = ends_at(run)) attributes.set("data-ends", std::to_string(ends->ms));
    if (run.has_clock() && run.paused_at) attributes.set("data-left", std::to_string(left(run, now).count()));
    if (run.ended_at) attributes.set("data-over", "");
    if (run.has_clock())
        attributes.set("data-said", run.present().title);
    else
        attributes.set("data-said", run.ended_at ? tr("That was it") : tr("Before it begins"));
    return attributes;
}

} // namespace

html::Html stage_piece(Run const& run, base::Time now)
{
    auto const inside = run.ended_at ? over_part(run) : run.gathers() ? gathering_part(run) : step_part(run, now);
    return render(R"html(<section class="stage"{}>{}</section>)html", stage_attributes(run, now), inside);
}

} // namespace circles
