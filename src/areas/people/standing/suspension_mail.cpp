#include "areas/people/standing/suspension_mail.h"

#include "areas/people/person_store.h"
#include "areas/people/standing/answer_suspension.h"
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

struct ToldWhy {
    Suspension suspension;
    Person person;
    std::string network;
};

base::Result<ToldWhy> told_why(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = SuspensionId::from(flat.text("suspension"));
    if (!id) return base::not_found();
    auto const lease = machines.database.read();
    auto suspension = TRY(SuspensionStore {lease->tx()}.find(*id));
    auto person = TRY(PersonStore {lease->tx()}.find(suspension.person));
    return ToldWhy {std::move(suspension), std::move(person),
        std::string {machines.settings.now(lease->tx())->text_or("network.name", "Groundswell")}};
}

} // namespace

base::Result<base::Done> send_suspension_mail(platform::Machines& machines, std::string_view payload)
{
    auto const why = told_why(machines, payload);
    // Let back in or forgotten before the mail went: there is nothing to tell.
    if (!why || why->suspension.ended_at || why->person.email.empty()) return base::Done {};
    html::Speaking const speaking {machines.languages.named(why->person.language)};
    auto const link = machines.public_url + std::string {suspension_link(machines.keys, why->suspension.id).text()};
    platform::Letter letter {.to = why->person.email, .from_name = why->network};
    letter.subject = tr("Your account at {network} is suspended", {{"network", why->network}});
    letter.text = tr("A steward of {network} has suspended your account, so you cannot sign in. This is the "
                     "reason:\n\n    {reason}\n\nDo you see it otherwise? Say your side, once, on this page; the "
                     "stewards read it:\n{link}\n\nNobody reads answers to this mail.\n",
        {{"network", why->network}, {"reason", why->suspension.reason}, {"link", link}});
    letter.message_id = "suspension-" + why->suspension.id.text() + "@"
        + machines.public_url.substr(machines.public_url.rfind('/') + 1);
    letter.headers.emplace_back("Auto-Submitted", "auto-generated");
    return machines.mailer.send(letter);
}

} // namespace people
