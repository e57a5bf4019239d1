#pragma once

#include "areas/people/invitations/invitation.h"
#include "html/page.h"
#include "platform/web/fields.h"

#include <string>
#include <vector>

namespace people {

/// What a stranger with an invitation, or before a sheet, is shown.
struct Welcome {
    Invitation invitation {};
    std::string network {};
    std::string inviter {}; ///< empty when it was made at the machine itself
    std::string pass {};    ///< the token of the link, or the code of the sheet
    bool mail_refused = false;
};

/// The page behind Join: who invites, what it is, one button. The address is filled in where it is known.
html::Page welcome_in_page(Welcome const& welcome);

/// "No thanks, don't mail me": one button; after it, how to undo it.
html::Page no_thanks_page(Welcome const& welcome);

/// One invitation with the link that can be handed on where there is no mail.
struct Sent {
    Invitation invitation {};
    std::string link {};
    std::string inviter {};
};

/// Inviting up to thirty addresses, and what became of the earlier ones.
struct Inviting {
    std::vector<Sent> sent {};
    bool may_invite = false;
    bool may_make_sheet = false;
    bool just_sent = false;
    Joining joining = Joining::open;
    base::Time now {};
};
html::Page invitations_page(Inviting const& inviting, web::Fields const& fields, base::Refusal const* refusal);

/// A sheet for the wall: the question, the code, two minutes.
html::Html sheet_paper(std::string_view network, std::string_view link);

struct Sheet {
    Invitation invitation {};
    std::string link {};
};
html::Page sheet_page(std::string_view network, std::vector<Sheet> const& sheets, base::Time now);

} // namespace people
