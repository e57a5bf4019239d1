#include "areas/notices/incoming/mail_answer.h"

#include "areas/notices/incoming/incoming_store.h"
#include "areas/notices/mail_headers.h"
#include "areas/notices/mailable.h"
#include "base/json.h"
#include "html/words.h"
#include "platform/i18n/languages.h"
#include "platform/mail/mailer.h"
#include "platform/settings/settings.h"
#include "platform/storage/database.h"
#include "platform/storage/write.h"

namespace notices {

namespace {

using html::tr;

struct Refused {
    MailAnswer answer {};
    people::Person person {};
    std::string network {};
};

base::Result<Refused> told_of(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = MailAnswerId::from(flat.text("answer"));
    if (!id) return base::not_found();
    auto const lease = machines.database.read();
    Refused told {.answer = TRY(IncomingStore {lease->tx()}.answer(*id))};
    told.person = TRY(people::person_of(lease->tx(), told.answer.person));
    if (!may_be_mailed(lease->tx(), told.person)) return base::not_found();
    told.network = machines.settings.now(lease->tx())->text_or("network.name", "Groundswell");
    return told;
}

std::string why(Refused const& told, std::string_view public_url)
{
    auto const& reason = told.answer.reason;
    std::string const notices = std::string {public_url} + "/notices";
    if (reason == "mail_from_elsewhere")
        return tr("It came from {other}, and the address you have here is {yours}. Write from that one, or change it "
                  "here:\n{link}",
            {{"other", told.answer.seen_from}, {"yours", told.person.email},
                {"link", std::string {public_url} + "/you/address"}});
    if (reason == "mail_is_no_vote")
        return tr(
            "It answered a question that your circle decides, and a mail is no vote: it can be sent on. Press one "
            "of the links in the mail that asked you, or answer here:\n{link}",
            {{"link", notices}});
    if (reason == "mail_without_words")
        return std::string {tr("We found no words of yours in it, only what it quotes. Write above the quotation.")};
    if (reason == "mail_flood")
        return tr("More than 20 mails of yours came within an hour. Write on the page:\n{link}", {{"link", notices}});
    if (reason == "too_long") return std::string {tr("It is longer than 20,000 signs. Say it in two.")};
    if (reason == "thread_is_locked") return std::string {tr("The thread takes no more replies.")};
    if (reason == "circle_has_ended") return std::string {tr("The circle has ended; it is still there to be read.")};
    if (reason == "not_found")
        return std::string {
            tr("What you answered is not there any more, or you do not belong to that circle any more.")};
    return tr("You cannot reply there just now. The page says more:\n{link}", {{"link", notices}});
}

std::string text_of(Refused const& told, std::string_view public_url)
{
    auto const opening = std::string {tr("Your mail was not posted.")} + "\n\n" + why(told, public_url) + "\n";
    if (told.answer.words.empty()) return opening;
    return opening + "\n" + std::string {tr("So that it is not lost, this is what you wrote:")} + "\n\n"
        + told.answer.words + "\n";
}

} // namespace

base::Result<base::Done> send_mail_answer(platform::Machines& machines, std::string_view payload)
{
    auto const told = told_of(machines, payload);
    if (!told) return base::Done {};
    html::Speaking const speaking {machines.languages.named(told->person.language)};
    auto mail = mail_to(machines, told->person, told->network, "mail-answer-" + told->answer.id.text());
    mail.subject = tr("Your mail was not posted");
    mail.text = text_of(*told, machines.public_url);
    auto sent = machines.mailer.send(mail);
    if (!sent && sent.refusal().reason == base::Reason::unavailable) return sent;
    platform::write(machines.database, [&](platform::Tx& tx) { IncomingStore {tx}.remove(told->answer.id); });
    return sent;
}

} // namespace notices
