#include "html/pieces.h"
#include "html/words.h"

namespace html {

namespace {

std::string id_of(Field const& field, std::string_view part)
{
    return std::string {field.name} + std::string {part};
}

/// Names the hint and the problem to whoever cannot see them beside the field.
void describe(Attributes& attributes, Field const& field)
{
    std::string ids;
    if (!field.hint.empty()) ids += id_of(field, "-hint");
    if (!field.problem.empty()) (ids += ids.empty() ? "" : " ") += id_of(field, "-problem");
    if (!ids.empty()) attributes.set("aria-describedby", ids);
    if (!field.problem.empty()) attributes.set("aria-invalid", "true");
}

Html hint_and_problem(Field const& field)
{
    Html both;
    if (!field.hint.empty()) {
        both += render(R"html(<p class="hint" id="{}">{}</p>)html", id_of(field, "-hint"), field.hint);
    }
    if (!field.problem.empty()) {
        both += render(R"html(<p class="msg" id="{}">{}</p>)html", id_of(field, "-problem"), field.problem);
    }
    return both;
}

std::string_view bad(Field const& field)
{
    return field.problem.empty() ? "" : " bad";
}

Attributes common(Field const& field)
{
    Attributes attributes;
    attributes.set("id", field.name).set("name", field.name);
    describe(attributes, field);
    if (field.limit > 0) attributes.set("maxlength", std::to_string(field.limit));
    attributes.flag("required", field.required);
    return attributes;
}

Html labelled(Field const& field, Html const& control)
{
    return render(R"html(<div class="q{}"><label for="{}">{}</label>{}{}</div>)html", bad(field), field.name,
        field.label, hint_and_problem(field), control);
}

Html one_choice(Field const& field, Choice const& choice, std::string_view type)
{
    Attributes attributes;
    attributes.set("type", type).set("name", field.name).set("value", choice.value).flag("checked", choice.chosen);
    std::optional<Html> hint;
    if (!choice.hint.empty()) hint = render("<small>{}</small>", choice.hint);
    return render(R"html(<label><input{}><b>{}</b>{}</label>)html", attributes, choice.label, hint);
}

} // namespace

Html text_field(Field const& field)
{
    auto attributes = common(field);
    attributes.set("type", field.type).set("autocomplete", field.autocomplete);
    if (field.number) attributes.set("inputmode", "numeric");
    if (field.type != "password") attributes.set("value", field.value);
    if (field.type == "text") attributes.set("dir", "auto");
    return labelled(field, render(R"html(<input class="field {}"{}>)html", field.extra_class, attributes));
}

Html text_area(Field const& field, int rows)
{
    auto attributes = common(field);
    attributes.set("rows", std::to_string(rows)).set("dir", "auto");
    // The line end after the tag is eaten by the parser; without it a first empty line of the text would be.
    return labelled(field, render("<textarea class=\"field\"{}>\n{}</textarea>", attributes, field.value));
}

Html code_field(Field const& field)
{
    auto attributes = common(field);
    attributes.set("inputmode", "numeric")
        .set("autocomplete", "one-time-code")
        .set("pattern", "[0-9 ]*")
        .set("value", field.value);
    return labelled(field, render(R"html(<input class="field six" type="text"{}>)html", attributes));
}

Html choices(Field const& field, std::vector<Choice> const& choices, Answers answers, Look look)
{
    auto const type = answers == Answers::one ? "radio" : "checkbox";
    Attributes described;
    describe(described, field);
    return render(
        R"html(<fieldset class="q w{}"{}><legend>{}</legend>{}<div class="choices {}">{}</div></fieldset>)html",
        bad(field), described, field.label, hint_and_problem(field), look == Look::chips ? "chips" : "",
        each(choices, [&](Choice const& choice) { return one_choice(field, choice, type); }));
}

Html select(Field const& field, std::vector<Choice> const& choices)
{
    auto const options = each(choices, [](Choice const& choice) {
        return render("<option{}>{}</option>", Attributes {}.set("value", choice.value).flag("selected", choice.chosen),
            choice.label);
    });
    return labelled(field, render(R"html(<select class="field"{}>{}</select>)html", common(field), options));
}

} // namespace html
