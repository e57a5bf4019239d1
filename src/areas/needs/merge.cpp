#include "areas/needs/merge.h"

#include "base/json.h"

#include <stdexcept>

namespace needs {

namespace {

MergeId merge_in(std::string_view payload)
{
    auto const flat = base::read_flat_json(payload);
    auto const id = flat ? MergeId::from(flat->text("merge")) : std::nullopt;
    if (!id) throw std::invalid_argument {"an event without its merge"};
    return *id;
}

std::string payload_of(MergeId merge)
{
    return base::Json::object().add("merge", merge.text()).text();
}

} // namespace

bool Merge::is_open(base::Time now) const
{
    return !refused_at && !done_at && !ended_at && now - proposed_at <= answer_time;
}

namespace {

base::Result<base::Done> still_open(Merge const& merge, base::Time now)
{
    if (merge.refused_at || merge.done_at) return base::conflict("merge_decided");
    if (!merge.is_open(now)) return base::conflict("merge_proposal_over");
    return base::Done {};
}

} // namespace

base::Result<Merge> accepted(Merge merge, Need const& from, Need const& into, base::PersonId person, base::Time now)
{
    TRY(still_open(merge, now));
    if (from.author == person && !merge.from_accepted_at) merge.from_accepted_at = now;
    if (into.author == person && !merge.into_accepted_at) merge.into_accepted_at = now;
    if (merge.is_accepted()) merge.done_at = now;
    return merge;
}

base::Result<Merge> refused(Merge merge, base::Time now)
{
    TRY(still_open(merge, now));
    merge.refused_at = now;
    return merge;
}

base::Result<Merge> withdrawn(Merge merge, base::Time now)
{
    TRY(still_open(merge, now));
    merge.ended_at = now;
    return merge;
}

base::Result<Merge> undone(Merge merge, base::Time now)
{
    if (!merge.done_at || merge.undone_at) return base::conflict("merge_not_done");
    if (now - *merge.done_at > undo_time) return base::conflict("merge_too_old");
    merge.undone_at = now;
    return merge;
}

std::string MergeProposed::payload() const
{
    return payload_of(merge);
}
MergeProposed MergeProposed::from_payload(std::string_view text)
{
    return {merge_in(text)};
}
std::string MergeEnded::payload() const
{
    return payload_of(merge);
}
MergeEnded MergeEnded::from_payload(std::string_view text)
{
    return {merge_in(text)};
}
std::string SupportersCarried::payload() const
{
    return payload_of(merge);
}
SupportersCarried SupportersCarried::from_payload(std::string_view text)
{
    return {merge_in(text)};
}
std::string NeedsMerged::payload() const
{
    return base::Json::object().add("merge", merge.text()).add("by", by.text()).text();
}
NeedsMerged NeedsMerged::from_payload(std::string_view text)
{
    auto const flat = base::read_flat_json(text);
    auto const by = flat ? base::PersonId::from(flat->text("by")) : std::nullopt;
    return {merge_in(text), by.value_or(base::PersonId {})};
}

platform::Verdict may(base::Actor const& actor, MergeAction action, Need const& from, Need const& into)
{
    bool const author = actor.is(from.author) || actor.is(into.author);
    switch (action) {
    case MergeAction::view:
        return {author || actor.is_steward(), "only_the_authors_and_stewards"};
    case MergeAction::propose:
    case MergeAction::withdraw:
        return {actor.is_steward(), "only_stewards"};
    case MergeAction::decide:
        return {author, "only_the_authors"};
    case MergeAction::undo:
        return {author || actor.is_steward(), "only_the_authors_and_stewards"};
    }
    return {false, "unknown_action"};
}

} // namespace needs
