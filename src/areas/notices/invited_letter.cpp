#include "areas/notices/invited_letter.h"

#include "areas/needs/needs.h"
#include "areas/notices/invited_store.h"
#include "areas/notices/letter.h"
#include "areas/notices/letter_words.h"
#include "areas/notices/zone.h"
#include "base/json.h"
#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/i18n/languages.h"
#include "platform/i18n/reader.h"
#include "platform/jobs/write_job.h"
#include "platform/mail/mailer.h"
#include "platform/storage/database.h"
#include "platform/storage/write.h"

namespace notices {

using namespace std::chrono_literals;

namespace {

using html::tr;
using html::trn;

constexpr int invited_hour = 17;
constexpr base::Milliseconds a_week = 7 * 24h;
constexpr base::Milliseconds worth_sending = 24h; ///< so late it still goes; after that the next week's is near
constexpr base::Milliseconds after_the_invitation = 24h;
constexpr int asked_a_write = 50;
constexpr int needs_looked_at = 200;
constexpr std::size_t most_needs = 5;

/// The last Friday at five.
base::Time last_moment(std::string_view zone_name, base::Time now)
{
    auto const* const zone = platform::system_zones().find(zone_name);
    return next_letter_at(
        people::Letter::weekly, invited_hour, zone != nullptr ? *zone : platform::Zone::utc(), now - a_week);
}

/// What anyone may read of that week, the newest first.
std::vector<needs::Need> public_needs(platform::Tx& tx, base::Time moment)
{
    base::Actor const stranger {};
    std::vector<needs::Need> needs;
    for (auto& need : needs::opened_between(tx, moment - a_week, moment, needs_looked_at)) {
        if (needs.size() < most_needs && needs::may(stranger, needs::Action::view, need).allowed)
            needs.push_back(std::move(need));
    }
    return needs;
}

void plan(platform::Context const& cx, std::int64_t invitation, base::Time moment)
{
    if (!InvitedStore {cx.tx}.plan(invitation, moment)) return;
    auto const id = base::base32_of(invitation);
    cx.outbox.job("notices.invited_letter",
        base::Json::object().add("invitation", id).add("moment", std::to_string(moment.ms)).text(), cx.clock.now(),
        "invited letter " + id + " " + std::to_string(moment.ms), platform::Lane::mass);
}

struct InvitedLetter {
    people::Invited invited {};
    base::Time moment {};
    std::vector<needs::Need> needs {};
    std::string network {};
    std::string zone {};
};

/// Nothing when there is nothing to send any more.
std::optional<InvitedLetter> invited_letter(platform::Machines& machines, std::string_view payload)
{
    auto const flat = base::read_flat_json(payload);
    auto const id = flat ? base::from_base32(flat->text("invitation")) : std::nullopt;
    if (!id) return std::nullopt;
    auto const lease = machines.database.read();
    auto& tx = lease->tx();
    auto invited = people::invited(tx, machines.keys, *id);
    if (!invited) return std::nullopt;
    InvitedLetter letter {.invited = *std::move(invited), .moment = {std::stoll(std::string {flat->text("moment")})}};
    letter.needs = public_needs(tx, letter.moment);
    letter.network = machines.settings.now(tx)->text_or("network.name", "Groundswell");
    letter.zone = network_zone(machines.settings, tx);
    if (letter.needs.empty()) return std::nullopt; // closed or hidden since it was planned
    return letter;
}

std::string why_invited(InvitedLetter const& letter)
{
    auto const until = platform::day_of_the_year(letter.invited.invited_at + people::invited_for);
    if (letter.invited.inviter.empty())
        return tr("{network}, run by its members. You are invited there. This letter comes on Fridays until you join, "
                  "until you say no thanks, or until {day}, and only when there is something to tell.",
            {{"network", letter.network}, {"day", until}});
    return tr("{network}, run by its members. {name} invited you there. This letter comes on Fridays until you join, "
              "until you say no thanks, or until {day}, and only when there is something to tell.",
        {{"network", letter.network}, {"name", one_line(letter.invited.inviter, 80)}, {"day", until}});
}

LetterWords words_for_invited(InvitedLetter const& letter)
{
    LetterWords words;
    auto const own = [](std::string const& path) { return html::Url::local(path).value_or(html::Url {"/"}); };
    LetterWords::Section section {std::string {tr("What teachers there need")}, {}, {}};
    for (auto const& need : letter.needs) {
        section.entries.push_back({tr("“{title}”", {{"title", one_line(need.title, 300)}}),
            tr("Raised on {day}.", {{"day", platform::day_of_the_year(*need.opened_at)}}), std::string {tr("Read it")},
            html::Url::to({"needs", need.path_name()})});
    }
    words.subject = tr("{network}: what teachers asked until {day}",
        {{"network", one_line(letter.network, 80)}, {"day", platform::day_of_the_year(letter.moment)}});
    words.greeting = tr("Good day.");
    words.summary = trn("One thing was raised there this week that anyone may read.",
        "{n} things were raised there this week that anyone may read.", static_cast<std::int64_t>(letter.needs.size()));
    words.sections.push_back(std::move(section));
    words.ending = tr("Nothing happens by itself: each link below opens a page with one button.");
    words.ways.push_back({std::string {tr("Join")}, own(letter.invited.path)});
    words.ways.push_back(
        {std::string {tr("No thanks, don't mail me (for ever)")}, own(letter.invited.path + "/no-thanks")});
    words.why = why_invited(letter);
    return words;
}

platform::Letter mail_to_invited(platform::Machines& machines, InvitedLetter const& letter)
{
    auto const words = words_for_invited(letter);
    auto const& site = machines.public_url;
    platform::Letter mail {.to = letter.invited.email, .from_name = one_line(letter.network, 80)};
    mail.subject = words.subject;
    mail.text = plain_text(words, site);
    mail.html = mail_html(words, site);
    mail.message_id = "invited-" + base::base32_of(letter.invited.id) + "-" + std::to_string(letter.moment.ms) + "@"
        + site.substr(site.rfind('/') + 1);
    mail.headers.emplace_back("List-Unsubscribe", "<" + site + letter.invited.path + "/refusal>");
    mail.headers.emplace_back("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    mail.headers.emplace_back("Auto-Submitted", "auto-generated");
    return mail;
}

} // namespace

base::Result<base::Done> plan_invited_letters(platform::Machines& machines, std::string_view)
{
    auto const now = machines.clock.now();
    base::Time moment {};
    {
        auto const lease = machines.database.read();
        moment = last_moment(network_zone(machines.settings, lease->tx()), now);
        if (now - moment > worth_sending || public_needs(lease->tx(), moment).empty()) return base::Done {};
    }
    auto const from = now - people::invited_for;
    for (std::int64_t after = 0;;) {
        auto const some = people::waiting_invitations(
            machines.database.read()->tx(), from, moment - after_the_invitation, after, asked_a_write);
        if (some.empty()) return base::Done {};
        platform::write_as_job(machines, [&](platform::Context const& cx) {
            for (auto const invitation : some) plan(cx, invitation, moment);
        });
        after = some.back();
    }
}

base::Result<base::Done> send_invited_letter(platform::Machines& machines, std::string_view payload)
{
    auto const letter = invited_letter(machines, payload);
    if (!letter) return base::Done {};
    platform::SpeakingTo const speaking {machines.languages.named(letter->invited.language), letter->zone};
    auto const mail = mail_to_invited(machines, *letter);
    bool claimed = false;
    platform::write(machines.database, [&](platform::Tx& tx) {
        claimed = InvitedStore {tx}.claim(letter->invited.id, letter->moment, machines.clock.now());
    });
    if (!claimed) return base::Done {};
    auto sent = machines.mailer.send(mail);
    if (!sent && sent.refusal().reason == base::Reason::unavailable)
        platform::write(machines.database, [&](platform::Tx& tx) { InvitedStore {tx}.unclaim(letter->invited.id); });
    return sent;
}

std::int64_t forget_old_invited_letters(platform::Tx& tx, base::Time now, int limit)
{
    return InvitedStore {tx}.forget_before(now - people::invited_for, limit);
}

} // namespace notices
