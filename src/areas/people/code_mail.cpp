#include "areas/people/code_mail.h"

#include "areas/people/ask_code.h"
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

struct Asked {
    Code code;
    std::string network;
};

base::Result<Asked> read(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = CodeId::from(flat.text("code"));
    if (!id) return base::not_found();
    auto const lease = machines.database.read();
    auto code = TRY(CodeStore {lease->tx()}.find(*id));
    return Asked {
        std::move(code), std::string {machines.settings.now(lease->tx())->text_or("network.name", "Groundswell")}};
}

} // namespace

base::Result<base::Done> send_code_mail(platform::Machines& machines, std::string_view payload)
{
    auto const asked = TRY(read(machines, payload));
    if (asked.code.used_at || machines.clock.now() - asked.code.asked_at > code_life) return base::Done {};
    html::Speaking const speaking {machines.languages.named(asked.code.language)};
    auto const digits = digits_of(asked.code, machines.keys);
    platform::Letter letter {.to = asked.code.email,
        .from_name = asked.network,
        .subject = tr("{code} is your code for {network}", {{"code", digits}, {"network", asked.network}}),
        .text
        = tr("Your code is\n\n    {code}\n\nIt works once, for ten minutes, in the browser where you asked for it.\n\n"
             "You did not ask? Then somebody mistyped an address: do nothing, and nothing "
             "happens.\n\n{network}\n{url}\n",
            {{"code", digits}, {"network", asked.network}, {"url", machines.public_url}}),
        .message_id
        = "code-" + asked.code.id.text() + "@" + machines.public_url.substr(machines.public_url.rfind('/') + 1)};
    letter.headers.emplace_back("Auto-Submitted", "auto-generated");
    return machines.mailer.send(letter);
}

} // namespace people
