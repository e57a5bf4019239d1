#include "areas/circles/decisions/decision_page.h"

#include "areas/circles/decisions/decision_text.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/web/wording.h"

namespace circles {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;

html::Choice choice_of(std::string_view value, std::string label, std::string hint, std::string_view chosen)
{
    return {
        .value = std::string {value}, .label = std::move(label), .hint = std::move(hint), .chosen = value == chosen};
}

Html consent_paper(web::Fields const& ballot, base::Refusal const* refusal)
{
    using algorithms::Stance;
    auto const chosen = ballot.sent("choice");
    auto const stance = [&](Stance one, std::string_view hint) {
        return choice_of(stances.of(one), words_of(one), std::string {hint}, chosen);
    };
    auto const choice = html::choices(
        {.name = "choice", .label = std::string {tr("Where do you stand?")}, .problem = problem_at(refusal, "choice")},
        {stance(Stance::agree, tr("It is good enough to try.")),
            stance(Stance::stand_aside, tr("I would not do it, and I do not stop the others.")),
            stance(Stance::object, tr("I see harm in it. It must change first."))},
        html::Answers::one, html::Look::cards);
    return render("{}{}", choice,
        html::text_area({.name = "reason",
                            .label = std::string {tr("If you object: what harm do you see?")},
                            .hint = std::string {tr("Everybody who reads this circle reads it when the time is over.")},
                            .problem = problem_at(refusal, "reason"),
                            .value = std::string {ballot.sent("reason")},
                            .limit = static_cast<int>(reason_limit)},
            3));
}

Html approval_paper(Decision const& decision, web::Fields const& ballot, base::Refusal const* refusal)
{
    std::vector<html::Choice> options;
    for (std::size_t place = 0; place < decision.options.size(); ++place) {
        auto const value = std::to_string(place + 1);
        options.push_back(
            {.value = value, .label = option_words(decision, place), .chosen = ballot.was_sent("option", value)});
    }
    return html::choices({.name = "option",
                             .label = std::string {tr("Which of these could you live with?")},
                             .hint = std::string {tr("Tick as many as you like, or none.")},
                             .problem = problem_at(refusal, "option")},
        options, html::Answers::many, html::Look::cards);
}

/// A choice of numbers for each option, with words for none.
Html numbers_paper(Decision const& decision, web::Fields const& ballot, base::Refusal const* refusal, int first,
    int last, std::string_view none)
{
    Html paper;
    for (std::size_t place = 0; place < decision.options.size(); ++place) {
        auto const name = option_field(place);
        auto const sent = ballot.sent(name);
        std::vector<html::Choice> numbers {choice_of("", std::string {none}, {}, sent)};
        for (int number = first; number <= last; ++number)
            numbers.push_back(choice_of(std::to_string(number), platform::number(number), {}, sent));
        paper += html::select({.name = name,
                                  .label = option_words(decision, place),
                                  .problem = problem_at(refusal, name),
                                  .extra_class = "s"},
            numbers);
    }
    return paper;
}

Html marks_paper(Decision const& decision, web::Fields const& ballot, base::Refusal const* refusal)
{
    using algorithms::Coming;
    Html paper = render(R"html(<p class="small quiet">{}</p>)html", tr("The times are those of your own time zone."));
    for (std::size_t place = 0; place < decision.options.size(); ++place) {
        auto const name = option_field(place);
        auto const sent = ballot.sent(name).empty() ? comings.of(Coming::no) : ballot.sent(name);
        std::vector<html::Choice> marks;
        for (auto const mark : {Coming::yes, Coming::if_need_be, Coming::no})
            marks.push_back(choice_of(comings.of(mark), words_of(mark), {}, sent));
        paper += html::choices(
            {.name = name, .label = option_words(decision, place), .problem = problem_at(refusal, name)}, marks,
            html::Answers::one, html::Look::chips);
    }
    return paper;
}

Html paper_of(Decision const& decision, web::Fields const& ballot, base::Refusal const* refusal)
{
    auto const last = static_cast<int>(decision.options.size());
    switch (decision.kind) {
    case DecisionKind::consent:
        return consent_paper(ballot, refusal);
    case DecisionKind::approval:
        return approval_paper(decision, ballot, refusal);
    case DecisionKind::score:
        return render("<p>{}</p>{}", tr("From 0, not at all, to 5, very much."),
            numbers_paper(decision, ballot, refusal, 0, algorithms::highest_score, tr("No opinion")));
    case DecisionKind::ranked_choice:
        return render("<p>{}</p>{}", tr("1 for the one you like best. You need not number all."),
            numbers_paper(decision, ballot, refusal, 1, last, tr("Not ranked")));
    case DecisionKind::meeting_time:
        return marks_paper(decision, ballot, refusal);
    }
    return {};
}

} // namespace

html::Html ballot_form(
    Decision const& decision, html::Url const& url, web::Fields const& ballot, base::Refusal const* refusal)
{
    std::optional<Html> meanwhile;
    if (web::is_changed_meanwhile(refusal))
        meanwhile = html::notice(html::Hue::sun,
            render("<p>{}</p>",
                tr("The question was changed meanwhile. Please look at it once more, then send your answer.")));
    return render(
        R"html(<form class="stack loose wide" method="post" action="{}">{}<input type="hidden" name="seen" value="{}">{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        url, html::form_tokens(), std::to_string(decision.edits), meanwhile, paper_of(decision, ballot, refusal),
        tr("Send my answer"));
}

} // namespace circles
