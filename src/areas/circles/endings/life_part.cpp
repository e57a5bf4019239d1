#include "areas/circles/endings/life_part.h"

#include "areas/circles/adoption/answer_poll.h"
#include "areas/circles/may.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace circles {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

Html callout(std::string_view hue, Html const& life_heading, Html const& words, Html const& buttons)
{
    std::optional<Html> below;
    if (!buttons.empty()) below = render(R"html(<div class="btns">{}</div>)html", buttons);
    return render(R"html(<div class="callout {} stack">{}{}{}</div>)html", hue, life_heading, words, below);
}

Html life_heading(std::string_view words)
{
    return render("<h2>{}</h2>", words);
}

Html life_sentence(std::string_view words)
{
    return render("<p>{}</p>", words);
}

Html life_way(html::Url const& url, std::string_view look, std::string_view words)
{
    return render(R"html(<a class="{}" href="{}">{}</a>)html", look, url, words);
}

Html life_button(html::Url const& url, std::string_view look, std::string_view words)
{
    return render(R"html(<form method="post" action="{}">{}<button class="{}">{}</button></form>)html", url,
        html::form_tokens(), look, words);
}

bool may_close(base::Actor const& actor, CircleView const& view)
{
    return may(actor, Action::close, view.circle, view.mine.standing).allowed;
}

Html closed_part(base::Actor const& actor, CircleView const& view)
{
    auto const& circle = view.circle;
    auto const day = platform::day(circle.closed_at.value_or(view.now));
    Html buttons = life_way(to_part(circle, "legacy"), "btn", tr("What it leaves"));
    if (may_close(actor, view) && opened_again(circle, view.now))
        buttons += life_button(to_part(circle, "reopening"), "btn", tr("Open it again"));
    return callout("sun", {},
        life_sentence(tr("This circle has ended, {day}. What it said and decided stays readable.", {{"day", day}})),
        buttons);
}

Html end_part(base::Actor const& actor, CircleView const& view)
{
    auto const& circle = view.circle;
    bool const host = view.mine.standing == Standing::host;
    auto const day = platform::day(*circle.ends_at);
    Html buttons;
    if (host) buttons += life_way(to_part(circle, "ending"), "btn", tr("Decide how it goes on"));
    if (view.now < *circle.ends_at) {
        if (!host || view.now < *circle.ends_at - told_before) return {};
        return callout("sky", {},
            life_sentence(
                tr("This circle works until {day}. Go on, or end it with one page of what you found?", {{"day", day}})),
            buttons);
    }
    if (!host && view.life.ending == EndStage::listed && may_close(actor, view))
        buttons += life_way(to_part(circle, "closing"), "btn", tr("Close it with its page"));
    return callout("sun", life_heading(tr("Its day has come")),
        life_sentence(
            tr("This circle wanted to work until {day}. Its hosts decide whether it goes on or leaves one page of what "
               "it found. Until then everything stays as it is.",
                {{"day", day}})),
        buttons);
}

Html answer_buttons(CircleView const& view)
{
    Html all;
    for (auto const answer : {PollAnswer::going, PollAnswer::host, PollAnswer::rest}) {
        if (answer == PollAnswer::host && view.mine.standing == Standing::host) continue;
        all += render(
            R"html(<form method="post" action="{}">{}<input type="hidden" name="answer" value="{}"><button class="btn"{}>{}</button></form>)html",
            to_part(view.circle, "going"), html::form_tokens(), poll_answers.of(answer),
            html::Attributes {}.set("aria-pressed", view.answer == answer ? "true" : "false"), words_of(answer));
    }
    return all;
}

Html poll_part(CircleView const& view)
{
    Html words = life_sentence(view.mine.standing == Standing::host
            ? tr("Nobody has written here for six weeks. Your word decides; without it, others may take the circle "
                 "over in two weeks.")
            : tr(
                "Nobody has written here for six weeks. What do you think? A word in the talk ends the question too."));
    if (view.polled.all() > 0) {
        words += render(R"html(<p class="meta"><span>{}</span><span>{}</span><span>{}</span></p>)html",
            trn("One says: it is still going", "{n} say: it is still going", view.polled.going),
            trn("One would host it", "{n} would host it", view.polled.would_host),
            trn("One says: let it rest", "{n} say: let it rest", view.polled.rest));
    }
    return callout("sky", life_heading(tr("Is this circle still going?")), words, answer_buttons(view));
}

Html looking_part(base::Actor const& actor, CircleView const& view)
{
    auto const& circle = view.circle;
    Html buttons;
    bool const may_adopt = may(actor, Action::adopt, circle, view.mine.standing).allowed
        && adopted(view.life, circle, view.mine.standing, view.now);
    if (may_adopt) buttons += life_button(to_part(circle, "adoption"), "btn", tr("I will host it"));
    if (view.mine.standing == Standing::host) buttons += answer_buttons(view);
    Html words = life_sentence(
        tr("It has been quiet for a while, and no host has answered. Whoever hosts it keeps what was said, asks "
           "people in and sets the next date."));
    if (!may_adopt && actor.is_member() && view.mine.standing != Standing::host
        && view.life.quiet == QuietStage::looking)
        words += render(R"html(<p class="small">{}</p>)html",
            tr("Its members come first. From {day} on, whoever may come in may host it.",
                {{"day", platform::day(view.life.quiet_since + patience)}}));
    return callout("sun", life_heading(tr("Looking for a host")), words, buttons);
}

Html resting_part(base::Actor const& actor, CircleView const& view)
{
    Html close;
    bool const steward_decides = view.life.quiet == QuietStage::unanswered && may_close(actor, view);
    if (steward_decides) close = life_way(to_part(view.circle, "closing"), "btn", tr("Close it with its page"));
    if (!view.mine.inside() && !steward_decides) return {};
    if (view.mine.standing != Standing::host)
        return callout("sky", {},
            life_sentence(tr("Most who answered would let this circle rest. Its hosts are asked to close it "
                             "with one page of what it found. A word in the talk keeps it going.")),
            close);
    return callout("sun", life_heading(tr("Let it rest?")),
        life_sentence(
            tr("Most who answered would let this circle rest. Close it with one page, so that what you found is not "
               "lost; or write in the talk, and it goes on.")),
        life_way(to_part(view.circle, "closing"), "btn", tr("Close it with its page")));
}

Html adopted_part(CircleView const& view)
{
    auto const name = view.names.find(*view.adopter);
    auto const who
        = name == view.names.end() || name->second.name.empty() ? std::string {tr("Somebody")} : name->second.name;
    return callout("sky", life_heading(tr("This circle has another host")),
        life_sentence(
            tr("{name} took it over on {day}, while you were away. Until {end} you can take it back; you stay a member "
               "in any case.",
                {{"name", who}, {"day", platform::day_of_the_year(view.life.quiet_since)},
                    {"end", platform::day_of_the_year(view.life.quiet_since + reclaim_time)}})),
        life_button(to_part(view.circle, "reclaiming"), "btn", tr("Take it back")));
}

Html quiet_part(base::Actor const& actor, CircleView const& view)
{
    switch (view.life.quiet) {
    case QuietStage::polled:
        return view.mine.inside() ? poll_part(view) : Html {};
    case QuietStage::looking:
    case QuietStage::anybody:
        return looking_part(actor, view);
    case QuietStage::resting:
    case QuietStage::unanswered:
        return resting_part(actor, view);
    case QuietStage::adopted:
        return view.adopter ? adopted_part(view) : Html {};
    case QuietStage::lively:
        break;
    }
    return {};
}

} // namespace

html::Url to_part(Circle const& circle, std::string_view part)
{
    return html::Url::to({"circles", circle.slug, part});
}

html::Html life_part(base::Actor const& actor, CircleView const& view)
{
    if (view.circle.state == State::closed) return closed_part(actor, view);
    if (view.circle.state != State::active) return {};
    Html part;
    if (view.circle.ends_at) part += end_part(actor, view);
    if (view.life.quiet != QuietStage::lively) part += quiet_part(actor, view);
    return part;
}

html::Html said_of_life(std::string_view said)
{
    std::string_view words;
    if (said == "renewed") words = tr("The circle goes on. The new date stands below.");
    if (said == "stays") words = tr("The circle goes on, without an end.");
    if (said == "opened")
        words = tr("The circle is open again. What you wrote for its page is kept for the next time.");
    if (said == "answered") words = tr("Thank you, your answer is kept. You may change it while the circle asks.");
    if (said == "going") words = tr("Good: the circle goes on.");
    if (said == "adopted")
        words = tr("You are its host now. A good beginning: write to everybody in one sentence what you would "
                   "like to do next.");
    if (said == "reclaimed") words = tr("You are its host again. Whoever stepped in stays as a member, and was told.");
    if (words.empty()) return {};
    return html::notice(html::Hue::mint, life_sentence(words));
}

} // namespace circles
