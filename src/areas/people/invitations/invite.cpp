#include "areas/people/invitations/invite.h"

#include "areas/people/invitations/invitation_store.h"
#include "areas/people/invitations/may.h"
#include "base/json.h"
#include "platform/mail/mail_address.h"
#include "platform/trust/trust.h"

#include <algorithm>

namespace people {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t pasted_limit = 8000;
constexpr std::int64_t a_day_for_members = 30;
constexpr std::int64_t a_day_for_stewards = 300;

std::string_view cut(std::string_view& text, std::string_view signs)
{
    auto const end = std::min(text.find_first_of(signs), text.size());
    auto const part = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), end + 1));
    return part;
}

void add_once(std::vector<std::string>& all, std::string_view one)
{
    if (std::ranges::find(all, one) == all.end()) all.emplace_back(one);
}

/// "Ayşe Demir <ayse@school.example>": where a part of the line is an address, the rest is a name.
void read_line(std::string_view line, Pasted& pasted)
{
    bool const has_address = line.find('@') != std::string_view::npos;
    for (auto rest = line; !rest.empty();) {
        auto const part = cut(rest, " \t\r,;<>\"()");
        if (part.empty() || (has_address && part.find('@') == std::string_view::npos)) continue;
        add_once(platform::plausible_address(part) ? pasted.addresses : pasted.wrong, part);
    }
}

base::Result<base::Done> within_a_day(platform::Context& cx, std::int64_t more)
{
    if (!cx.actor.person) return base::Done {}; // the machine itself
    auto const allowed = cx.actor.is_steward()
        ? a_day_for_stewards
        : std::min(a_day_for_members, platform::invitations_a_day(cx).value_or(a_day_for_members));
    auto const made = InvitationStore {cx.tx}.made_since(cx.actor.person, cx.clock.now() - 24h);
    if (made + more <= allowed) return base::Done {};
    return base::Refusal {
        .reason = base::Reason::too_many, .code = "too_many_invitations", .retry_after_s = 24LL * 3600};
}

Invitation invitation_to(platform::Context& cx, std::string_view email, std::string_view language)
{
    Invitation invitation;
    invitation.id = cx.ids.make<InvitationId>();
    invitation.created_by = cx.actor.person;
    invitation.email = email;
    invitation.email_hash = address_hash(email);
    invitation.language = language;
    invitation.created_at = cx.clock.now();
    return invitation;
}

} // namespace

Pasted addresses_in(std::string_view text)
{
    Pasted pasted;
    while (!text.empty()) read_line(cut(text, "\n"), pasted);
    return pasted;
}

base::Result<InvitationWish> InvitationWish::from(web::Fields& fields, std::string_view language)
{
    auto const pasted = addresses_in(fields.text("addresses", pasted_limit, web::Demand::required));
    if (!pasted.wrong.empty()) fields.problem("addresses", "not_an_address");
    if (pasted.addresses.size() > most_addresses) fields.problem("addresses", "too_many");
    return fields.or_problems(InvitationWish {pasted.addresses, std::string {language}});
}

base::Result<std::vector<Invitation>> invite(platform::Context& cx, InvitationWish const& wish, Joining joining)
{
    TRY(platform::require(may(cx.actor, DoorAction::invite, joining)));
    TRY(within_a_day(cx, static_cast<std::int64_t>(wish.addresses.size())));
    InvitationStore store {cx.tx};
    std::vector<Invitation> made;
    for (auto const& address : wish.addresses) {
        if (auto before = store.open_to(address_hash(address))) {
            made.push_back(*std::move(before));
            continue;
        }
        made.push_back(invitation_to(cx, address, wish.language));
        store.save(made.back());
        cx.outbox.job("people.invitation_mail", base::Json::object().add("invitation", made.back().id.text()).text(),
            platform::Lane::mass);
    }
    return made;
}

base::Result<Invitation> close_invitation(platform::Context& cx, InvitationId id)
{
    InvitationStore store {cx.tx};
    auto invitation = TRY(store.find(id));
    TRY(platform::require_view(may(cx.actor, InvitationAction::view, invitation)));
    TRY(platform::require(may(cx.actor, InvitationAction::close, invitation)));
    invitation = TRY(closed(std::move(invitation), cx.clock.now()));
    store.save(invitation);
    return invitation;
}

} // namespace people
