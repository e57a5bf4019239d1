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
    std::optional<base::Time> ended_at {}; ///< withdrawn, or one of its needs or authors is gone
    bool operator==(Merge const&) const = default;

    /// Waits for an author: nobody has said no, and the time for saying yes is not over.
    bool is_open(base::Time now) const;
    bool is_accepted() const { return from_accepted_at && into_accepted_at; }
};

constexpr base::Milliseconds undo_time = std::chrono::hours {24 * 30};
constexpr base::Milliseconds answer_time = std::chrono::hours {24 * 30};

/// The proposal with the acceptance of one author; of both, when one person wrote both needs.
base::Result<Merge> accepted(Merge merge, Need const& from, Need const& into, base::PersonId person, base::Time now);
base::Result<Merge> refused(Merge merge, base::Time now);
base::Result<Merge> undone(Merge merge, base::Time now);
base::Result<Merge> withdrawn(Merge merge, base::Time now);

/// Somebody's two needs may be one: the authors are asked.
struct MergeProposed {
    static constexpr std::string_view name = "needs.merge_proposed";
    MergeId merge {};
    std::string payload() const;
    static MergeProposed from_payload(std::string_view text);
};

/// A proposal waits for nobody any more, though no author has decided.
struct MergeEnded {
    static constexpr std::string_view name = "needs.merge_ended";
    MergeId merge {};
    std::string payload() const;
    static MergeEnded from_payload(std::string_view text);
};

/// All supporters were carried over, or back when it was undone: they can be told.
struct SupportersCarried {
    static constexpr std::string_view name = "needs.supporters_carried";
    MergeId merge {};
    std::string payload() const;
    static SupportersCarried from_payload(std::string_view text);
};

/// Done or undone: the authors are told.
struct NeedsMerged {
    static constexpr std::string_view name = "needs.merged";
    MergeId merge {};
    base::PersonId by {}; ///< who said the second yes, or took them apart
    std::string payload() const;
    static NeedsMerged from_payload(std::string_view text);
};

enum class MergeAction { view, propose, decide, undo, withdraw };

/// Who may do what to a proposal: stewards propose and withdraw, the two authors decide, either of them or a steward undoes.
platform::Verdict may(base::Actor const& actor, MergeAction action, Need const& from, Need const& into);

} // namespace needs
