#pragma once

#include "areas/stewards/reports/report.h"
#include "platform/storage/sql.h"

#include <array>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace stewards {

/// All SQL about reports.
class ReportStore {
public:
    explicit ReportStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    base::Result<Report> find(ReportId id);
    void save(Report const& report);

    /// Many at once; missing ones are left out.
    std::vector<Report> of(std::span<ReportId const> ids);

    /// The first report about each thing that waits, oldest first, those after one; of one reason, or of all.
    std::vector<Report> open(std::optional<Why> why, ReportId after, int limit);
    /// Every report that waits about the things of these.
    std::vector<Report> open_beside(std::vector<Report> const& reports);
    /// How many things wait for each reason, in the order of Why.
    std::array<std::int64_t, 5> open_by_reason();
    /// All that wait about one thing: they are decided together.
    std::vector<Report> open_about(Kind kind, std::int64_t thing);
    std::int64_t open_count();

    /// How many of each outcome since a moment, in the order of Outcome.
    std::array<std::int64_t, 6> counts_since(base::Time from);

    std::int64_t made_since(base::PersonId reporter, base::Time from);
    /// What became of what these people reported before.
    struct Record {
        std::int64_t decided = 0;
        std::int64_t left = 0;
    };
    std::unordered_map<base::PersonId, Record> records_of(std::span<base::PersonId const> reporters);

    /// Made by her or about her, oldest first.
    std::vector<Report> concerning(base::PersonId person);
    /// Empties the words and the notes of at most a hundred of those. True when none has any left.
    bool take_words_of(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace stewards
