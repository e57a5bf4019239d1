#include "areas/circles/circle_page.h"
#include "areas/circles/start_circle.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/web/wording.h"

#include <array>

namespace circles {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;

std::vector<html::Choice> audience_choices(std::string_view chosen, bool from_need)
{
    std::vector<html::Choice> all {
        {.value = "members",
            .label = std::string {tr("Members of the network")},
            .hint = std::string {tr("They read; those in the circle write.")}},
        {.value = "everyone",
            .label = std::string {tr("Anyone")},
            .hint = std::string {tr("The talk can be read by a link, and found by search engines.")}},
    };
    if (!from_need) {
        all.push_back({.value = "circles",
            .label = std::string {tr("Only those in it")},
            .hint = std::string {tr("Private for good: nobody else learns what is said, stewards neither.")}});
    }
    for (auto& choice : all) choice.chosen = choice.value == (chosen.empty() ? "members" : chosen);
    return all;
}

std::vector<html::Choice> joining_choices(std::string_view chosen)
{
    std::vector<html::Choice> all {
        {.value = "open", .label = std::string {tr("Everybody may join")}},
        {.value = "request", .label = std::string {tr("One asks, a host lets in")}},
        {.value = "invitation", .label = std::string {tr("By invitation of a member")}},
    };
    for (auto& choice : all) choice.chosen = choice.value == (chosen.empty() ? "open" : chosen);
    return all;
}

Html question_fields(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const name = html::text_field({.name = "name",
        .label = std::string {tr("What is it called?")},
        .hint = std::string {tr("Two or three words. Its ornament is drawn from them.")},
        .problem = problem_at(refusal, "name"),
        .value = std::string {fields.sent("name")},
        .limit = static_cast<int>(name_limit),
        .required = true});
    auto const purpose = html::text_field({.name = "purpose",
        .label = std::string {tr("Which question does it ask?")},
        .hint = std::string {tr("For example: how do we begin a lesson when forty pupils arrive at forty speeds?")},
        .problem = problem_at(refusal, "purpose"),
        .value = std::string {fields.sent("purpose")},
        .limit = static_cast<int>(purpose_limit),
        .required = true});
    return render("{}{}", name, purpose);
}

Html facet_fields(web::Fields const& fields, base::Refusal const* refusal)
{
    auto subjects = people::subject_choices({std::string {fields.sent("subject")}});
    subjects.insert(subjects.begin(), {.value = "", .label = std::string {tr("Any subject")}});
    auto grades = people::grade_choices({std::string {fields.sent("grade")}});
    grades.insert(grades.begin(), {.value = "", .label = std::string {tr("Any grade")}});
    auto const strategy = html::text_field({.name = "strategy",
        .label = std::string {tr("What do you work with?")},
        .hint = std::string {tr("A strategy, if there is one: exit slips, reading in pairs.")},
        .problem = problem_at(refusal, "strategy"),
        .value = std::string {fields.sent("strategy")},
        .limit = 60});
    return render(R"html(<div class="fs">{}{}</div>{})html",
        html::select({.name = "subject", .label = std::string {tr("Subject")}}, subjects),
        html::select({.name = "grade", .label = std::string {tr("Grade")}}, grades), strategy);
}

Html life_fields(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const rhythm = html::text_field({.name = "rhythm",
        .label = std::string {tr("When do you meet?")},
        .hint = std::string {tr("As in: every second Thursday, 19:00. You may leave it empty.")},
        .problem = problem_at(refusal, "rhythm"),
        .value = std::string {fields.sent("rhythm")},
        .limit = 80});
    auto const months = html::text_field({.name = "months",
        .label = std::string {tr("For how many months?")},
        .hint = std::string {tr("A working group ends, and leaves one page of what it found. Empty: it stays.")},
        .problem = problem_at(refusal, "months"),
        .value = std::string {fields.sent("months")},
        .limit = 2,
        .number = true});
    auto const promises = html::text_area({.name = "promises",
                                              .label = std::string {tr("What do you promise each other?")},
                                              .hint = std::string {tr("One promise on each line.")},
                                              .problem = problem_at(refusal, "promises"),
                                              .value = std::string {fields.sent("promises")},
                                              .limit = 600},
        3);
    return render("{}{}{}", rhythm, months, promises);
}

Html door_fields(web::Fields const& fields, base::Refusal const* refusal, bool from_need)
{
    auto const audience = html::choices(
        {.name = "audience", .label = std::string {tr("Who may read it?")}, .problem = problem_at(refusal, "audience")},
        audience_choices(fields.sent("audience"), from_need), html::Answers::one, html::Look::cards);
    auto const joining = html::choices({.name = "joining",
                                           .label = std::string {tr("How does one come in?")},
                                           .hint = std::string {tr("A private circle is always by invitation.")},
                                           .problem = problem_at(refusal, "joining")},
        joining_choices(fields.sent("joining")), html::Answers::one, html::Look::chips);
    return render("{}{}", audience, joining);
}

Html whole_form(html::Url const& action, Html const& fields, std::string_view button)
{
    return render(
        R"html(<form class="stack loose wide" method="post" action="{}">{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        action, html::form_tokens(), fields, button);
}

} // namespace

html::Page new_circle_form(
    web::Fields const& fields, base::Refusal const* refusal, std::optional<needs::Need> const& need)
{
    std::optional<Html> from;
    std::optional<Html> hidden;
    if (need) {
        from = render(
            R"html(<p class="callout sky"><span dir="auto">{}</span><br><span class="small">{}</span></p>)html",
            need->title, tr("Whoever said “me too” to this need is asked in, and its page leads to the circle."));
        hidden = render(R"html(<input type="hidden" name="need" value="{}">)html", need->id.text());
    }
    auto const all = render("{}{}{}{}{}", hidden, question_fields(fields, refusal), facet_fields(fields, refusal),
        door_fields(fields, refusal, need.has_value()), life_fields(fields, refusal));
    auto const body = render(R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p>{}{}</div>)html",
        tr("Start a circle"), tr("A name and a question are enough. Everything can be changed later."), from,
        whole_form("/circles", all, tr("Start it")));
    return {.title = std::string {tr("Start a circle")}, .tab = html::Tab::circles, .main = html::row({}, body)};
}

html::Page edit_circle_form(web::Fields const& fields, base::Refusal const* refusal, Circle const& circle)
{
    static constexpr std::array<std::string_view, 5> words {"name", "purpose", "strategy", "rhythm", "promises"};
    auto const now = as_read(circle);
    auto const meanwhile = web::written_meanwhile(fields, refusal, now, words);
    auto const all = render("{}{}{}{}{}", web::seen_field(fields, refusal, now), question_fields(fields, refusal),
        facet_fields(fields, refusal), door_fields(fields, refusal, !circle.is_private()),
        life_fields(fields, refusal));
    auto const end = render(R"html(<p><a href="{}">{}</a></p>)html", html::Url::to({"circles", circle.slug, "ending"}),
        tr("How long it shall go on, and how it ends"));
    auto const body = render(R"html(<div class="stack wide loose"><h1>{}</h1>{}{}{}</div>)html", tr("Change the words"),
        meanwhile, whole_form(html::Url::to({"circles", circle.slug, "edit"}), all, tr("Keep it so")), end);
    return {.title = std::string {tr("Change the words")},
        .tab = html::Tab::circles,
        .ornament = circle.ornament_name(),
        .main = html::row(margin_of(circle), body)};
}

} // namespace circles
