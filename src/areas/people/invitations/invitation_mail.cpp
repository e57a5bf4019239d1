#include "areas/people/invitations/invitation_mail.h"

#include "areas/people/invitations/invitation_links.h"
#include "areas/people/invitations/invitation_store.h"
#include "areas/people/person_store.h"
#include "base/json.h"
#include "html/words.h"
#include "platform/i18n/fold.h"
#include "platform/i18n/languages.h"
#include "platform/mail/letter.h"
#include "platform/mail/mailer.h"
#include "platform/settings/settings.h"
#include "platform/storage/database.h"

namespace people {

namespace {

using html::tr;

struct Wanted {
    Invitation invitation;
    std::string network;
    std::string inviter; ///< empty when it was made at the machine itself
    bool wanted = false;
};

Wanted wanted_of(platform::Machines& machines, platform::Tx& tx, Invitation invitation)
{
    PersonStore people {tx};
    Wanted wanted;
    wanted.network = machines.settings.now(tx)->text_or("network.name", "Groundswell");
    if (invitation.created_by) {
        if (auto const inviter = people.find(*invitation.created_by)) wanted.inviter = inviter->name;
    }
    bool const here = people.with_address(platform::email_folded(invitation.email)).has_value();
    wanted.wanted = invitation.kind == InvitationKind::address && invitation.state == InvitationState::open && !here
        && !InvitationStore {tx}.is_refused(invitation.email_hash);
    wanted.invitation = std::move(invitation);
    return wanted;
}

base::Result<Wanted> read_wanted(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = InvitationId::from(flat.text("invitation"));
    if (!id) return base::not_found();
    auto const lease = machines.database.read();
    auto invitation = TRY(InvitationStore {lease->tx()}.find(*id));
    return wanted_of(machines, lease->tx(), std::move(invitation));
}

std::string invitation_subject(Wanted const& wanted)
{
    if (wanted.inviter.empty()) return tr("You are invited to {network}", {{"network", wanted.network}});
    return tr("{name} invites you to {network}", {{"name", wanted.inviter}, {"network", wanted.network}});
}

std::string invitation_text(Wanted const& wanted, std::string_view link)
{
    auto const no_thanks = std::string {link} + "/no-thanks";
    return tr(
        "Good day.\n\n{subject}: teachers say there what is hard in their classrooms, and answer each other with what "
        "they tried.\n\nRead first, then join:\n{join}\n\nNo thanks, don't mail me (for ever):\n{no}\n\nNothing "
        "happens by itself: each link opens a page with one button.\n",
        {{"subject", invitation_subject(wanted)}, {"join", link}, {"no", no_thanks}});
}

} // namespace

base::Result<base::Done> send_invitation_mail(platform::Machines& machines, std::string_view payload)
{
    auto const wanted = TRY(read_wanted(machines, payload));
    if (!wanted.wanted) return base::Done {};
    html::Speaking const speaking {machines.languages.named(wanted.invitation.language)};
    auto const link = machines.public_url + path_of(wanted.invitation, machines.keys);
    platform::Letter letter {.to = wanted.invitation.email,
        .from_name = wanted.network,
        .subject = invitation_subject(wanted),
        .text = invitation_text(wanted, link),
        .message_id = "invitation-" + wanted.invitation.id.text() + "@"
            + machines.public_url.substr(machines.public_url.rfind('/') + 1)};
    // RFC 8058: a mail program's own button says no with one POST and no page.
    letter.headers.emplace_back("List-Unsubscribe", "<" + link + "/refusal>");
    letter.headers.emplace_back("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    letter.headers.emplace_back("Auto-Submitted", "auto-generated");
    return machines.mailer.send(letter);
}

} // namespace people
