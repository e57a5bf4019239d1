#pragma once

#include "areas/needs/need.h"
#include "platform/storage/context.h"

namespace needs {

using MergeId = base::IdOf<struct MergeTag>;

/// A steward's proposal to make one of two needs. It is done when both authors have accepted, and can be undone for a month.
struct Merge {
    MergeId id {};
    NeedId from {};
    NeedId into {};
    base::PersonId proposed_by {};
    std::string why {};
    base::Time proposed_at {};
    std::optional<base::Time> from_accepted_at {};
    std::optional<base::Time> into_accepted_at {};
    std::optional<base::Time> refused_at {};
    std::optional<base::Time> done_at {};
    std::optional<base::Time> undone_at {};
    bool operator==(Merge const&) const = default;

    bool is_open() const { return !refused_at && !done_at; }
    bool is_accepted() const { return from_accepted_at && into_accepted_at; }
};

constexpr base::Milliseconds undo_time = std::chrono::hours {24 * 30};

/// The proposal with the acceptance of one author; of both, when one person wrote both needs.
base::Result<Merge> accepted(Merge merge, Need const& from, Need const& into, base::PersonId person, base::Time now);
base::Result<Merge> refused(Merge merge, base::Time now);
base::Result<Merge> undone(Merge merge, base::Time now);

/// Somebody's two needs may be one: the authors are asked.
struct MergeProposed {
    static constexpr std::string_view name = "needs.merge_proposed";
    MergeId merge {};
    std::string payload() const;
    static MergeProposed from_payload(std::string_view text);
};

/// Done or undone: the supporters who were carried over, or back, are told.
struct NeedsMerged {
    static constexpr std::string_view name = "needs.merged";
    MergeId merge {};
    base::PersonId by {}; ///< who said the second yes, or took them apart
    std::string payload() const;
    static NeedsMerged from_payload(std::string_view text);
};

enum class MergeAction { view, propose, decide, undo };

/// Who may do what to a proposal: stewards propose, the two authors decide, either of them or a steward undoes.
platform::Verdict may(base::Actor const& actor, MergeAction action, Need const& from, Need const& into);

} // namespace needs
