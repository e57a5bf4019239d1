#pragma once

#include "areas/needs/needs.h"
#include "areas/people/people.h"
#include "areas/stewards/moderation/measure.h"
#include "areas/stewards/reports/report_store.h"
#include "areas/stewards/reports/report_thing.h"
#include "areas/stewards/reports/spam.h"
#include "html/page.h"
#include "platform/chain/chain.h"

#include <array>
#include <optional>
#include <vector>

namespace stewards {

/// The form: what it is about, why, a few words.
html::Page report_form(Thing const& thing, web::Fields const& fields, base::Refusal const* refusal);
html::Page thanks_page();

/// A second opinion with the names of both.
struct ShownOpinion {
    Opinion opinion {};
    std::string asked_by {};
    std::string asked {};
};

/// A report as stewards see it, with what it is about, if that can still be seen.
struct Waiting {
    Report report {};
    std::optional<Thing> thing {};
    std::string about {};
    std::string reporter {};
    std::int64_t alike = 1; ///< how many reports there are about the same thing
    bool may_decide = false;
    std::vector<SpamSign> signs {};
    std::vector<ShownOpinion> opinions {};
    ReportStore::Record record {}; ///< of whoever reported first

    bool is_likely_spam() const { return stewards::is_likely_spam(signs); }
};

/// One page of the queue.
struct Queue {
    std::vector<Waiting> waiting {};
    std::array<std::int64_t, 5> by_reason {}; ///< how many reports wait, in the order of Why
    std::optional<Why> why {};                ///< the reason that is shown alone
    std::optional<ReportId> next {};
    std::int64_t appeals = 0; ///< that wait
    std::vector<people::Caretaker> stewards {};
    std::vector<needs::Need> hidden {};
    base::Time now {};
};
html::Page queue_page(base::Actor const& actor, Queue const& queue, bool decided);

/// What became of each of many that were decided in one go.
struct DecidedOne {
    ReportId report {};
    std::string refusal {}; ///< its code; empty when it was decided
};
html::Page decisions_page(std::vector<DecidedOne> const& all);

/// The choice of what happens, for how long, and why; `kind` says whether there is something to take out of sight, `key` makes the ids
/// of the fields their own.
html::Html decision_fields(std::optional<Kind> kind, std::string const& key);

std::string_view why_words(Why why);
std::string_view words_of(Outcome outcome);

/// What became of reports and appeals in the last twelve months, and where the log ends. Everybody may read it.
struct Counts {
    std::array<std::int64_t, 6> outcomes {};
    std::array<std::int64_t, 3> appeals {};
    platform::Head head {};
};
html::Page counts_page(Counts const& counts);

} // namespace stewards
