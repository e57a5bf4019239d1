#pragma once

#include "areas/people/invitations/invitation.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"

#include <string>
#include <vector>

namespace people {

constexpr std::size_t most_addresses = 30;

/// Addresses as somebody pasted them: one a line, or divided by commas, with or without names beside them.
struct Pasted {
    std::vector<std::string> addresses {}; ///< each once
    std::vector<std::string> wrong {};     ///< what was meant as an address and is none
};
Pasted addresses_in(std::string_view text);

/// Whom somebody wants to invite, and the language she writes to them in.
struct InvitationWish {
    std::vector<std::string> addresses {};
    std::string language {};

    static base::Result<InvitationWish> from(web::Fields& fields, std::string_view language);
};

/// Invites each address once; one that was invited already gets no second letter. Whether an address is known here, or wants
/// no mail, is never told: the letter itself asks that. At most 30 at a time, and 30 a day for members, 300 for stewards.
base::Result<std::vector<Invitation>> invite(platform::Context& cx, InvitationWish const& wish, Joining joining);

/// Takes an invitation, or a sheet, back: its link opens nothing from now on.
base::Result<Invitation> close_invitation(platform::Context& cx, InvitationId id);

} // namespace people
