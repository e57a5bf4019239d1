#pragma once

#include "areas/circles/decisions/decisions.h"
#include "areas/circles/talk/write_talk.h"
#include "platform/i18n/zones.h"
#include "platform/web/fields.h"

namespace circles {

/// What somebody writes who asks the circle to decide.
struct DecisionWords {
    DecisionKind kind = DecisionKind::consent;
    std::string question {};
    std::string proposal {};
    std::vector<DecisionOption> options {};
    bool anonymous = false;
    std::int64_t quorum = 1;
    base::Time closes_at {};

    /// Times are those of the writer's own wall clock.
    static base::Result<DecisionWords> from(web::Fields& fields, DecisionKind kind, platform::Zone const& zone);
};

/// What its form shows.
web::Fields fields_of(Decision const& decision, platform::Zone const& zone);
std::string start_field(std::size_t place);

/// A decision with its thread and its circle, for those who may read it.
struct SeenDecision {
    SeenThread in {};
    Decision decision {};
};
base::Result<SeenDecision> decision_seen(platform::Reading const& reading, std::string_view circle, DecisionId id);
base::Result<SeenDecision> decision_of(platform::Reading const& reading, DecisionId id);

/// Asks the circle. The order for lots is drawn now, before anybody can know whom it helps, and shown with the question.
base::Result<Decision> ask_decision(
    platform::Context& cx, std::string_view circle, ThreadId thread, DecisionWords const& words);

/// Other words, while nobody has answered. The kind stays.
base::Result<Decision> change_decision(platform::Context& cx, DecisionId id, DecisionWords const& words);

/// Takes the question back. What was answered is never counted, and gone.
base::Result<Decision> withdraw_decision(platform::Context& cx, DecisionId id);

/// Counts a decision whose time is over and records what came of it; does nothing before, and nothing twice.
void count_decision(platform::Context& cx, DecisionId id);

} // namespace circles
