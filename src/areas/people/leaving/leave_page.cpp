#include "areas/people/leaving/leave_page.h"

#include "areas/people/account_page.h"
#include "areas/people/leaving/leaving.h"
#include "html/pieces.h"
#include "html/words.h"

namespace people {

namespace {

using html::Html;
using html::render;
using html::tr;

Html export_form(html::Url const& action)
{
    return render(
        R"html(<form method="post" action="{}">{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        action, html::form_tokens(), tr("Give me the file"));
}

std::string about_the_file()
{
    return std::string {
        tr("One file, groundswell-export.json, with your profile, what you wrote, where you said “me too” and where "
           "you are signed "
           "in. Any programmer can read it for you.")};
}

Html words_question(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const chosen = words_names.named(fields.sent("words"));
    return html::choices({.name = "words",
                             .label = std::string {tr("What shall become of the needs and answers you wrote?")},
                             .problem = html::problem_at(refusal, "words")},
        {{.value = "keep_without_name",
             .label = std::string {tr("Keep them without my name")},
             .hint = std::string {tr(
                 "Others can go on with them. Words and pictures stay as they are, so look through them first.")},
             .chosen = chosen == Words::keep_without_name},
            {.value = "take_away",
                .label = std::string {tr("Take them away")},
                .hint = std::string {tr("They vanish, and with a need the answers and “me too”s under it.")},
                .chosen = chosen == Words::take_away}},
        html::Answers::one, html::Look::cards);
}

Html leave_form(html::Url const& action, Html const& question, base::Refusal const* refusal, Html const& between)
{
    std::optional<Html> note;
    if (refusal != nullptr && refusal->code == "last_administrator")
        note = html::notice(html::Hue::rose,
            render("<p>{}</p>",
                tr("You are the only administrator. Make somebody else one first, or nobody could run the network.")));
    auto const facts = render(R"html(<ul class="dash"><li>{}</li><li>{}</li><li>{}</li></ul>)html",
        tr("Your name, address, profile, drafts, notices, passkeys and sessions are erased within minutes, for good."),
        tr("Where you said “me too”, one teacher more stays in the count; nobody can tell who it was."),
        tr("Backups made before today still hold you until they are overwritten; whoever restores one erases you "
           "again."));
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" action="{}">{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        action, html::form_tokens(), question, tr("Erase me and leave"));
    return render("{}{}{}{}", note, facts, between, form);
}

} // namespace

html::Page export_page()
{
    auto const form = render(R"html({}<p class="small quiet">{}</p>)html", export_form("/you/export"),
        tr("Twice a day at most. Nothing of anybody else's is in it."));
    return account_page(tr("Take everything with you"), tr("It is yours."), about_the_file(), form);
}

html::Page leave_page(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const take = render(R"html(<p><a href="/you/export">{}</a></p>)html", tr("Take everything with you first"));
    return account_page(tr("Leave"), tr("This cannot be undone."), tr("You can come back one day, as somebody new."),
        leave_form("/you/leave", words_question(fields, refusal), refusal, take));
}

html::Page held_page(
    Person const& person, html::Url const& here, web::Fields const& fields, base::Refusal const* refusal)
{
    // Who was never inside wrote nothing that could stay.
    bool const wrote = person.role != base::Role::guest;
    auto const question = wrote ? words_question(fields, refusal)
                                : render(R"html(<input type="hidden" name="words" value="take_away">)html");
    auto const why = wrote
        ? tr("You may not come in at the moment. What this network holds of yours is yours all the same.")
        : tr("This network lets people in by invitation. It knows your address because you said “me too” to a need.");
    auto const take = render("<p>{}</p>{}", about_the_file(), export_form(here.under("export")));
    auto const body = render(
        R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p>{}<h2 class="gap2">{}</h2>{}</div>)html",
        tr("What we hold of yours"), why, take, tr("Leave"), leave_form(here.under("leave"), question, refusal, {}));
    return {.title = std::string {tr("What we hold of yours")},
        .main = html::row(render("<p>{}<br>{}</p>", tr("It is yours."), tr("This page is good for an hour.")), body),
        .focus = true};
}

html::Page left_page()
{
    auto const body = render(
        R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p><p><a class="btn" href="/">{}</a></p></div>)html",
        tr("You have left"), tr("Your personal details are erased. Thank you for what you brought."),
        tr("Go to the first page"));
    return {.title = std::string {tr("You have left")}, .main = html::row({}, body)};
}

} // namespace people
