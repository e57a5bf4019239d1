#include "areas/people/account_page.h"

#include "html/pieces.h"
#include "html/words.h"

#include <array>

namespace people {

html::Page account_page(std::string_view title, std::string_view note, std::string_view lead, html::Html const& rest)
{
    auto const body = html::render(
        R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead">{}</p>{}</div>)html", title, lead, rest);
    auto const margin
        = html::render(R"html(<p>{}</p><p><a href="/you">{}</a></p>)html", note, html::tr("Back to your page"));
    return {.title = std::string {title}, .tab = html::Tab::you, .main = html::row(margin, body)};
}

html::Html account_links(base::Role role)
{
    struct Door {
        html::Url url;
        html::Phrase name;
        html::Phrase about;
    };
    std::array<Door, 9> const doors {{
        {"/notices", html::Phrase("What addressed you"),
            html::Phrase("Answers, invitations and questions, also those you have read")},
        {"/you/standing", html::Phrase("What you may write"),
            html::Phrase("What is limited for you, and what stewards decided about you")},
        {"/letters", html::Phrase("Letters"), html::Phrase("How often, on which day, or not at all")},
        {"/you/password", html::Phrase("Password"), html::Phrase("If you do not want to wait for a code")},
        {"/you/passkeys", html::Phrase("Passkeys"), html::Phrase("Come in with your finger, your face or your key")},
        {"/you/address", html::Phrase("E-mail address"), html::Phrase("When yours has changed")},
        {"/you/tokens", html::Phrase("Personal tokens"), html::Phrase("For programs that act for you")},
        {"/you/export", html::Phrase("Take everything with you"), html::Phrase("One file with all that is yours here")},
        {"/you/leave", html::Phrase("Leave"), html::Phrase("Your personal details are erased")},
    }};
    auto const item = [](Door const& door) {
        return html::render(R"html(<li><a href="{}">{}</a> <span class="small quiet">{}</span></li>)html", door.url,
            html::tr(door.name), html::tr(door.about));
    };
    html::Html items;
    if (role >= base::Role::steward) {
        items += item({"/steward", html::Phrase("Care for the network"), html::Phrase("Members, reports, settings")});
    }
    items += html::each(doors, item);
    return html::render(R"html(<ul class="dash">{}</ul>)html", items);
}

} // namespace people
