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

Html show_again_button(base::Actor const& actor, Need const& need)
{
    if (!may(actor, Action::show, need).allowed) return {};
    return render(R"html(<form method="post" action="{}">{}<button class="btn">{}</button></form>)html",
        html::Url::to({"needs", need.path_name(), "showing"}), html::form_tokens(), tr("Show it again"));
}

Html reason_of(Hiding const& hiding)
{
    if (hiding.why.empty()) return {};
    return render(R"html(<blockquote class="lines" dir="auto">{}</blockquote>)html", hiding.why);
}

} // namespace

html::Html sight_part(base::Actor const& actor, NeedView const& view)
{
    auto const& need = view.need;
    if (!view.hiding) return {};
    auto const day = platform::day(view.hiding->hidden_at);
    if (need.state == State::taken_away)
        return html::notice(html::Hue::sky,
            render("<p>{}</p>{}",
                tr("You took this need away on {day}. Nobody else sees it, nor what was answered.", {{"day", day}}),
                show_again_button(actor, need)));
    auto const words = actor.is(need.author)
        ? tr("A steward took this need out of sight on {day}. Only you and the stewards see it. You can change its "
             "words and its "
             "photo, and then ask a steward to show it again.",
            {{"day", day}})
        : tr("Out of sight since {day}: only its author and stewards see it, and what was answered.", {{"day", day}});
    return html::notice(
        html::Hue::rose, render("<p>{}</p>{}{}", words, reason_of(*view.hiding), show_again_button(actor, need)));
}

html::Html take_away_button(base::Actor const& actor, Need const& need)
{
    bool const can
        = need.state != State::taken_away && need.state != State::hidden && may(actor, Action::take_away, need).allowed;
    if (!can) return {};
    return render(R"html(<form method="post" action="{}">{}<button class="btn">{}</button></form>)html",
        html::Url::to({"needs", need.path_name(), "taking-away"}), html::form_tokens(), tr("Take this need away"));
}

} // namespace needs
