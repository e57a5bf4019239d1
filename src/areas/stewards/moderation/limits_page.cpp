#include "areas/stewards/may.h"
#include "areas/stewards/moderation/moderation_page.h"
#include "html/pieces.h"
#include "html/words.h"

namespace stewards {

namespace {

using html::Html;
using html::render;
using html::tr;

struct Labelled {
    std::string_view name;
    html::Phrase label;
};

struct Group {
    html::Phrase title;
    std::vector<Labelled> figures;
};

std::vector<Group> groups()
{
    return {{html::Phrase("Who is new"),
                {{"trust.fresh.links", html::Phrase("Links in one text")},
                    {"trust.fresh.mentions", html::Phrase("People called by name in one text")},
                    {"trust.fresh.an_hour", html::Phrase("Contributions an hour")},
                    {"trust.fresh.a_day", html::Phrase("Contributions a day")},
                    {"trust.fresh.invitations", html::Phrase("Invitations a day")}}},
        {html::Phrase("Who has been here for a while: when"),
            {{"trust.growing.days", html::Phrase("After so many days")},
                {"trust.growing.thanks", html::Phrase("with so many thanks")},
                {"trust.growing.days_alone", html::Phrase("or after so many days without any")}}},
        {html::Phrase("Who has been here for a while: what"),
            {{"trust.grown.links", html::Phrase("Links in one text")},
                {"trust.grown.mentions", html::Phrase("People called by name in one text")},
                {"trust.grown.an_hour", html::Phrase("Contributions an hour")},
                {"trust.grown.a_day", html::Phrase("Contributions a day")},
                {"trust.grown.invitations", html::Phrase("Invitations a day")}}},
        {html::Phrase("Nothing is limited any more"),
            {{"trust.settled.days", html::Phrase("After so many days")},
                {"trust.settled.thanks", html::Phrase("with so many thanks")},
                {"trust.settled.days_alone", html::Phrase("or after so many days without any")}}},
        {html::Phrase("Whom a steward has limited"),
            {{"trust.limited.an_hour", html::Phrase("Contributions an hour")},
                {"trust.limited.a_day", html::Phrase("Contributions a day")}}}};
}

std::string shown(platform::TrustRules const& rules, web::Fields const& fields, std::string_view name)
{
    if (fields.has(name)) return std::string {fields.sent(name)};
    for (auto const& figure : platform::figures_of(rules)) {
        if (figure.name == name) return std::to_string(figure.value);
    }
    return {};
}

} // namespace

html::Page limits_page(base::Actor const& actor, platform::TrustRules const& rules, web::Fields const& fields,
    base::Refusal const* refusal, bool saved)
{
    std::optional<Html> note;
    if (saved) note = html::notice(html::Hue::mint, render("<p>{}</p>", tr("Saved.")));
    Html questions;
    for (auto const& group : groups()) {
        Html inside;
        for (auto const& figure : group.figures)
            inside += html::text_field({.name = figure.name,
                .label = std::string {tr(figure.label)},
                .problem = html::problem_at(refusal, figure.name),
                .value = shown(rules, fields, figure.name),
                .limit = 5,
                .required = true,
                .number = true});
        questions += render(R"html(<fieldset class="q"><legend>{}</legend>{}</fieldset>)html", tr(group.title), inside);
    }
    Html const save = may(actor, Action::change_settings).allowed
        ? render(R"html(<div class="btns"><button class="btn go">{}</button></div>)html", tr("Save"))
        : render("<p class=\"quiet\">{}</p>", tr("Only administrators change these."));
    auto const body = render(
        R"html(<h1>{}</h1>{}<p class="lead gap">{}</p><form class="stack loose wide" method="post" action="/steward/limits">{}{}{}</form>)html",
        tr("What newcomers may write"), note,
        tr("Limits grow by days and by thanks. Stewards, and whoever a steward invited or trusts, have none."),
        html::form_tokens(), questions, save);
    return {.title = std::string {tr("What newcomers may write")},
        .tab = html::Tab::care,
        .main = html::row(render(R"html(<p><a href="/steward/settings">{}</a></p>)html", tr("Settings")),
            render(R"html(<div class="stack wide loose">{}</div>)html", body))};
}

} // namespace stewards
