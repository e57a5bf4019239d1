#pragma once

#include "areas/circles/decisions/decision.h"
#include "platform/storage/sql.h"

#include <span>

namespace circles {

/// Found by whoever knows the secret of the installation, see ballot_key().
using BallotId = base::IdOf<struct BallotTag>;

/// One ballot as it is kept.
struct KeptBallot {
    BallotId id {};
    DecisionId decision {};
    std::optional<base::PersonId> person {}; ///< nobody's name of an anonymous one
    std::string text {};
};

/// When and by which way somebody answered; nothing of what.
struct AnswerMark {
    base::PersonId person {};
    base::Time answered_at {};
    bool by_mail = false;
};

/// All SQL about answers.
class BallotStore {
public:
    explicit BallotStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// Keeps an answer in the place of the one before.
    void put(KeptBallot const& ballot, AnswerMark const& mark);
    std::optional<std::string> find(DecisionId decision, BallotId id);
    bool has_answered(DecisionId decision, base::PersonId person);
    std::vector<base::PersonId> answered_among(DecisionId decision, std::span<base::PersonId const> people);
    std::int64_t cast(DecisionId decision);
    std::int64_t by_mail(DecisionId decision);
    /// In the order of their ids, which says nothing.
    std::vector<KeptBallot> of_decision(DecisionId decision);
    std::vector<KeptBallot> of_person(base::PersonId person);

    /// Cuts the last thread between people and the ballots of an anonymous decision: who answered is forgotten, and the ballots stay under
    /// ids that no secret leads to. All rows are written anew at once, so that not even the engine's own marks tell two apart.
    void unlink(DecisionId decision, std::span<KeptBallot const> under_new_ids);
    /// Nobody will count these.
    void forget_all(DecisionId decision);

    /// Takes the name off so many ballots of hers and forgets that she answered; true when none is left. With `words`, what
    /// she said against a proposal goes too.
    bool forget_some(base::PersonId person, int limit, bool words);

private:
    platform::Tx& tx_;
};

} // namespace circles
