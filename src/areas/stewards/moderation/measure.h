#pragma once

#include "areas/stewards/reports/report.h"

namespace stewards {

using MeasureId = base::IdOf<struct MeasureTag>;
using AppealId = base::IdOf<struct AppealTag>;
using OpinionId = base::IdOf<struct OpinionTag>;

/// What a steward does about somebody or something, from the smallest to the largest.
enum class MeasureKind { warned, hidden, limited, suspended };
constexpr base::Names<MeasureKind, 4> measure_kinds {{"warned", "hidden", "limited", "suspended"}};

/// For so long one may appeal, and a hidden thing's words are kept.
constexpr base::Milliseconds time_to_appeal = std::chrono::hours {24 * 30};
constexpr std::int64_t longest_limit_days = 90;

/// It holds until it is undone; a limit ends by itself too.
struct Measure {
    MeasureId id {};
    MeasureKind kind = MeasureKind::warned;
    base::PersonId about {};
    Kind thing_kind = Kind::person; ///< what it was about: her words, or herself
    std::int64_t thing = 0;
    Why why = Why::other; ///< the rule
    std::string reason {};
    base::PersonId decided_by {};
    base::Time decided_at {};
    std::optional<base::Time> until {};
    std::optional<base::Time> undone_at {};
    std::optional<base::PersonId> undone_by {};
    bool operator==(Measure const&) const = default;
};

/// A measure undone, once.
base::Result<Measure> undone(Measure measure, base::PersonId by, base::Time now);

enum class AppealOutcome { open, upheld, refused };
constexpr base::Names<AppealOutcome, 3> appeal_outcomes {{"open", "upheld", "refused"}};

/// Somebody says why a measure about her was wrong. Upheld means that she was right.
struct Appeal {
    AppealId id {};
    MeasureId measure {};
    base::PersonId person {};
    std::string words {};
    base::Time appealed_at {};
    AppealOutcome outcome = AppealOutcome::open;
    std::optional<base::PersonId> decided_by {};
    std::string note {};
    std::optional<base::Time> decided_at {};
    bool operator==(Appeal const&) const = default;
};

/// Whether there is still something to appeal against: it holds, and not longer than thirty days.
base::Result<base::Done> can_be_appealed(Measure const& measure, base::Time now);
base::Result<Appeal> decided(
    Appeal appeal, AppealOutcome outcome, base::PersonId by, std::string_view note, base::Time now);

enum class MeasureAction { view, appeal };
/// A measure is seen by stewards and by whom it is about, who alone appeals.
platform::Verdict may(base::Actor const& actor, MeasureAction action, Measure const& measure);

enum class AppealAction { decide };
/// Neither who decided first nor whom it is about decides about an appeal.
platform::Verdict may(base::Actor const& actor, AppealAction action, Measure const& measure);

/// A second opinion: one steward asks another before she decides.
struct Opinion {
    OpinionId id {};
    ReportId report {};
    base::PersonId asked_by {};
    base::PersonId asked {};
    std::string question {};
    base::Time asked_at {};
    Outcome advice = Outcome::open; ///< what she would do; open until she has answered
    std::string answer {};
    std::optional<base::Time> answered_at {};
    bool operator==(Opinion const&) const = default;
};

enum class OpinionAction { ask, answer };
/// Whoever may decide a report may ask, and is asked: neither is it about.
platform::Verdict may(base::Actor const& actor, OpinionAction action, Opinion const& opinion, Report const& report);

} // namespace stewards
