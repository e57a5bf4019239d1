#include "areas/needs/guest_me_too.h"
#include "areas/needs/guest_store.h"
#include "areas/needs/may.h"
#include "areas/needs/need_store.h"
#include "areas/people/people.h"
#include "base/json.h"
#include "html/words.h"
#include "platform/i18n/languages.h"
#include "platform/mail/letter.h"
#include "platform/mail/mailer.h"
#include "platform/settings/settings.h"
#include "platform/storage/database.h"

namespace needs {

namespace {

using html::tr;

struct Facts {
    GuestMeToo guest;
    Need need;
    std::string network;
    bool may_be_mailed = true; ///< anybody may type any address, also one that said "no mail, for ever"
};

base::Result<Facts> facts(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = GuestId::from(flat.text("guest"));
    if (!id) return base::not_found();
    auto const lease = machines.database.read();
    auto guest = TRY(GuestStore {lease->tx()}.find(*id));
    auto need = TRY(NeedStore {lease->tx()}.find(guest.need));
    if (!may({}, Action::view, need).allowed) return base::not_found();
    bool const may_be_mailed = people::may_be_mailed(lease->tx(), guest.email);
    return Facts {std::move(guest), std::move(need),
        std::string {machines.settings.now(lease->tx())->text_or("network.name", "Groundswell")}, may_be_mailed};
}

} // namespace

base::Result<base::Done> send_guest_mail(platform::Machines& machines, std::string_view payload)
{
    auto const found = facts(machines, payload);
    if (!found && found.refusal().reason == base::Reason::not_found)
        return base::Done {}; // confirmed or forgotten meanwhile
    auto const [guest, need, network, may_be_mailed] = TRY(found);
    if (!may_be_mailed) return base::Done {};
    html::Speaking const speaking {machines.languages.named(guest.language)};
    auto const link = machines.public_url + "/me-too/" + guest_token(guest.id, machines.keys);
    platform::Letter letter {.to = guest.email,
        .to_name = guest.first_name,
        .from_name = network,
        .subject = std::string {tr("One tap, and you are counted")},
        .text = tr("Good day {name},\n\nyou said “me too” to this:\n\n    “{title}”\n\nOpen this page and tap the "
                   "button, and you are counted:\n{link}\n\n"
                   "Was it not you? Then do nothing: nobody is counted, and we forget the address within a "
                   "month.\n\n{network}\n",
            {{"name", guest.first_name}, {"title", need.title}, {"link", link}, {"network", network}}),
        .message_id
        = "me-too-" + guest.id.text() + "@" + machines.public_url.substr(machines.public_url.rfind('/') + 1)};
    letter.headers.emplace_back("Auto-Submitted", "auto-generated");
    return machines.mailer.send(letter);
}

} // namespace needs
