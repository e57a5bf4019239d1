#pragma once

// The front door of the stewards' room.

#include "platform/keys/keys.h"
#include "platform/settings/settings.h"
#include "platform/storage/sql.h"

#include <optional>
#include <string>

namespace stewards {

/// The path of the link that sets a new network up: made from the installation's secret, dead for ever once an administrator
/// has come by it. Nothing when that has happened.
std::optional<std::string> setup_path(platform::Tx& tx, platform::Settings& settings, platform::Keys const& keys);

} // namespace stewards
