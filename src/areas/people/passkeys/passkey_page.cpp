#include "areas/people/passkeys/passkey_page.h"

#include "areas/people/account_page.h"
#include "areas/people/passwords/password_page.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/web/addresses.h"

namespace people {

namespace {

using html::Html;
using html::render;
using html::tr;

Html passkey_row(Passkey const& passkey, base::Time now)
{
    auto const when = passkey.used_at ? tr("made {day}, last used {ago}",
                          {{"day", platform::day(passkey.made_at)}, {"ago", platform::ago(*passkey.used_at, now)}})
                                      : tr("made {day}, not used yet", {{"day", platform::day(passkey.made_at)}});
    auto const name = passkey.name.empty() ? tr("A passkey") : std::string_view {passkey.name};
    return render(
        R"html(<li><i class="mint">{}</i><div><b dir="auto">{}</b><p class="small quiet">{}</p></div><form method="post" action="{}">{}<button class="btn s">{}</button></form></li>)html",
        html::icon("lock"), name, when, html::Url::to({"you", "passkeys", passkey.id.text(), "removal"}),
        html::form_tokens(), tr("Remove it"));
}

} // namespace

html::Page passkeys_page(std::vector<Passkey> const& passkeys, base::Time now, std::string_view host)
{
    bool const is_number = web::Address::from(host).has_value();
    Html rest = is_number ? render(R"html(<p class="callout sun">{}</p>)html",
                    tr("This site is opened by a number, {host}, and a passkey needs a name. Whoever runs the site can "
                       "give it one.",
                        {{"host", std::string {host}}}))
                          : passkey_part("make", "/you/passkeys", tr("Make a passkey on this device"));
    if (!passkeys.empty())
        rest += render(R"html(<h2>{}</h2><ul class="oks">{}</ul>)html", tr("Your passkeys"),
            html::each(passkeys, [&](Passkey const& passkey) { return passkey_row(passkey, now); }));
    return account_page(tr("Passkeys"), tr("Your finger, your face or a key fob."),
        tr("A passkey lives in your phone, computer or key fob and works on this site alone, so nobody can trick it "
           "out of you. The mailed code goes on working."),
        rest);
}

} // namespace people
