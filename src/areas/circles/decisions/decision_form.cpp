#include "areas/circles/decisions/decision_page.h"

#include "areas/circles/decisions/decision_text.h"
#include "areas/circles/decisions/decisions.h"
#include "html/pieces.h"
#include "html/words.h"

namespace circles {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;

constexpr std::size_t starts_unfolded = 5;

std::string kind_hint(DecisionKind kind)
{
    switch (kind) {
    case DecisionKind::consent:
        return std::string {tr("One proposal. It passes when nobody sees harm in it. Good for most things.")};
    case DecisionKind::approval:
        return std::string {tr("Everybody ticks all that she could live with. The most ticks win.")};
    case DecisionKind::score:
        return std::string {tr("Everybody gives each option 0 to 5 points. The highest sum wins.")};
    case DecisionKind::ranked_choice:
        return std::string {tr("Everybody puts the options in order. Who is preferred to every other one wins.")};
    case DecisionKind::meeting_time:
        return std::string {tr("Everybody says when she can come, each in her own time zone.")};
    }
    return {};
}

/// What the machine can promise of anonymous answers, and what not.
Html anonymity_part()
{
    return render(
        R"html(<details><summary>{}</summary><div class="stack small"><p>{}</p><p>{}</p><p>{}</p></div></details>)html",
        tr("What anonymous means here"),
        tr("No member, no host and no steward can see who answered what, before or after. If all answer alike, "
           "everybody knows all "
           "the same."),
        tr("Until it is counted, an answer can be changed, so the machine must find it again: whoever keeps the "
           "machine and its "
           "secret key could work out what somebody answered. So could whoever has the key and a backup of those "
           "days."),
        tr("As soon as it is counted, that trace is removed. From then on nobody can."));
}

Html paper_fields(DecisionKind kind, web::Fields const& fields, base::Refusal const* refusal)
{
    auto const question = html::text_field({.name = "question",
        .label = std::string {tr("What is to be decided?")},
        .hint = std::string {tr("For example: what shall we all try for two weeks?")},
        .problem = problem_at(refusal, "question"),
        .value = std::string {fields.sent("question")},
        .limit = static_cast<int>(question_limit),
        .required = true});
    if (kind == DecisionKind::consent) {
        return render("{}{}", question,
            html::text_area(
                {.name = "proposal",
                    .label = std::string {tr("The proposal")},
                    .hint = std::string {tr("What exactly would be done, by whom, and until when it is tried.")},
                    .problem = problem_at(refusal, "proposal"),
                    .value = std::string {fields.sent("proposal")},
                    .limit = static_cast<int>(proposal_limit),
                    .required = true},
                5));
    }
    return render("{}{}", question,
        html::text_area({.name = "options",
                            .label = std::string {tr("The options, one on each line")},
                            .hint = std::string {tr("Two to twenty of them, each in a few words.")},
                            .problem = problem_at(refusal, "options"),
                            .value = std::string {fields.sent("options")},
                            .required = true},
            6));
}

Html start_of(std::size_t place, web::Fields const& fields, base::Refusal const* refusal)
{
    auto const name = start_field(place);
    return html::text_field({.name = name,
        .label = tr("Time {n}", {{"n", std::to_string(place + 1)}}),
        .problem = problem_at(refusal, name),
        .value = std::string {fields.sent(name)},
        .type = "datetime-local"});
}

Html starts_fields(web::Fields const& fields, base::Refusal const* refusal)
{
    Html first;
    Html more;
    bool open = false;
    for (std::size_t place = 0; place < most_options; ++place) {
        (place < starts_unfolded ? first : more) += start_of(place, fields, refusal);
        open = open || (place >= starts_unfolded && !fields.sent(start_field(place)).empty());
    }
    auto const question = html::text_field({.name = "question",
        .label = std::string {tr("What do you meet for?")},
        .problem = problem_at(refusal, "question"),
        .value = std::string {fields.sent("question")},
        .limit = static_cast<int>(question_limit),
        .required = true});
    return render(
        R"html({}<p class="small quiet">{}</p>{}<details{}><summary>{}</summary><div class="stack">{}</div></details>)html",
        question, tr("When could it begin? In your own time zone; everybody sees the times in hers."), first,
        html::Attributes {}.flag("open", open), tr("More times"), more);
}

Html rules_fields(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const closes = html::text_field({.name = "closes",
        .label = std::string {tr("Open until")},
        .hint = std::string {tr(
            "An hour at least, sixty days at most. Nobody sees how it stands before, and nobody can end it "
            "early but by withdrawing it.")},
        .problem = problem_at(refusal, "closes"),
        .value = std::string {fields.sent("closes")},
        .type = "datetime-local",
        .required = true});
    auto const quorum = html::text_field({.name = "quorum",
        .label = std::string {tr("How many must answer?")},
        .hint = std::string {tr("With fewer answers nothing is decided.")},
        .problem = problem_at(refusal, "quorum"),
        .value = std::string {fields.sent("quorum")},
        .limit = 6,
        .required = true,
        .number = true,
        .extra_class = "n"});
    bool const anonymous = fields.sent("anonymous") == "yes" || fields.sent("anonymous") == "true";
    auto const secrecy = html::choices({.name = "anonymous", .label = std::string {tr("Who sees who answered what?")}},
        {{.value = "no",
             .label = std::string {tr("Open")},
             .hint = std::string {tr("Members of the circle see it when the time is over.")},
             .chosen = !anonymous},
            {.value = "yes",
                .label = std::string {tr("Anonymous")},
                .hint = std::string {tr("Everybody sees the counts alone.")},
                .chosen = anonymous}},
        html::Answers::one, html::Look::cards);
    return render("{}{}{}{}", closes, quorum, secrecy, anonymity_part());
}

Html fields_part(DecisionKind kind, web::Fields const& fields, base::Refusal const* refusal)
{
    auto const paper
        = kind == DecisionKind::meeting_time ? starts_fields(fields, refusal) : paper_fields(kind, fields, refusal);
    return render("{}{}", paper, rules_fields(fields, refusal));
}

html::Page asking_page(Circle const& circle, std::string_view title, Html const& lead, Html const& form)
{
    return {.title = std::string {title},
        .tab = html::Tab::circles,
        .ornament = circle.ornament_name(),
        .main = html::row(margin_of(circle),
            render(R"html(<div class="stack wide loose"><div class="stack"><h1>{}</h1>{}</div>{}</div>)html", title,
                lead, form))};
}

Html in_thread(Circle const& circle, Thread const& thread)
{
    return render(R"html(<p class="meta"><span>{} <a href="{}" dir="auto">{}</a></span></p>)html", tr("In the thread"),
        html::Url::to({"circles", circle.slug, "talk", thread.path_name()}), thread.title);
}

} // namespace

html::Page kind_page(Circle const& circle, Thread const& thread)
{
    std::vector<html::Choice> kinds;
    for (auto const kind : {DecisionKind::consent, DecisionKind::approval, DecisionKind::score,
             DecisionKind::ranked_choice, DecisionKind::meeting_time}) {
        kinds.push_back({.value = std::string {decision_kinds.of(kind)},
            .label = words_of(kind),
            .hint = kind_hint(kind),
            .chosen = kind == DecisionKind::consent});
    }
    auto const choice = html::choices({.name = "kind", .label = std::string {tr("How shall the circle decide?")}},
        kinds, html::Answers::one, html::Look::cards);
    auto const form = render(
        R"html(<form class="stack loose wide" method="get" action="{}"><input type="hidden" name="thread" value="{}">{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::Url::to({"circles", circle.slug, "decisions", "new"}), thread.id.text(), choice, tr("Go on"));
    return asking_page(circle, tr("Ask for a decision"), in_thread(circle, thread), form);
}

html::Page ask_form(Circle const& circle, Thread const& thread, DecisionKind kind, web::Fields const& fields,
    base::Refusal const* refusal)
{
    auto const hidden = render(
        R"html(<input type="hidden" name="thread" value="{}"><input type="hidden" name="kind" value="{}">)html",
        thread.id.text(), decision_kinds.of(kind));
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" action="{}">{}{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::Url::to({"circles", circle.slug, "decisions"}), html::form_tokens(), hidden,
        fields_part(kind, fields, refusal), tr("Ask the circle"));
    auto const lead
        = render(R"html({}<p><b>{}.</b> {}</p>)html", in_thread(circle, thread), words_of(kind), kind_hint(kind));
    return asking_page(circle, tr("Ask for a decision"), lead, form);
}

html::Page change_form(SeenDecision const& seen, web::Fields const& fields, base::Refusal const* refusal)
{
    auto const& circle = seen.in.circle;
    auto const url = to_decision(circle, seen.decision.id);
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" action="{}">{}{}<div class="btns"><button class="btn go">{}</button><a class="btn" href="{}">{}</a></div></form>)html",
        html::Url {url}.under("edit"), html::form_tokens(), fields_part(seen.decision.kind, fields, refusal),
        tr("Keep it so"), url, tr("Leave it as it was"));
    auto const lead = render("<p>{}</p>", tr("Nobody has answered yet, so the words may still change."));
    return asking_page(circle, tr("Change the question"), lead, form);
}

} // namespace circles
