#include "areas/notices/incoming/mailed_address.h"
#include "areas/notices/letter_link.h"
#include "areas/notices/mail_headers.h"
#include "areas/notices/mailable.h"
#include "areas/notices/notice_mail.h"
#include "areas/notices/notice_store.h"
#include "areas/notices/read_waiting.h"
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

struct ReadyNotice {
    NoticeView view {};
    people::Person person {};
    std::string network {};
    std::string zone {};
    Quiet quiet {};
};

/// A thread that she has muted since is silent.
bool is_muted(platform::Tx& tx, Notice const& notice)
{
    return notice.thread != circles::ThreadId {}
    && !circles::muted_among(tx, notice.thread, {&notice.person, 1}).empty();
}

/// The notice with everything its mail says; not found when there is nothing to send any more.
base::Result<ReadyNotice> ready_notice(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = NoticeId::from(flat.text("notice"));
    if (!id) return base::not_found();
    auto const lease = machines.database.read();
    auto& tx = lease->tx();
    auto const notice = TRY(NoticeStore {tx}.find(*id));
    if (notice.read_at || notice.mailed_at || notice.times == 0 || is_muted(tx, notice)) return base::not_found();
    ReadyNotice ready {.person = TRY(people::person_of(tx, notice.person))};
    auto const wishes = TRY(wishes_of(tx, notice.person));
    if (!wishes.at_once || !may_be_mailed(tx, ready.person)) return base::not_found();
    base::Actor const reader {.person = ready.person.id, .role = ready.person.role};
    ready.view = TRY(view_notice({reader, tx, machines.clock}, *id));
    if (!ready.view.quote) return base::not_found();
    ready.quiet = wishes.quiet;
    // She said that she can come on that day, whichever it is.
    if (notice.kind == Kind::meeting_today) ready.quiet.weekends = false;
    ready.network = machines.settings.now(tx)->text_or("network.name", "Groundswell");
    ready.zone = zone_name(ready.person, network_zone(machines.settings, tx));
    return ready;
}

/// The links with which the mail's reader answers at once.
std::vector<circles::AnswerLink> answers_for(platform::Keys const& keys, NoticeView const& view, base::PersonId person)
{
    if (view.decision && view.notice.asks_to_decide()) return circles::answer_links(keys, *view.decision, person);
    if (view.quiet) return circles::poll_links(keys, *view.quiet, view.life, person);
    return {};
}

/// Where an answer to the mail goes: only what was said in a thread can be answered by mail. An answer to a question that is
/// decided is no vote; its address leads to a mail that says so.
std::optional<std::string> reply_to_of(platform::Keys const& keys, Notice const& notice)
{
    if (mail_domain().empty()) return std::nullopt;
    if (notice.asks_to_decide()) return reply_address(keys, {AnswerTo::decision, notice.id.value, notice.person});
    if (notice.kind != Kind::mentioned && notice.kind != Kind::thread_answered && notice.kind != Kind::all_called)
        return std::nullopt;
    return reply_address(keys, {AnswerTo::thread, notice.thread.value, notice.person});
}

void put_off(platform::Machines& machines, std::string_view payload, NoticeId id, base::Time moment)
{
    platform::write(machines.database, [&](platform::Tx& tx) {
        platform::Outbox outbox {tx, machines.ids, machines.clock};
        outbox.job("notices.mail", payload, moment, "notice " + id.text() + " at " + std::to_string(moment.ms),
            platform::Lane::mass);
    });
}

} // namespace

base::Result<base::Done> send_notice(platform::Machines& machines, std::string_view payload)
{
    auto const ready = ready_notice(machines, payload);
    if (!ready) return base::Done {};
    auto const& notice = ready->view.notice;
    auto const now = machines.clock.now();
    auto const moment = after_quiet_hours(zone_of(ready->person, ready->zone), now, ready->quiet);
    if (moment > now) {
        put_off(machines, payload, notice.id, moment);
        return base::Done {};
    }
    platform::SpeakingTo const speaking {machines.languages.named(ready->person.language), ready->zone};
    auto const answers = answers_for(machines.keys, ready->view, ready->person.id);
    auto const reply_to = reply_to_of(machines.keys, notice);
    auto words = mail_of(ready->view, ready->network, machines.public_url,
        letter_link(machines.keys, Choice::stop, ready->person.id), answers, reply_to && !notice.asks_to_decide());
    auto mail = mail_to(machines, ready->person, ready->network, "notice-" + notice.id.text());
    if (reply_to) mail.headers.emplace_back("Reply-To", *reply_to);
    mail.subject = std::move(words.subject);
    mail.text = std::move(words.text);
    mail.html = std::move(words.html);
    bool claimed = false;
    platform::write(
        machines.database, [&](platform::Tx& tx) { claimed = NoticeStore {tx}.claim_mail(notice.id, now); });
    if (!claimed) return base::Done {};
    auto sent = machines.mailer.send(mail);
    if (!sent && sent.refusal().reason == base::Reason::unavailable)
        platform::write(machines.database, [&](platform::Tx& tx) { NoticeStore {tx}.unclaim_mail(notice.id); });
    return sent;
}

} // namespace notices
