#include "areas/people/profile_form.h"

#include "areas/people/facets.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/places.h"

#include <charconv>

namespace people {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;

std::vector<std::string> sent_all(web::Fields const& fields, std::string_view name)
{
    std::vector<std::string> values;
    for (auto const& [key, value] : fields.all()) {
        if (key == name) values.push_back(value);
    }
    return values;
}

std::optional<platform::Place> place_named(std::string_view id)
{
    std::int64_t number = 0;
    std::from_chars(id.data(), id.data() + id.size(), number);
    return platform::gazetteer().find({number});
}

html::Choice place_choice(platform::Place const& place, std::string_view chosen)
{
    auto const id = std::to_string(place.id.value);
    return {.value = id,
        .label = std::string {platform::gazetteer().name_in(html::spoken_language(), place)},
        .chosen = id == chosen};
}

/// The provinces of the network's country, and the one that was chosen when it lies elsewhere.
std::vector<html::Choice> province_choices(std::string_view chosen, std::string_view country)
{
    std::vector<html::Choice> choices {{.value = "", .label = std::string {tr("I would rather not say")}}};
    for (auto const& province : platform::gazetteer().provinces(country, html::spoken_language()))
        choices.push_back(place_choice(province, chosen));
    auto const abroad = place_named(chosen);
    if (abroad && abroad->country != country) choices.push_back(place_choice(*abroad, chosen));
    return choices;
}

/// The districts of the province that was chosen; nothing to ask before that.
Html district_field(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const province = place_named(fields.sent("place"));
    if (!province) return {};
    std::vector<html::Choice> choices {{.value = "", .label = std::string {tr("Only the province")}}};
    for (auto const& district : platform::gazetteer().districts(province->id, html::spoken_language()))
        choices.push_back(place_choice(district, fields.sent("district")));
    if (choices.size() == 1) return {};
    auto const name = platform::gazetteer().name_in(html::spoken_language(), *province);
    return html::select({.name = "district",
                            .label = tr("District of {province}", {{"province", name}}),
                            .problem = problem_at(refusal, "district")},
        choices);
}

Html place_fields(web::Fields const& fields, base::Refusal const* refusal, std::string_view country)
{
    auto const province = html::select(
        {.name = "place",
            .label = std::string {tr("Province")},
            .hint = std::string {tr("Never the school. It finds people near you. Its districts are offered once it is "
                                    "saved.")},
            .problem = problem_at(refusal, "place")},
        province_choices(fields.sent("place"), country));
    return render("{}{}{}", province, district_field(fields, refusal), places_credit());
}

Html audience_row(Part part, web::Fields const& fields)
{
    auto const field = "audience_" + std::string {name_of(part)};
    auto const chosen = base::audience_named(fields.sent(field)).value_or(base::Audience::members);
    auto const options = html::each(audience_choices(chosen), [](html::Choice const& choice) {
        return render("<option{}>{}</option>",
            html::Attributes {}.set("value", choice.value).flag("selected", choice.chosen), choice.label);
    });
    return render(R"html(<li><label for="{}">{}</label><select class="field s"{}>{}</select></li>)html", field,
        part_words(part), html::Attributes {}.set("id", field).set("name", field), options);
}

} // namespace

std::string part_words(Part part)
{
    switch (part) {
    case Part::subjects:
        return std::string {tr("Subjects")};
    case Part::grades:
        return std::string {tr("Grades")};
    case Part::setting:
        return std::string {tr("Your school")};
    case Part::languages:
        return std::string {tr("Languages")};
    case Part::place:
        return std::string {tr("Where")};
    case Part::help:
        return std::string {tr("What you can help with")};
    }
    return {};
}

html::Html name_field(web::Fields const& fields, base::Refusal const* refusal)
{
    return html::text_field({.name = "name",
        .label = std::string {tr("Your name")},
        .hint = std::string {tr("As colleagues call you. It stands beside what you write.")},
        .problem = problem_at(refusal, "name"),
        .value = std::string {fields.sent("name")},
        .autocomplete = "name",
        .limit = 80,
        .required = true});
}

html::Html profile_fields(web::Fields const& fields, base::Refusal const* refusal, std::string_view country)
{
    Html all;
    all += html::choices({.name = "subjects",
                             .label = std::string {tr("What do you teach?")},
                             .problem = problem_at(refusal, "subjects")},
        subject_choices(sent_all(fields, "subjects")), html::Answers::many, html::Look::chips);
    all += html::choices(
        {.name = "grades", .label = std::string {tr("Which grades?")}, .problem = problem_at(refusal, "grades")},
        grade_choices(sent_all(fields, "grades")), html::Answers::many, html::Look::chips);
    all += html::choices(
        {.name = "setting", .label = std::string {tr("Your school")}, .problem = problem_at(refusal, "setting")},
        setting_choices(fields.sent("setting")), html::Answers::one, html::Look::chips);
    all += html::choices({.name = "languages",
                             .label = std::string {tr("In which languages do you teach?")},
                             .problem = problem_at(refusal, "languages")},
        language_choices(sent_all(fields, "languages")), html::Answers::many, html::Look::chips);
    all += place_fields(fields, refusal, country);
    return all;
}

html::Html audience_list(web::Fields const& fields)
{
    Html rows;
    for (auto const part : {Part::subjects, Part::grades, Part::setting, Part::languages, Part::place, Part::help})
        rows += audience_row(part, fields);
    return render(
        R"html(<fieldset class="q w"><legend>{}</legend><p class="hint">{}</p><ul class="aud">{}</ul></fieldset>)html",
        tr("Who may see it?"),
        tr("Each answer has its own audience. What you show to anyone stands on your page beside your name, also for "
           "people who have not signed in. Your e-mail is never shown."),
        rows);
}

} // namespace people
