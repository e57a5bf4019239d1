#pragma once

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace people {

using InvitationId = base::IdOf<struct InvitationTag>;

/// Who may come in: anybody, whoever a member vouches for, or only whoever a steward invites.
enum class Joining { open, vouched, invited };

/// To one address, or to whoever stands before a sheet of paper in the staff room.
enum class InvitationKind { address, sheet };

/// Open until somebody came in by it, said no thanks, or a steward closed it. A sheet stays open for the next one. A prepared one
/// has not been sent: nobody has heard of it, and it opens nothing.
enum class InvitationState { open, accepted, refused, closed, prepared };

/// A hand held out to somebody who is not here yet.
struct Invitation {
    InvitationId id {};
    InvitationKind kind = InvitationKind::address;
    std::optional<base::PersonId> created_by {}; ///< nobody when it was made at the machine itself
    std::string email {};                        ///< empty for a sheet, and after a "no thanks"
    std::string email_hash {};
    std::string language {};
    InvitationState state = InvitationState::open;
    std::int64_t joined = 0; ///< how many came in by it
    base::Time created_at {};
    std::optional<base::Time> answered_at {};
    bool operator==(Invitation const&) const = default;
};

std::string_view name_of(Joining joining);
std::string_view name_of(InvitationKind kind);
std::string_view name_of(InvitationState state);
std::optional<Joining> joining_named(std::string_view name);
std::optional<InvitationKind> invitation_kind_named(std::string_view name);
std::optional<InvitationState> invitation_state_named(std::string_view name);

/// An address as this room remembers it when it may not keep it: SHA-256 of its fold.
std::string address_hash(std::string_view email);

/// Somebody came in by it. A sheet lets the next one in too.
base::Result<Invitation> accepted(Invitation invitation, base::Time now);

/// "No thanks, don't mail me": the address is let go. A sheet cannot say no, and whoever came in has answered already.
base::Result<Invitation> refused(Invitation invitation, base::Time now);

/// Taken back by whoever made it, or by a steward. Closing twice is closing once.
base::Result<Invitation> closed(Invitation invitation, base::Time now);

} // namespace people
