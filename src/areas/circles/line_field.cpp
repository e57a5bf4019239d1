#include "areas/circles/line_field.h"

namespace circles {

html::Html line_field(html::Field const& field)
{
    auto const input = html::Attributes {}
                           .set("type", "text")
                           .set("name", field.name)
                           .set("value", field.value)
                           .set("maxlength", std::to_string(field.limit))
                           .set("autocomplete", "off")
                           .set("dir", "auto")
                           .flag("required", field.required)
                           .flag("aria-invalid", !field.problem.empty());
    std::optional<html::Html> hint;
    if (!field.hint.empty()) hint = html::render(R"html(<span class="hint">{}</span>)html", field.hint);
    std::optional<html::Html> problem;
    if (!field.problem.empty()) problem = html::render(R"html(<span class="msg">{}</span>)html", field.problem);
    return html::render(R"html(<div class="q"><label>{}{}{}<input class="field"{}></label></div>)html", field.label,
        hint, problem, input);
}

} // namespace circles
