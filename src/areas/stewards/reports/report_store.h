#pragma once

#include "areas/stewards/reports/report.h"
#include "platform/storage/sql.h"

#include <array>
#include <span>
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

    /// Those that wait, oldest first.
    std::vector<Report> open(int limit);
    /// All that wait about one thing: they are decided together.
    std::vector<Report> open_about(Kind kind, std::int64_t thing);
    std::int64_t open_count();

    /// How many of each outcome since a moment, in the order of Outcome.
    std::array<std::int64_t, 4> counts_since(base::Time from);

    /// Made by her or about her, oldest first.
    std::vector<Report> concerning(base::PersonId person);
    /// Empties the words and the notes of at most a hundred of those. True when none has any left.
    bool take_words_of(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace stewards
