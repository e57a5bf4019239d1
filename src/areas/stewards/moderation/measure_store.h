#pragma once

#include "areas/stewards/moderation/measure.h"
#include "platform/storage/sql.h"

#include <array>
#include <span>
#include <vector>

namespace stewards {

/// All SQL about measures, appeals and second opinions.
class MeasureStore {
public:
    explicit MeasureStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    base::Result<Measure> find(MeasureId id);
    std::vector<Measure> of(std::span<MeasureId const> ids);
    void save(Measure const& measure);
    /// What was decided about somebody, the newest first.
    std::vector<Measure> about(base::PersonId person, int limit);
    /// The newest about a thing that holds.
    std::optional<Measure> holding(MeasureKind kind, Kind thing_kind, std::int64_t thing);

    base::Result<Appeal> appeal(AppealId id);
    std::optional<Appeal> appeal_of(MeasureId measure);
    std::vector<Appeal> appeals_of(std::span<MeasureId const> measures);
    void save(Appeal const& appeal);
    std::vector<Appeal> open_appeals(AppealId after, int limit);
    std::int64_t open_appeal_count();
    /// How many of each outcome since a moment, in the order of AppealOutcome.
    std::array<std::int64_t, 3> appeal_counts_since(base::Time from);

    base::Result<Opinion> opinion(OpinionId id);
    std::vector<Opinion> opinions_on(std::span<ReportId const> reports);
    void save(Opinion const& opinion);
    /// Of reports that wait, asked of her and not answered.
    std::int64_t asked_of(base::PersonId steward);

    /// Decided about her or by her; appealed by her or decided by her; asked or answered by her.
    std::vector<Measure> concerning(base::PersonId person);
    std::vector<Appeal> appeals_by(base::PersonId person);
    std::vector<Opinion> opinions_with(base::PersonId person);
    /// Empties the words about her and by her, of at most a hundred of each. True when none has any left.
    bool take_words_of(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace stewards
