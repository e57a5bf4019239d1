#include "areas/notices/letter_store.h"
#include "areas/notices/mail_headers.h"
#include "areas/notices/mailable.h"
#include "areas/notices/read_letter.h"
#include "areas/notices/send_mail.h"
#include "areas/notices/zone.h"
#include "base/json.h"
#include "platform/i18n/languages.h"
#include "platform/i18n/reader.h"
#include "platform/mail/mailer.h"
#include "platform/storage/database.h"
#include "platform/storage/write.h"

namespace notices {

namespace {

struct Ready {
    LetterView view {};
    std::string zone {};
};

/// The letter with its view; not found when it was sent, or must not be sent any more.
base::Result<Ready> read(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = LetterId::from(flat.text("letter"));
    if (!id) return base::not_found();
    auto const lease = machines.database.read();
    auto letter = TRY(LetterStore {lease->tx()}.find(*id));
    if (letter.handed_at) return base::not_found();
    Ready ready {TRY(view_letter(machines, lease->tx(), std::move(letter))), {}};
    if (!may_get_letters(lease->tx(), ready.view.person)) return base::not_found();
    ready.zone = zone_name(ready.view.person, network_zone(machines.settings, lease->tx()));
    return ready;
}

} // namespace

base::Result<base::Done> send_letter(platform::Machines& machines, std::string_view payload)
{
    auto const ready = read(machines, payload);
    if (!ready) return base::Done {}; // nothing to send any more
    auto const& view = ready->view;
    platform::SpeakingTo const speaking {machines.languages.named(view.person.language), ready->zone};
    auto const words = words_of(view);
    if (words.sections.empty()) return base::Done {};
    auto mail = mail_to(machines, view.person, view.network, "letter-" + view.letter.id.text());
    // One thread alone: then an answer to the letter can only mean it.
    if (view.reply_to.size() == 1) mail.headers.emplace_back("Reply-To", view.reply_to.begin()->second);
    mail.subject = words.subject;
    mail.text = plain_text(words, machines.public_url);
    mail.html = mail_html(words, machines.public_url);
    bool claimed = false;
    platform::write(machines.database,
        [&](platform::Tx& tx) { claimed = LetterStore {tx}.claim(view.letter.id, machines.clock.now()); });
    if (!claimed) return base::Done {};
    auto sent = machines.mailer.send(mail);
    if (!sent && sent.refusal().reason == base::Reason::unavailable)
        platform::write(machines.database, [&](platform::Tx& tx) { LetterStore {tx}.unclaim(view.letter.id); });
    return sent;
}

} // namespace notices
