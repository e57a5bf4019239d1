#include "areas/circles/adoption/adoption_page.h"

#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace circles {

namespace {

using html::Html;
using html::render;
using html::tr;

html::Page focused_on(Circle const& circle, std::string title, Html const& body)
{
    auto const margin = render("{}", html::ornament(circle.ornament_name(), "z4"));
    return {
        .title = std::move(title), .ornament = circle.ornament_name(), .main = html::row(margin, body), .focus = true};
}

html::Url circle_url(Circle const& circle)
{
    return html::Url::to({"circles", circle.slug});
}

std::string hint_of(PollAnswer answer)
{
    switch (answer) {
    case PollAnswer::going:
        return std::string {tr("We only had other things to do.")};
    case PollAnswer::host:
        return std::string {tr("If nobody else looks after it, I will.")};
    case PollAnswer::rest:
        return std::string {tr("It did what it was for. What it found can stay on one page.")};
    }
    return {};
}

Html poll_choices(web::Fields const& fields, base::Refusal const* refusal, Standing standing)
{
    std::vector<html::Choice> choices;
    for (auto const answer : {PollAnswer::going, PollAnswer::host, PollAnswer::rest}) {
        auto const name = std::string {poll_answers.of(answer)};
        if (answer == PollAnswer::host && standing == Standing::host) continue;
        choices.push_back({name, words_of(answer), hint_of(answer), fields.sent("answer") == name});
    }
    return html::choices({.name = "answer",
                             .label = std::string {tr("What do you think?")},
                             .problem = html::problem_at(refusal, "answer")},
        choices, html::Answers::one, html::Look::cards);
}

std::string what_happens(Life const& life, Standing standing)
{
    if (standing == Standing::host) {
        return std::string {tr("You are its host, so your word decides.")};
    }
    if (life.looks_for_host()) return std::string {tr("Its hosts have not answered; it looks for another one.")};
    return tr(
        "Its hosts have until {day} to answer. After that it looks for another host, or rests if most would let it.",
        {{"day", platform::day_of_the_year(life.quiet_since + patience)}});
}

} // namespace

html::Page poll_page(Circle const& circle, Life const& life, Standing standing, html::Url const& url,
    web::Fields const& fields, base::Refusal const* refusal)
{
    auto const title = tr("Is “{circle}” still going?", {{"circle", circle.name}});
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" action="{}">{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        url, poll_choices(fields, refusal, standing), tr("Send my answer"));
    return focused_on(circle, title,
        render(
            R"html(<div class="stack wide loose"><div class="stack"><h1 dir="auto">{}</h1><p class="lead" dir="auto">{}</p><p>{} {}</p></div>{}</div>)html",
            title, circle.purpose, tr("Nobody has written there for six weeks."), what_happens(life, standing), form));
}

html::Page poll_answered_page(Polled const& polled, Standing standing)
{
    std::string_view next = tr("The circle counts it with the others. You may answer otherwise by the same link.");
    if (standing == Standing::host && polled.answer != PollAnswer::rest) next = tr("The circle goes on.");
    if (standing == Standing::host && polled.answer == PollAnswer::rest)
        next = tr("Close it with one page of what it found: that takes a few sentences.");
    return focused_on(polled.circle, std::string {tr("Your answer is kept")},
        render(R"html(<div class="stack wide"><h1>{}</h1><p>{}</p><p><a href="{}">{}</a></p></div>)html",
            tr("Your answer is kept"), next, circle_url(polled.circle), tr("To the circle")));
}

html::Page poll_over_page(Circle const& circle)
{
    bool const ended = circle.state != State::active;
    return focused_on(circle, circle.name,
        render(R"html(<div class="stack wide"><h1 dir="auto">{}</h1><p>{}</p><p><a href="{}">{}</a></p></div>)html",
            circle.name,
            ended ? tr("This circle has ended. What it said and decided stays readable.")
                  : tr("The question is settled: the circle goes on. Nothing is wrong with your link."),
            circle_url(circle), tr("To the circle")));
}

} // namespace circles
