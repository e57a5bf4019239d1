#pragma once

#include "areas/stewards/moderation/measure.h"

namespace stewards {

/// The chain that holds what was decided about people and their words.
constexpr std::string_view moderation_chain = "moderation";

// One fact for each thing done, written in its transaction. Ids and codes stand in the chain; reasons and words beside it.
void log_decision(platform::Context& cx, Report const& report, std::optional<MeasureId> measure);
void log_measure(platform::Context& cx, Measure const& measure);
void log_undoing(platform::Context& cx, Measure const& measure);
void log_appeal(platform::Context& cx, Appeal const& appeal);
void log_appeal_decided(platform::Context& cx, Appeal const& appeal);
void log_question(platform::Context& cx, Opinion const& opinion, Report const& report);
void log_opinion(platform::Context& cx, Opinion const& opinion, Report const& report);
void log_trust(platform::Context& cx, base::PersonId person);

} // namespace stewards
