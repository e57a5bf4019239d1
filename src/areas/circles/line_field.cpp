#include "areas/circles/line_field.h"

namespace circles {

html::Html line_field(html::Field const& field, std::string const& id)
{
    auto const input = html::Attributes {}
                           .set("type", "text")
                           .set("id", id)
                           .set("name", field.name)
                           .set("value", field.value)
                           .set("maxlength", std::to_string(field.limit))
                           .set("autocomplete", "off")
                           .set("dir", "auto")
                           .set("aria-describedby", id + "-words")
                           .flag("required", field.required);
    auto const words = html::render(R"html(<p class="hint"{}>{} {}</p>)html",
        html::Attributes {}.set("id", id + "-words"), field.hint, field.problem);
    return html::render(R"html(<div class="q"><label for="{}">{}</label>{}<input class="field"{}></div>)html", id,
        field.label, words, input);
}

} // namespace circles
