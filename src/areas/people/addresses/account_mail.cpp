#include "areas/people/addresses/account_mail.h"

#include "areas/people/addresses/change_address.h"
#include "areas/people/addresses/way_back_store.h"
#include "areas/people/code_store.h"
#include "areas/people/person_store.h"
#include "base/json.h"
#include "html/words.h"
#include "platform/i18n/languages.h"
#include "platform/mail/letter.h"
#include "platform/mail/mailer.h"
#include "platform/settings/settings.h"
#include "platform/storage/database.h"

namespace people {

namespace {

using html::tr;

std::string network_of(platform::Machines& machines)
{
    auto const lease = machines.database.read();
    return std::string {machines.settings.now(lease->tx())->text_or("network.name", "Groundswell")};
}

platform::Letter account_letter(
    platform::Machines& machines, std::string const& to, std::string const& network, std::string const& id)
{
    platform::Letter letter {.to = to, .from_name = network};
    letter.message_id = id + "@" + machines.public_url.substr(machines.public_url.rfind('/') + 1);
    letter.headers.emplace_back("Auto-Submitted", "auto-generated");
    return letter;
}

platform::Letter code_letter(platform::Machines& machines, AddressChange const& change, std::string const& network)
{
    auto letter = account_letter(machines, change.new_email, network, "address-" + change.id.text());
    auto const digits = digits_of(change, machines.keys);
    letter.subject = tr("{code} is your code for {network}", {{"code", digits}, {"network", network}});
    letter.text = tr(
        "Somebody, surely you, wants this to be her address at {network}. The code is\n\n    {code}\n\nIt works once, "
        "for ten minutes.\n\nYou did not ask? Then somebody mistyped an address: do nothing, and nothing happens.\n",
        {{"network", network}, {"code", digits}});
    return letter;
}

platform::Letter notice_letter(platform::Machines& machines, AddressChange const& change, std::string const& network)
{
    auto letter = account_letter(machines, change.old_email, network, "address-changed-" + change.id.text());
    auto const link = machines.public_url + undo_path(change, machines.keys);
    letter.subject = tr("Your address at {network} was changed", {{"network", network}});
    letter.text
        = tr("Your address at {network} is another one now, and letters go there.\n\nWas it you? Then nothing is to "
             "do.\n\nThis was not me:\n{link}\n\nThe link puts this address back and signs everybody out. It works for "
             "fourteen days.\n",
            {{"network", network}, {"link", link}});
    return letter;
}

} // namespace

base::Result<base::Done> send_address_mail(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = AddressChangeId::from(flat.text("change"));
    if (!id) return base::not_found();
    auto const change = TRY(AddressStore {machines.database.read()->tx()}.find(*id));
    bool const code = flat.text("letter") == "code";
    if (code && (change.confirmed_at || machines.clock.now() - change.asked_at > code_life)) return base::Done {};
    html::Speaking const speaking {machines.languages.named(change.language)};
    auto const network = network_of(machines);
    return machines.mailer.send(
        code ? code_letter(machines, change, network) : notice_letter(machines, change, network));
}

base::Result<base::Done> send_way_back_mail(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = WayBackId::from(flat.text("way"));
    if (!id) return base::not_found();
    auto const way = TRY(WayBackStore {machines.database.read()->tx()}.find(*id));
    auto const person = TRY(PersonStore {machines.database.read()->tx()}.find(way.person));
    html::Speaking const speaking {machines.languages.named(person.language)};
    auto const network = network_of(machines);
    auto letter = account_letter(machines, person.email, network, "way-back-" + way.id.text());
    letter.subject = tr("A way back into your account at {network}", {{"network", network}});
    letter.text
        = tr("Two stewards of {network} opened a way into your account, because somebody told them that you lost this "
             "mailbox.\n\nWas it not you? Answer one of them at once, or sign in and choose “Sign out everywhere "
             "else”:\n{url}/you\n",
            {{"network", network}, {"url", machines.public_url}});
    return machines.mailer.send(letter);
}

} // namespace people
