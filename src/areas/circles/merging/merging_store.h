#pragma once

#include "areas/circles/merging/merging.h"
#include "platform/storage/sql.h"

#include <span>
#include <vector>

namespace circles {

/// What the hosts of two circles see of each of them, side by side.
struct Facts {
    std::int64_t members = 0;
    std::int64_t threads = 0;
};

/// All SQL about proposals to make one of two circles.
class MergingStore {
public:
    explicit MergingStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void save(Merging const& merging);
    base::Result<Merging> find(MergingId id);
    /// The proposal about either of these circles that waits since this moment or later, or that is going on.
    std::optional<Merging> standing_about(CircleId one, CircleId other, base::Time since);
    /// All that concern a circle, the newest first.
    std::vector<Merging> about(CircleId circle, int limit);
    /// Those that were finished in this span, of many circles that stayed.
    std::vector<Merging> finished_into(std::span<CircleId const> circles, base::Time since, base::Time until);
    std::vector<Merging> of(std::span<MergingId const> ids);

    Facts facts(CircleId circle);
    /// How many are in both.
    std::int64_t shared(CircleId one, CircleId other);
    /// How many of those in either were taken out of the other one; `hosts` alone with yes.
    std::int64_t taken_out(CircleId one, CircleId other, bool hosts);
    /// Other circles that many of this one's members are in and that she may see: those most shared first.
    std::vector<CircleId> close_to(CircleId circle, base::PersonId host, int limit);

    std::vector<Merging> worded_by(base::PersonId person);
    /// Her sentences, and all the words of what nobody agreed to: that ends.
    void forget_words_of(base::PersonId person, base::Time now);
    void forget_circle(CircleId circle);
    /// Proposals of somebody who was never real.
    void forget_person(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace circles
