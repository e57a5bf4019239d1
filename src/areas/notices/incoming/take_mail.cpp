#include "areas/notices/incoming/take_mail.h"

#include "areas/notices/incoming/incoming_store.h"
#include "areas/notices/incoming/mailed_address.h"
#include "areas/people/people.h"
#include "base/json.h"
#include "html/words.h"
#include "platform/i18n/fold.h"
#include "platform/i18n/languages.h"
#include "platform/jobs/write_job.h"
#include "platform/log/log.h"
#include "platform/mail/message.h"
#include "platform/mail/quoted.h"
#include "platform/storage/database.h"
#include "platform/storage/write.h"

#include <algorithm>
#include <chrono>

namespace notices {

using namespace std::chrono_literals;

namespace {

using platform::Arrival;

constexpr base::Milliseconds taken_is_known_for = 24h * 60;
constexpr std::size_t most_words_given_back = 20'000;

/// One mail on its way to becoming a post.
struct Reply {
    ReplyAddress address {};
    people::Person person {};
    base::Actor actor {};
    platform::Message message {};
    std::string text {}; ///< what she wrote herself, and how many attachments were left out
    std::string key {};
};

/// Under which a mail is known again: its name, or all of it when it has none; and for whom it was.
std::string key_of(platform::Message const& message, platform::ArrivedMail const& mail)
{
    auto const name = message.message_id.empty() ? platform::sha256(mail.bytes) : message.message_id;
    return platform::sha256_hex(name + "\n" + mail.recipient).substr(0, 40);
}

std::string host_of(std::string_view public_url)
{
    return std::string {public_url.substr(public_url.rfind('/') + 1)};
}

/// Whether this went out from here and came round.
bool is_our_own(platform::Machines const& machines, platform::Message const& message)
{
    auto const is_ours = [](std::string const& loop) { return loop == mail_domain(); };
    return message.message_id.ends_with("@" + host_of(machines.public_url))
        || std::ranges::any_of(message.automation.loops, is_ours);
}

bool is_from(platform::Message const& message, people::Person const& person)
{
    auto const hers = platform::email_folded(person.email);
    auto const is_hers = [&](platform::MailPerson const& one) { return platform::email_folded(one.address) == hers; };
    return !hers.empty() && message.from.size() == 1 && is_hers(message.from.front());
}

std::string with_attachments_named(std::string text, platform::Message const& message)
{
    auto const count = static_cast<std::int64_t>(message.attachments.size());
    if (count == 0 || text.empty()) return text;
    return text + "\n\n*" + html::trn("One attachment was left out.", "{n} attachments were left out.", count) + "*";
}

void count(platform::Machines& machines, std::string_view what)
{
    platform::write(machines.database, [&](platform::Tx& tx) { IncomingStore {tx}.count(what, machines.clock.now()); });
}

/// Runs `job` with a context of hers in one write, and wakes whoever has work from it. What it answers decides whether it is kept.
template <class Job>
void write_as(platform::Machines& machines, base::Actor const& actor, Job const& job)
{
    platform::Lanes added {};
    platform::write(machines.database, [&](platform::Tx& tx) {
        platform::Outbox outbox {tx, machines.ids, machines.clock};
        platform::Context cx {{actor, tx, machines.clock}, outbox, machines.ids, machines.chance};
        bool const keeps = job(cx);
        added = outbox.added();
        return keeps;
    });
    if (machines.work_added) machines.work_added(added);
}

/// The reply with the person it names, as long as she may come in.
base::Result<Reply> addressed(platform::Machines& machines, platform::ArrivedMail const& mail)
{
    auto const address = reply_address_in(machines.keys, mail.recipient);
    if (!address) return base::not_found();
    Reply reply {.address = *address};
    auto const lease = machines.database.read();
    reply.person = TRY(people::person_of(lease->tx(), address->person));
    auto const actors = people::actors_of(lease->tx(), {&address->person, 1});
    if (actors.empty()) return base::not_found();
    reply.actor = actors.begin()->second;
    return reply;
}

using Post = std::function<base::Result<circles::Post>(platform::Context&)>;

/// What is to be done with it, made ready outside the write; or why not.
base::Result<Post> made_ready(platform::Machines& machines, Reply const& reply)
{
    if (!is_from(reply.message, reply.person)) return base::invalid("from", "mail_from_elsewhere");
    if (reply.address.to == AnswerTo::decision) return base::conflict("mail_is_no_vote");
    if (reply.text.empty()) return base::invalid("text", "mail_without_words");
    auto const lease = machines.database.read();
    platform::Reading const reading {reply.actor, lease->tx(), machines.clock};
    return circles::reply_by_mail(reading, circles::ThreadId {reply.address.thing}, reply.text);
}

/// Notes why it was not posted; she is told, unless she was an hour ago.
void note_refusal(platform::Machines& machines, Reply const& reply, base::Refusal const& refusal)
{
    write_as(machines, reply.actor, [&](platform::Context& cx) {
        IncomingStore store {cx.tx};
        auto const now = cx.clock.now();
        if (!store.take(reply.key, now)) return false;
        auto const& reason = refusal.problems.empty() ? refusal.code : refusal.problems.front().code;
        store.count(reason == "mail_flood" ? "flood" : "refused", now);
        if (!store.claim_answer(reply.person.id, now)) return true;
        MailAnswer const answer {.id = cx.ids.make<MailAnswerId>(),
            .person = reply.person.id,
            .reason = reason,
            .seen_from = reply.message.from.empty() ? "" : reply.message.from.front().address.substr(0, 254),
            .words = reply.text.substr(0, most_words_given_back),
            .made_at = now};
        store.save(answer);
        cx.outbox.job("notices.mail_answer", base::Json::object().add("answer", answer.id.text()).text());
        return true;
    });
}

/// How many of hers it are in this hour, this one included. Not kept with the post: a refused one counts as well.
std::int64_t written_this_hour(platform::Machines& machines, Reply const& reply)
{
    std::int64_t times = 0;
    platform::write(machines.database,
        [&](platform::Tx& tx) { times = IncomingStore {tx}.wrote(reply.person.id, machines.clock.now()); });
    return times;
}

bool is_taken(platform::Machines& machines, std::string const& key)
{
    auto const lease = machines.database.read();
    return IncomingStore {lease->tx()}.was_taken(key);
}

Arrival post(platform::Machines& machines, Reply const& reply)
{
    if (is_taken(machines, reply.key)) return Arrival::taken;
    if (written_this_hour(machines, reply) > most_mails_an_hour)
        return note_refusal(machines, reply, base::conflict("mail_flood")), Arrival::taken;
    auto const ready = made_ready(machines, reply);
    if (!ready) return note_refusal(machines, reply, ready.refusal()), Arrival::taken;
    std::optional<base::Refusal> refusal;
    write_as(machines, reply.actor, [&](platform::Context& cx) {
        IncomingStore store {cx.tx};
        if (!store.take(reply.key, cx.clock.now())) return false;
        auto const posted = (*ready)(cx);
        if (!posted) return refusal = posted.refusal(), false;
        store.count("posted", cx.clock.now());
        return true;
    });
    if (refusal) note_refusal(machines, reply, *refusal);
    return Arrival::taken;
}

Arrival take_reply(platform::Machines& machines, platform::ArrivedMail const& mail, platform::Message message)
{
    auto reply = addressed(machines, mail);
    if (!reply) return Arrival::nobody_there;
    bool const is_loop = is_our_own(machines, message);
    if (is_loop || platform::is_automatic(message) || (mail.sender && mail.sender->empty())) {
        count(machines, is_loop ? "loop" : "automatic");
        return Arrival::taken;
    }
    reply->key = key_of(message, mail);
    html::Speaking const speaking {machines.languages.named(reply->person.language)};
    reply->text = with_attachments_named(platform::own_words(message.text, mail_domain()).text, message);
    reply->message = std::move(message);
    return post(machines, *reply);
}

/// The worst of what a report says; nothing when it says that the letter arrived after all.
std::optional<Bounce> worst_in(platform::DeliveryReport const& report)
{
    std::optional<Bounce> worst;
    for (auto const& one : report.outcomes) {
        if (one.action != "failed" && one.action != "delayed") continue;
        auto const bounce = bounce_of(one.action, one.status);
        worst = worst ? std::max(*worst, bounce) : bounce;
    }
    return worst;
}

std::string_view count_of(Bounce bounce)
{
    return bounce == Bounce::soft ? "bounced_for_now" : "bounced";
}

/// Only a report moves anything: out-of-office notes come back to the same address.
Arrival take_bounce(platform::Machines& machines, platform::ArrivedMail const& mail, platform::Message const& message,
    base::PersonId id)
{
    auto const bounce = message.report ? worst_in(*message.report) : std::nullopt;
    if (!bounce) return count(machines, "automatic"), Arrival::taken;
    write_as(machines, base::Actor {}, [&](platform::Context& cx) {
        auto const person = people::person_of(cx.tx, id);
        if (!person || !proves_bounce(machines.keys, mail.recipient, id, person->email)) return false;
        IncomingStore store {cx.tx};
        auto const now = cx.clock.now();
        if (!store.take(key_of(message, mail), now)) return false;
        store.count(count_of(*bounce), now);
        if (*bounce == Bounce::soft) return true;
        auto const hash = address_hash(person->email);
        auto trouble = store.trouble_of(id).value_or(Trouble {});
        if (trouble.address_hash != hash) trouble = {.address_hash = hash};
        bool const was_stopped = trouble.stopped_at.has_value();
        trouble = with_bounce(std::move(trouble), *bounce, now);
        store.save(id, trouble);
        if (trouble.stopped_at && !was_stopped) store.count("stopped", now);
        return true;
    });
    return Arrival::taken;
}

} // namespace

bool is_our_address(platform::Machines const& machines, std::string_view recipient)
{
    return reply_address_in(machines.keys, recipient) || bounce_claim(recipient);
}

Arrival take_mail(platform::Machines& machines, platform::ArrivedMail const& mail)
{
    if (!is_our_address(machines, mail.recipient)) return Arrival::nobody_there;
    auto message = platform::message_of(mail.bytes);
    if (!message) return count(machines, "unreadable"), Arrival::refused;
    if (auto const person = bounce_claim(mail.recipient)) return take_bounce(machines, mail, *message, *person);
    return take_reply(machines, mail, *std::move(message));
}

platform::MailTaker mail_taker(platform::Machines& machines)
{
    return {.knows = [&machines](std::string_view recipient) { return is_our_address(machines, recipient); },
        .take =
            [&machines](platform::ArrivedMail const& mail) {
                try {
                    return take_mail(machines, mail);
                } catch (std::exception const& fault) {
                    platform::log(platform::Level::error, "a mail could not be taken",
                        base::Json::object().add("fault", std::string_view {fault.what()}));
                    return Arrival::later;
                }
            }};
}

std::int64_t forget_taken_mails(platform::Tx& tx, base::Time now, int limit)
{
    return IncomingStore {tx}.forget_taken_before(now - taken_is_known_for, limit);
}

} // namespace notices
