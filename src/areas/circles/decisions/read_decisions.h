#pragma once

#include "areas/circles/circle_page.h"
#include "areas/circles/decisions/answer_decision.h"

namespace circles {

/// A decision as a card in its thread or in a list shows it.
struct ShownDecision {
    Decision decision {};
    std::int64_t answered = 0;
    std::int64_t members = 0;
    bool mine = false; ///< the reader has answered
    bool asked = true; ///< the reader is among those who are asked, if she is inside
};

/// One answer with the name of who gave it, where that is shown.
struct NamedAnswer {
    std::string name {}; ///< empty when nobody is told
    Ballot ballot {};
};

/// A decision with everything its page shows.
struct DecisionView {
    Circle circle {};
    Membership mine {};
    Thread thread {};
    ShownDecision shown {};
    std::optional<Ballot> answer {}; ///< the reader's own, while it may be changed
    std::vector<NamedAnswer>
        answers {}; ///< when its time is over: of an open one all, for members; objections for everybody
    Names names {};
    std::string said {};
    base::Time now {};
};
base::Result<DecisionView> view_decision(
    platform::Reading const& reading, platform::Keys const& keys, std::string_view circle, DecisionId id);

/// A page of a circle's decisions, the newest first.
struct DecisionList {
    Circle circle {};
    Membership mine {};
    std::vector<ShownDecision> decisions {};
    bool more = false;
    base::Time now {};
};
base::Result<DecisionList> list_decisions(platform::Reading const& reading, std::string_view circle, DecisionId before);

/// The ballots of a decision that was counted, as a table for other programs (RFC 4180), without names. Refused
/// with "decision_not_counted" before.
base::Result<std::string> ballots_as_csv(platform::Reading const& reading, std::string_view circle, DecisionId id);

/// The decisions of a thread as cards; nothing where there is none.
html::Html decision_cards(
    platform::Reading const& reading, Circle const& circle, Standing standing, Thread const& thread);

/// What a circle decided last, for its page; nothing where it has decided nothing, or for those who may not read inside.
html::Html decided(platform::Reading const& reading, Circle const& circle, Standing standing, int limit);

} // namespace circles
