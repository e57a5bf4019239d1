#pragma once

#include "areas/circles/circle.h"
#include "platform/storage/sql.h"

#include <set>
#include <span>
#include <unordered_map>
#include <vector>

namespace circles {

/// All SQL about who is in a circle.
class MembershipStore {
public:
    explicit MembershipStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// Hers in this circle; of somebody who was never here one without standing.
    Membership of(CircleId circle, std::optional<base::PersonId> person);
    void save(Membership const& membership);

    /// Asks people in who have nothing to do with the circle yet; others are left as they are. Gives how many it was.
    std::int64_t invite(CircleId circle, std::span<base::PersonId const> people, base::PersonId by, base::Time now);

    std::int64_t hosts(CircleId circle);
    std::int64_t inside(CircleId circle);

    /// Hosts first, then those with a duty, then the others, the longest here first; `after` by who stood last.
    std::vector<Membership> people_of(CircleId circle, int offset, int limit);
    /// Who asks to be let in, the longest waiting first.
    std::vector<Membership> asking(CircleId circle, int limit);
    /// What she is to each of these circles; those she has nothing to do with are left out.
    std::unordered_map<CircleId, Standing> standings_of(
        std::optional<base::PersonId> person, std::span<CircleId const> circles);
    /// What each of these people is to the circle; who has nothing to do with it is left out.
    std::unordered_map<base::PersonId, Standing> standings_in(CircleId circle, std::span<base::PersonId const> people);
    /// The private circles that she is in.
    std::vector<CircleId> private_circles_of(base::PersonId person);
    /// Where these people are inside or asked in, but for what they want less of.
    std::vector<Membership> wanted_of(std::span<base::PersonId const> people);
    /// Who looks after it, in the order of their ids.
    std::vector<base::PersonId> hosts_of(CircleId circle);
    /// Who is inside and wants all of it, but this one; by person, those after this one.
    std::vector<base::PersonId> asked_to_decide(CircleId circle, base::PersonId but, base::PersonId after, int limit);
    /// Who of those inside has taken this on, in the order of their ids.
    std::vector<base::PersonId> with_duty(CircleId circle, Duty duty);
    /// Which of these people are inside.
    std::vector<base::PersonId> inside_of(CircleId circle, std::span<base::PersonId const> people);

    /// Which of these people are inside a circle that she is inside too, and that was not removed; not herself.
    std::set<base::PersonId> beside(base::PersonId person, std::span<base::PersonId const> people);

    /// Everything of hers, the oldest first.
    std::vector<Membership> all_of(base::PersonId person);
    /// Takes away up to a hundred of hers; true when nothing is left.
    bool forget_some(base::PersonId person);
    void forget_circle(CircleId circle);

private:
    platform::Tx& tx_;
};

} // namespace circles
