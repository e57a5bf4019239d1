#pragma once

// The front door of the stewards' room.

#include "areas/stewards/moderation/measure.h"
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
    std::string_view outcome {}; ///< the name of an Outcome

    std::string payload() const;
    static ReportDecided from_payload(std::string_view text);
};

/// A steward decided something about somebody: she can be told, and how to appeal.
struct MeasureTaken {
    static constexpr std::string_view name = "stewards.measure_taken";
    MeasureId measure {};
    std::string payload() const;
    static MeasureTaken from_payload(std::string_view text);
};

/// It does not hold any more: what was hidden is shown, who was limited or suspended is not.
struct MeasureUndone {
    static constexpr std::string_view name = "stewards.measure_undone";
    MeasureId measure {};
    std::string payload() const;
    static MeasureUndone from_payload(std::string_view text);
};

/// Somebody else looked at an appeal and decided.
struct AppealDecided {
    static constexpr std::string_view name = "stewards.appeal_decided";
    AppealId appeal {};
    std::string payload() const;
    static AppealDecided from_payload(std::string_view text);
};

/// As they stand; for listeners.
base::Result<Measure> measure_of(platform::Tx& tx, MeasureId id);
base::Result<Appeal> appeal_of(platform::Tx& tx, AppealId id);

/// A suspended person says her side on the page she is led to: that is her appeal. Nothing when she has appealed before.
void appeal_of_suspended(platform::Context& cx, base::PersonId person, std::string_view words);

/// What somebody reported: her own words, or those that she ticked. Only of reports that are the actor's own.
std::unordered_map<ReportId, std::string> reported_words(
    platform::Reading const& reading, std::span<ReportId const> reports);

/// The path of the link that sets a new network up: made from the installation's secret, dead for ever once an administrator
/// has come by it. Nothing when that has happened.
std::optional<std::string> setup_path(platform::Tx& tx, platform::Settings& settings, platform::Keys const& keys);

} // namespace stewards
