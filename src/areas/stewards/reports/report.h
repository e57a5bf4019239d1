#pragma once

#include "base/actor.h"
#include "base/names.h"
#include "base/result.h"
#include "base/time.h"
#include "platform/storage/context.h"

#include <optional>
#include <string>
#include <string_view>

namespace stewards {

using ReportId = base::IdOf<struct ReportTag>;

/// What can be reported.
enum class Kind { need, reply, person, post };
/// Why, in the order in which the form asks: what hurts first comes first.
enum class Why { pupil, unkind, false_claim, advertising, other };
/// What a steward made of it.
enum class Outcome { open, hidden, suspended, left, warned, limited };

constexpr base::Names<Kind, 4> kinds {{"need", "reply", "person", "post"}};
constexpr base::Names<Why, 5> whys {{"pupil", "unkind", "false_claim", "advertising", "other"}};
constexpr base::Names<Outcome, 6> outcomes {{"open", "hidden", "suspended", "left", "warned", "limited"}};

/// Somebody asks a steward to look at something.
struct Report {
    ReportId id {};
    Kind kind = Kind::need;
    std::int64_t thing = 0;  ///< the id of what was reported
    base::PersonId about {}; ///< who wrote it, or the person herself
    base::PersonId reporter {};
    Why why = Why::other;
    std::string words {};
    Outcome outcome = Outcome::open;
    base::Time reported_at {};
    std::optional<base::PersonId> decided_by {};
    std::string note {};
    std::optional<base::Time> decided_at {};
    bool operator==(Report const&) const = default;
};

/// A report is decided once; what somebody wrote can be hidden, a person cannot.
base::Result<Report> decided(Report report, Outcome outcome, base::PersonId by, std::string_view note, base::Time now);

enum class ReportAction { decide };

/// Nobody decides about herself.
platform::Verdict may(base::Actor const& actor, ReportAction action, Report const& report);

/// Whether somebody may report what this person wrote, or her.
platform::Verdict may_report(base::Actor const& actor, base::PersonId about);

} // namespace stewards
