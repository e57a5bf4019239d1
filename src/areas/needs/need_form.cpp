#include "areas/needs/alike_page.h"
#include "areas/needs/need_file_page.h"
#include "areas/needs/need_page.h"
#include "areas/needs/raise_need.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/places.h"
#include "platform/web/wording.h"

#include <array>

namespace needs {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;

std::vector<html::Choice> lack_choices()
{
    std::vector<html::Choice> choices;
    for (auto const code : lack_codes) choices.push_back({.value = std::string {code}, .label = lack_words(code)});
    return choices;
}

std::vector<html::Choice> audience_answers(std::string_view chosen, Widening widening)
{
    auto const anyone = widening == Widening::allowed
        ? tr("It can be sent on by link, and found. Most needs are.")
        : tr("Not any more: others have written under it for members. Raise it anew to ask everyone.");
    return {{.value = "everyone",
                .label = std::string {tr("Anyone")},
                .hint = std::string {anyone},
                .chosen = chosen != "members"},
        {.value = "members",
            .label = std::string {tr("Members of this network")},
            .hint = std::string {tr("Only people who are signed in.")},
            .chosen = chosen == "members"}};
}

Html sentence_field(web::Fields const& fields, base::Refusal const* refusal)
{
    return html::text_area(
        {.name = "title",
            .label = std::string {tr("What is hard, in one sentence?")},
            .hint
            = std::string {tr("As you would say it in the corridor: “I find out too late who has not understood.”")},
            .problem = problem_at(refusal, "title"),
            .value = std::string {fields.sent("title")},
            .limit = title_limit,
            .required = true},
        2);
}

Html more_fields(web::Fields const& fields, base::Refusal const* refusal, Html const& files, Widening widening)
{
    auto const grade = html::choices(
        {.name = "grade", .label = std::string {tr("Which grade?")}, .problem = problem_at(refusal, "grade")},
        people::grade_choices({std::string {fields.sent("grade")}}), html::Answers::one, html::Look::chips);
    auto const story = html::text_area(
        {.name = "story",
            .label = std::string {tr("A little more, if you like")},
            .hint = std::string {tr("When does it happen? What have you tried? No names of pupils, please.")},
            .problem = problem_at(refusal, "story"),
            .value = std::string {fields.sent("story")},
            .limit = story_limit},
        4);
    auto const audience = html::choices(
        {.name = "audience", .label = std::string {tr("Who may read it?")}, .problem = problem_at(refusal, "audience")},
        audience_answers(fields.sent("audience"), widening), html::Answers::one, html::Look::cards);
    return render("{}{}{}{}", grade, story, files, audience);
}

} // namespace

std::string lack_words(std::string_view code)
{
    if (code == "projector") return std::string {tr("No projector")};
    if (code == "internet") return std::string {tr("No internet")};
    if (code == "computers") return std::string {tr("No computers for pupils")};
    if (code == "books") return std::string {tr("Too few books")};
    if (code == "room") return std::string {tr("No second room")};
    if (code == "assistant") return std::string {tr("No second adult")};
    return {};
}

html::Html context_fields()
{
    auto const size = html::text_field({.name = "class_size",
        .label = std::string {tr("How many pupils are in your class?")},
        .limit = 3,
        .number = true,
        .extra_class = "n"});
    auto const grade = html::choices({.name = "grade", .label = std::string {tr("Which grade?")}},
        people::grade_choices({}), html::Answers::one, html::Look::chips);
    auto const setting = html::choices({.name = "setting", .label = std::string {tr("Your school")}},
        people::setting_choices(""), html::Answers::one, html::Look::chips);
    auto const lacks = html::choices({.name = "lacks", .label = std::string {tr("What is missing?")}}, lack_choices(),
        html::Answers::many, html::Look::chips);
    auto const named = render(
        R"html(<label class="opt"><input type="checkbox" name="named" value="yes"><span>{}</span></label>)html",
        tr("Members may see that I said “me too”"));
    return render(R"html(<p class="small">{}</p>{}{}{}{}{})html", tr("Shown only in counts of five teachers and more."),
        size, grade, setting, lacks, named);
}

html::Html context_form(Need const& need)
{
    return render(
        R"html(<details open><summary>{}</summary><form class="stack loose wide" method="post" action="{}">{}{}<div class="btns"><button class="btn">{}</button></div></form></details>)html",
        tr("Tell us about your class: four taps, all optional"), html::Url::to({"needs", need.path_name(), "me-too"}),
        html::form_tokens(), context_fields(), tr("Tell"));
}

namespace {

/// Everything of the form but what looks like it.
Html form_fields(web::Fields const& fields, base::Refusal const* refusal, Need const* existing, Html const& alike,
    Widening widening = Widening::allowed)
{
    auto const subject = html::choices(
        {.name = "subject", .label = std::string {tr("Which subject?")}, .problem = problem_at(refusal, "subject")},
        people::subject_choices({std::string {fields.sent("subject")}}), html::Answers::one, html::Look::chips);
    std::optional<Html> draft;
    if (existing == nullptr) {
        draft = render(R"html(<button class="btn" name="as_draft" value="yes">{}</button>)html", tr("Keep as a draft"));
    }
    auto const buttons = render(R"html(<div class="btns"><button class="btn go">{}</button>{}</div>)html",
        existing != nullptr ? tr("Save") : tr("Raise it"), draft);
    auto const files = file_fields(fields, refusal, existing != nullptr && existing->photo);
    auto const more = more_fields(fields, refusal, files, widening);
    return render("{}{}{}{}{}", sentence_field(fields, refusal), alike, subject, more, buttons);
}

html::Page form_page(std::string_view title, html::Url const& action, Html const& inside, Html const& beside)
{
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" enctype="multipart/form-data" action="{}" data-draft="need">{}{}</form>)html",
        action, html::form_tokens(), inside);
    auto const body = render(R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p>{}{}</div>)html",
        title, tr("One sentence and a subject are enough. It takes a minute."), form, beside);
    return {.title = std::string {title},
        .tab = html::Tab::write,
        .main = html::row(render("<p>{}</p>", tr("A need")), body)};
}

} // namespace

html::Page need_form(web::Fields const& fields, base::Refusal const* refusal, Need const& existing, Widening widening)
{
    static constexpr std::array<std::string_view, 2> words {"title", "story"};
    auto const now = fields_of(existing);
    auto const inside = render("{}{}{}", web::written_meanwhile(fields, refusal, now, words),
        web::seen_field(fields, refusal, now), form_fields(fields, refusal, &existing, {}, widening));
    return form_page(tr("Change the words"), html::Url::to({"needs", existing.path_name(), "edit"}), inside, {});
}

html::Page new_need_form(
    base::Actor const& actor, web::Fields const& fields, base::Refusal const* refusal, Alike const& alike)
{
    auto page = form_page(tr("What is hard in your classroom?"), "/needs",
        form_fields(fields, refusal, nullptr, alike_region(actor, alike)), alike_forms(alike, FormsAre::there));
    page.lively = true;
    return page;
}

} // namespace needs
