#include "areas/circles/activities/activity_page.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/web/wording.h"

namespace circles {

namespace {

using html::Html;
using html::render;
using html::tr;

/// The fields of the form as they were typed.
struct TypedForm {
    web::Fields const& typed;
    base::Refusal const* refusal;

    html::Field field(std::string_view name, std::string_view label, std::size_t limit) const
    {
        return {.name = name,
            .label = std::string {label},
            .problem = html::problem_at(refusal, name),
            .value = std::string {typed.sent(name)},
            .limit = static_cast<int>(limit)};
    }
};

Html change_button(std::string_view what, std::size_t place, std::string_view words)
{
    return render(R"html(<button name="change" value="{}">{}</button>)html",
        std::string {what} + "_" + std::to_string(place), words);
}

Html step_acts(std::size_t place, std::size_t steps)
{
    Html acts;
    if (place > 1) acts += change_button("up", place, tr("Move up"));
    if (place < steps) acts += change_button("down", place, tr("Move down"));
    if (steps < most_steps) acts += change_button("add", place, tr("Add a step after it"));
    if (steps > 1) acts += change_button("remove", place, tr("Leave it out"));
    return render(R"html(<div class="acts">{}</div>)html", acts);
}

Html step_fields_of(TypedForm const& form, std::size_t place, std::size_t steps)
{
    auto const number = std::to_string(place);
    auto const title_name = "title_" + number;
    auto const minutes_name = "minutes_" + number;
    auto const words_name = "words_" + number;
    auto const title = form.field(title_name, tr("What is the step called?"), step_title_limit);
    auto minutes = form.field(minutes_name, tr("Minutes"), 3);
    minutes.number = true;
    minutes.extra_class = "n";
    auto const words = form.field(words_name, tr("What does it ask of whom?"), outline_words_limit);
    return render(
        R"html(<fieldset class="step-fields" id="step-{}"><legend>{}</legend><div class="duo f">{}{}</div>{}{}</fieldset>)html",
        number, tr("Step {step}", {{"step", number}}), html::text_field(title), html::text_field(minutes),
        html::text_area(words, 3), step_acts(place, steps));
}

Html about_fields(TypedForm const& form)
{
    auto name = form.field("name", tr("What is it called?"), outline_name_limit);
    name.required = true;
    auto fewest = form.field("fewest", tr("For how many people at least?"), 3);
    auto most = form.field("most", tr("And at most?"), 3);
    fewest.number = most.number = true;
    fewest.extra_class = most.extra_class = "n";
    return render(R"html({}{}<div class="duo f">{}{}</div>)html", html::text_field(name),
        html::text_area(form.field("purpose", tr("What is it for?"), outline_words_limit), 3), html::text_field(fewest),
        html::text_field(most));
}

Html ready_fields(TypedForm const& form)
{
    auto roles = form.field("roles", tr("Who does what?"), outline_roles_limit);
    roles.hint = tr("One role on each line, as in “Timekeeper: watches the clock”.");
    return render("{}{}{}{}", html::text_area(roles, 5),
        html::text_area(form.field("materials", tr("What do you need?"), outline_words_limit), 2),
        html::text_area(form.field("in_a_room", tr("What helps in a room?"), outline_words_limit), 2),
        html::text_area(form.field("online", tr("And with people online?"), outline_words_limit), 2));
}

/// What another has kept meanwhile, beside what was typed here.
std::optional<Html> meanwhile(TypedForm const& form, Outline const& outline)
{
    auto const now = fields_of(outline);
    std::vector<std::string_view> names;
    for (auto const& [name, value] : now.all()) names.push_back(name);
    return web::written_meanwhile(form.typed, form.refusal, now, names);
}

} // namespace

html::Page activity_form(SeenActivity const& seen, web::Fields const& typed, base::Refusal const* refusal)
{
    TypedForm const form {typed, refusal};
    auto const steps = std::max<std::size_t>(1, steps_in(typed));
    Html step_parts;
    for (std::size_t place = 1; place <= steps; ++place) step_parts += step_fields_of(form, place, steps);
    auto const url = to_activity(seen.circle, seen.activity.id);
    auto const hidden
        = render("{}{}", html::form_tokens(), web::seen_field(typed, refusal, fields_of(seen.activity.outline)));
    // The first button is the one that the Enter key presses: it must keep, not move a step.
    auto const inside = render(R"html({}<button class="vh" tabindex="-1">{}</button>{}<h2>{}</h2>{}{})html", hidden,
        tr("Keep it"), about_fields(form), tr("The steps"), step_parts, ready_fields(form));
    auto const body = render(
        R"html(<h1>{}</h1>{}<form class="stack wide loose gap" method="post" action="{}">{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        tr("Change the activity"), meanwhile(form, seen.activity.outline), html::Url {url}.under("edit"), inside,
        tr("Keep it"));
    return {.title = std::string {tr("Change the activity")},
        .tab = html::Tab::circles,
        .ornament = seen.circle.ornament_name(),
        .main = html::row(margin_of(seen.circle), body)};
}

} // namespace circles
