#pragma once

// The front door of the stewards' room.

#include "areas/stewards/reports/report.h"
#include "areas/stewards/welcome/welcome.h"
#include "base/actor.h"
#include "platform/keys/keys.h"
#include "platform/settings/settings.h"
#include "platform/storage/sql.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace stewards {

/// A steward has decided a report: whoever reported can be thanked and told.
struct ReportDecided {
    static constexpr std::string_view name = "stewards.report_decided";
    std::int64_t report = 0;
    base::PersonId reporter {};
    std::string_view outcome {}; ///< "hidden", "suspended" or "left"

    std::string payload() const;
    static ReportDecided from_payload(std::string_view text);
};

/// What somebody reported: her own words, or those that she ticked. Only of reports that are the actor's own.
std::unordered_map<ReportId, std::string> reported_words(
    platform::Reading const& reading, std::span<ReportId const> reports);

/// The path of the link that sets a new network up: made from the installation's secret, dead for ever once an administrator
/// has come by it. Nothing when that has happened.
std::optional<std::string> setup_path(platform::Tx& tx, platform::Settings& settings, platform::Keys const& keys);

} // namespace stewards
