#include "areas/needs/guest_me_too.h"

#include "areas/needs/guest_store.h"
#include "areas/needs/may.h"
#include "areas/needs/need_store.h"
#include "areas/people/people.h"
#include "base/json.h"
#include "platform/i18n/fold.h"
#include "platform/mail/mail_address.h"

namespace needs {

using namespace std::chrono_literals;

namespace {

constexpr std::int64_t mails_an_hour = 3;    ///< to one address
constexpr base::Milliseconds one_tap = 2min; ///< a second tap within it is the same one
constexpr std::string_view purpose = "guest me-too";

} // namespace

base::Result<GuestWords> GuestWords::from(web::Fields& fields)
{
    GuestWords words;
    words.first_name = fields.line("first_name", 60, web::Demand::required);
    words.email = fields.line("email", 254, web::Demand::required);
    if (!words.email.empty() && !platform::plausible_address(words.email)) fields.problem("email", "not_an_address");
    words.wants_letter = fields.ticked("letter");
    return fields.or_problems(std::move(words));
}

base::Result<GuestMeToo> ask_as_guest(
    platform::Context& cx, NeedId id, GuestWords const& words, std::string_view language)
{
    auto const need = TRY(NeedStore {cx.tx}.find(id));
    TRY(platform::require_view(may(cx.actor, Action::view, need)));
    TRY(takes_answers(need));
    GuestStore store {cx.tx};
    auto const folded = platform::email_folded(words.email);
    if (auto const twin = store.asked_for(id, folded, cx.clock.now() - one_tap)) return *twin;
    if (store.asked_since(folded, cx.clock.now() - 1h) >= mails_an_hour) {
        return base::Refusal {.reason = base::Reason::too_many, .code = "too_many_codes", .retry_after_s = 3600};
    }
    GuestMeToo const guest {cx.ids.make<GuestId>(), id, words.email, words.first_name, words.wants_letter,
        std::string {language}, cx.clock.now()};
    store.add(guest, folded);
    cx.outbox.job(
        "needs.guest_mail", base::Json::object().add("guest", guest.id.text()).text(), platform::Lane::waited_for);
    return guest;
}

std::string guest_token(GuestId id, platform::Keys const& keys)
{
    return id.text() + "." + keys.mac(purpose, id.text());
}

base::Result<GuestMeToo> guest_behind(
    platform::Tx& tx, std::string_view token, platform::Keys const& keys, base::Time now)
{
    auto const dot = token.find('.');
    auto const id = GuestId::from(token.substr(0, dot));
    if (!id || dot == std::string_view::npos || !keys.proves(purpose, id->text(), token.substr(dot + 1)))
        return base::not_found("link_over");
    auto const guest = GuestStore {tx}.find(*id);
    if (!guest || now - guest->asked_at > guest_life) return base::not_found("link_over");
    return *guest;
}

std::int64_t forget_old_guests(platform::Tx& tx, base::Time now, int limit)
{
    return GuestStore {tx}.forget_before(now - guest_life, limit);
}

base::Result<MeToo> confirm_as_guest(
    platform::Context& cx, std::string_view token, platform::Keys const& keys, ClassContext const& context)
{
    auto const guest = TRY(guest_behind(cx.tx, token, keys, cx.clock.now()));
    if (!GuestStore {cx.tx}.remove(guest.id)) return base::not_found("link_over");
    auto const letter = guest.wants_letter ? people::Letter::weekly : people::Letter::never;
    auto const person = TRY(people::guest_with_address(cx, guest.email, guest.first_name, guest.language, letter));
    if (person.state != people::State::active)
        return base::Refusal {.reason = base::Reason::not_allowed, .code = "suspended"};
    base::Actor const actor {.person = person.id, .role = person.role};
    platform::Context as_guest {{actor, cx.tx, cx.clock}, cx.outbox, cx.ids, cx.chance};
    return say_me_too(as_guest, guest.need, context);
}

} // namespace needs
