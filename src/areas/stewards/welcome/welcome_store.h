#pragma once

#include "areas/stewards/welcome/welcome.h"
#include "platform/storage/sql.h"

#include <span>
#include <vector>

namespace stewards {

/// All SQL about newcomers' first words and who welcomes them.
class WelcomeStore {
public:
    explicit WelcomeStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    std::optional<FirstPost> find(base::PersonId person);
    /// False when something of hers is known already.
    bool add(FirstPost const& first);
    void save(FirstPost const& first);
    void forget(base::PersonId person);

    /// Unanswered ones of others that stand at this need, or in this thread before this post.
    std::vector<FirstPost> waiting_at(needs::NeedId need, base::PersonId but);
    std::vector<FirstPost> waiting_in(circles::ThreadId thread, circles::PostId before, base::PersonId but);

    /// Those that are the stewards' own by now, the oldest first.
    std::vector<FirstPost> overdue(base::Time now, int limit);
    /// Of these needs those that a welcomer has in hand.
    std::vector<needs::NeedId> in_hand(std::span<needs::NeedId const> needs, base::Time now);
    WelcomeRate rate(base::Time since, base::Time now);
    /// What each of these people has to do, those who were never asked too.
    std::vector<Load> loads_of(std::span<base::PersonId const> people);

    std::vector<base::PersonId> welcomers();
    void name_welcomer(base::PersonId person, base::Time now);
    void let_go(base::PersonId person);
    /// She is nobody's welcomer any more, and nothing waits for her.
    void forget_welcomer(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace stewards
