#pragma once

#include "areas/people/invitations/invitation.h"
#include "platform/keys/keys.h"
#include "platform/storage/sql.h"

#include <optional>
#include <string>
#include <string_view>

namespace people {

/// "1r2k-k3…": the last part of the link in a mail. Made from the id and the installation's secret, stored nowhere.
std::string token_of(Invitation const& invitation, platform::Keys const& keys);

/// The six signs on a sheet of paper: short enough to type, made the same way.
std::string sheet_code(Invitation const& sheet, platform::Keys const& keys);

/// The path under which an invitation is answered: /invitations/… or /join/….
std::string path_of(Invitation const& invitation, platform::Keys const& keys);

/// The invitation that a link proves; not found for anything else.
base::Result<Invitation> invitation_proven(platform::Tx& tx, std::string_view token, platform::Keys const& keys);

/// The open sheet that bears this code; capitals, hyphens and the signs people mistake (o 0, i l 1) are all right.
base::Result<Invitation> sheet_with_code(platform::Tx& tx, std::string_view code, platform::Keys const& keys);

} // namespace people
