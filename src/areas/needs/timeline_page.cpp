#include "areas/needs/may.h"
#include "areas/needs/need_page.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace needs {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

Html step_line(std::string_view sign, std::string_view what, std::string const& when)
{
    return render(R"html(<li>{}<div><h3>{}</h3><p class="meta">{}</p></div></li>)html", html::icon(sign), what, when);
}

Html circle_line(Step const& step, std::string const& day)
{
    return render(R"html(<li>{}<div><h3><a href="{}">{}</a></h3><p class="meta">{}</p></div></li>)html",
        html::icon("gather"), html::Url::to({"circles", step.circle}), tr("A circle began"), day);
}

Html ended_line(Step const& step, std::string const& day)
{
    return render(R"html(<li>{}<div><h3><a href="{}">{}</a></h3><p class="meta">{}</p></div></li>)html",
        html::icon("check"), html::Url::to({"circles", step.circle, "legacy"}), tr("The circle ended: what it leaves"),
        day);
}

Html step_line(Step const& step)
{
    auto const day = platform::day(step.happened_at);
    switch (step.kind) {
    case Step::Kind::me_toos:
        return step_line("hand", trn("{n} teacher says “me too”", "{n} teachers say “me too”", step.count), day);
    case Step::Kind::answers:
        if (step.count == 1) return step_line("reply", tr("The first answer"), day);
        return step_line("reply", trn("{n} answer", "{n} answers", step.count), day);
    case Step::Kind::photo:
        return step_line("photo", tr("A photo was added"), day);
    case Step::Kind::closed:
        return step_line("check", tr("Its author says it is answered"), day);
    case Step::Kind::merged:
        return step_line("gather", tr("Made one with another need that said the same"), day);
    case Step::Kind::parted:
        return step_line("fork", tr("Taken apart from the other need again"), day);
    case Step::Kind::circle:
        return circle_line(step, day);
    case Step::Kind::circle_ended:
        return ended_line(step, day);
    case Step::Kind::kept:
        return step_line("need", tr("Its author says it is still a need"), day);
    }
    return {};
}

/// The newest answer, unless a milestone of answers says the same.
bool is_told(Timeline const& timeline, base::Time answer)
{
    for (auto const& step : timeline.steps) {
        if (step.kind == Step::Kind::answers && step.happened_at >= answer) return true;
    }
    return false;
}

} // namespace

bool is_silent(Need const& need, Timeline const& timeline, base::Time now)
{
    return need.state == State::open && need.opened_at && now - timeline.last().value_or(*need.opened_at) > silence;
}

html::Html silence_part(base::Actor const& actor, Need const& need, Timeline const& timeline, base::Time now)
{
    if (!is_silent(need, timeline, now) || !may(actor, Action::keep, need).allowed) return {};
    auto const button = [&](std::string_view what, std::string_view words) {
        return render(R"html(<form method="post" action="{}">{}<button class="btn">{}</button></form>)html",
            html::Url::to({"needs", need.path_name(), what}), html::form_tokens(), words);
    };
    return render(R"html(<div class="callout sun gap2"><p><b>{}</b> {}</p><div class="btns gap">{}{}</div></div>)html",
        tr("Is it still a need?"), tr("Only you see this question."), button("keeping", tr("It is still a need")),
        button("closing", tr("It is answered")));
}

html::Html timeline_part(Need const& need, Timeline const& timeline, base::Time now)
{
    if (!need.opened_at) return {};
    Html lines = step_line("need", tr("Raised"), platform::day(*need.opened_at));
    for (auto const& step : timeline.steps) lines += step_line(step);
    if (timeline.newest_answer && !is_told(timeline, *timeline.newest_answer))
        lines += step_line("reply", tr("The newest answer"), platform::day(*timeline.newest_answer));
    if (is_silent(need, timeline, now)) {
        lines += step_line(
            "clock", tr("Nothing has happened for 60 days"), std::string {tr("We show the quiet times too.")});
    }
    return render(R"html(<ol class="tl">{}</ol>)html", lines);
}

} // namespace needs
