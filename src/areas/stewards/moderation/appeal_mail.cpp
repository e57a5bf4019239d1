#include "areas/people/people.h"
#include "areas/stewards/moderation/appeal.h"
#include "areas/stewards/moderation/measure_store.h"
#include "base/json.h"
#include "html/words.h"
#include "platform/i18n/languages.h"
#include "platform/mail/letter.h"
#include "platform/mail/mailer.h"
#include "platform/settings/settings.h"
#include "platform/storage/database.h"

namespace stewards {

namespace {

using html::tr;

std::string words_of(Appeal const& appeal, std::string const& network, std::string const& site)
{
    if (appeal.outcome == AppealOutcome::upheld)
        return tr(
            "Somebody other than the steward who suspended your account at {network} has read your side, and lets you "
            "back in. You can sign in again:\n{link}\n\n    {reason}\n",
            {{"network", network}, {"link", site + "/sign-in"}, {"reason", appeal.note}});
    return tr("Somebody other than the steward who suspended your account at {network} has read your side. It stays "
              "suspended. This is why:\n\n    {reason}\n",
        {{"network", network}, {"reason", appeal.note}});
}

} // namespace

base::Result<base::Done> send_appeal_mail(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = AppealId::from(flat.text("appeal"));
    if (!id) return base::not_found();
    auto lease = machines.database.read();
    auto const appeal = MeasureStore {lease->tx()}.appeal(*id);
    auto const person = appeal ? people::person_of(lease->tx(), appeal->person) : base::not_found();
    std::string const network {machines.settings.now(lease->tx())->text_or("network.name", "Groundswell")};
    lease.reset();
    if (!appeal || !person || person->email.empty()) return base::Done {};
    html::Speaking const speaking {machines.languages.named(person->language)};
    platform::Letter letter {.to = person->email, .from_name = network};
    letter.subject = tr("What became of your appeal at {network}", {{"network", network}});
    letter.text = words_of(*appeal, network, machines.public_url);
    letter.message_id
        = "appeal-" + appeal->id.text() + "@" + machines.public_url.substr(machines.public_url.rfind('/') + 1);
    letter.headers.emplace_back("Auto-Submitted", "auto-generated");
    return machines.mailer.send(letter);
}

} // namespace stewards
