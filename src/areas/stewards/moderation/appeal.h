#pragma once

#include "areas/stewards/moderation/measure.h"
#include "platform/machines.h"
#include "platform/web/fields.h"

namespace stewards {

/// Whoever a measure is about appeals, once (already_appealed), while it holds.
base::Result<Appeal> appeal_against(platform::Context& cx, MeasureId id, std::string_view words);

struct AppealDecision {
    AppealOutcome outcome = AppealOutcome::refused;
    std::string note {};

    static base::Result<AppealDecision> from(web::Fields& fields);
};

/// Somebody else than who took the measure decides. Upheld undoes it.
base::Result<Appeal> decide_appeal(platform::Context& cx, AppealId id, AppealDecision const& decision);

/// The job "stewards.appeal_mail": tells a suspended person, who reads no page here, what became of her appeal.
base::Result<base::Done> send_appeal_mail(platform::Machines& machines, std::string_view payload);

/// A steward asks another one before she decides, and the other one answers.
struct OpinionQuestion {
    base::PersonId steward {};
    std::string words {};

    static base::Result<OpinionQuestion> from(web::Fields& fields);
};
struct OpinionAnswer {
    Outcome advice = Outcome::left;
    std::string words {};

    static base::Result<OpinionAnswer> from(web::Fields& fields);
};
base::Result<Opinion> ask_opinion(platform::Context& cx, ReportId report, OpinionQuestion const& question);
base::Result<Opinion> give_opinion(platform::Context& cx, OpinionId id, OpinionAnswer const& answer);

} // namespace stewards
