#include "areas/circles/decisions/ask_decision.h"

#include "areas/circles/decisions/ballot.h"
#include "areas/circles/decisions/ballot_store.h"
#include "areas/circles/decisions/decision_store.h"
#include "areas/circles/decisions/electorate_store.h"
#include "areas/circles/decisions/may.h"
#include "areas/circles/membership_store.h"
#include "base/json.h"
#include "platform/trust/trust.h"

#include <algorithm>
#include <cstring>

namespace circles {

namespace {

/// The count follows at the deadline, once for each deadline it was given; one that was moved on finds nothing to do.
void plan_count(platform::Context& cx, Decision const& decision)
{
    auto const once = decision.id.text() + " " + std::to_string(decision.closes_at.ms);
    cx.outbox.job("circles.count_decision", DecisionEnded {decision.id}.payload(), decision.closes_at, once);
}

Decision asked_in_words(Decision decision, DecisionWords const& words)
{
    decision.question = words.question;
    decision.proposal = words.proposal;
    decision.options = words.options;
    decision.anonymous = words.anonymous;
    decision.quorum = words.quorum;
    decision.closes_at = words.closes_at;
    return decision;
}

base::Result<SeenDecision> decision_for(platform::Context& cx, DecisionId id, DecisionAction action)
{
    auto seen = TRY(decision_of(cx, id));
    TRY(platform::require(may(cx.actor, action, seen.in.circle, seen.in.mine.standing, seen.decision)));
    return seen;
}

/// The members of the circle read all of it, and are told.
base::Result<base::Done> may_ask(platform::Context& cx, DecisionWords const& words, Decision const* before)
{
    std::vector<platform::Writing> texts {
        {.field = "question", .text = words.question}, {.field = "proposal", .text = words.proposal}};
    if (before != nullptr) {
        texts[0].before = before->question;
        texts[1].before = before->proposal;
    }
    std::string options;
    for (auto const& option : words.options) (options += option.words) += '\n';
    std::string options_before;
    if (before != nullptr) {
        for (auto const& option : before->options) (options_before += option.words) += '\n';
    }
    texts.push_back({.field = "options", .text = options, .before = options_before});
    return platform::may_write(cx, before == nullptr ? platform::Counts::as_new : platform::Counts::as_change, texts);
}

/// The ballots under ids that nothing leads to, in their new order.
std::vector<KeptBallot> under_new_ids(std::vector<KeptBallot> ballots, base::Chance& chance)
{
    for (auto& ballot : ballots) {
        auto const bytes = chance.bytes(sizeof ballot.id.value);
        std::memcpy(&ballot.id.value, bytes.data(), bytes.size());
        ballot.id.value &= INT64_MAX >> 3;
    }
    std::ranges::sort(ballots, {}, &KeptBallot::id);
    return ballots;
}

} // namespace

base::Result<SeenDecision> decision_of(platform::Reading const& reading, DecisionId id)
{
    auto decision = TRY(DecisionStore {reading.tx}.find(id));
    auto in = TRY(thread_of(reading, decision.thread));
    TRY(platform::require_view(may(reading.actor, DecisionAction::see, in.circle, in.mine.standing, decision)));
    return SeenDecision {std::move(in), std::move(decision)};
}

base::Result<SeenDecision> decision_seen(platform::Reading const& reading, std::string_view circle, DecisionId id)
{
    auto seen = TRY(decision_of(reading, id));
    if (seen.in.circle.slug != circle) return base::not_found();
    return seen;
}

base::Result<Decision> ask_decision(
    platform::Context& cx, std::string_view circle, ThreadId thread, DecisionWords const& words)
{
    auto const in = TRY(thread_seen(cx, circle, thread));
    Decision decision {.id = cx.ids.make<DecisionId>(),
        .circle = in.circle.id,
        .thread = thread,
        .author = cx.actor.person.value_or(base::PersonId {}),
        .kind = words.kind,
        .asked_at = cx.clock.now()};
    TRY(platform::require(may(cx.actor, DecisionAction::ask, in.circle, in.mine.standing, decision)));
    TRY(is_active(in.circle));
    TRY(takes_replies(in.thread));
    TRY(may_ask(cx, words, nullptr));
    decision = asked_in_words(std::move(decision), words);
    TRY(is_fair(decision, MembershipStore {cx.tx}.inside(in.circle.id), cx.clock.now()));
    decision.draw = drawn_order(cx.chance, decision.options.size());
    DecisionStore {cx.tx}.add(decision);
    plan_count(cx, decision);
    cx.outbox.add(DecisionAsked {decision.id});
    return decision;
}

base::Result<Decision> change_decision(platform::Context& cx, DecisionId id, DecisionWords const& words)
{
    auto seen = TRY(decision_for(cx, id, DecisionAction::change));
    TRY(is_active(seen.in.circle));
    TRY(may_change_words(seen.decision, BallotStore {cx.tx}.cast(id), cx.clock.now()));
    TRY(may_ask(cx, words, &seen.decision));
    auto decision = asked_in_words(seen.decision, words);
    TRY(is_fair(decision, MembershipStore {cx.tx}.inside(decision.circle), cx.clock.now()));
    // Other options, another lot: the order must not be known before the options are.
    if (decision.options != seen.decision.options) decision.draw = drawn_order(cx.chance, decision.options.size());
    if (decision == seen.decision) return decision;
    ++decision.edits;
    DecisionStore {cx.tx}.save_words(decision);
    plan_count(cx, decision);
    return decision;
}

base::Result<Decision> withdraw_decision(platform::Context& cx, DecisionId id)
{
    auto const seen = TRY(decision_for(cx, id, DecisionAction::withdraw));
    auto decision = TRY(withdrawn(seen.decision, cx.clock.now()));
    BallotStore {cx.tx}.forget_all(id);
    DecisionStore {cx.tx}.save_end(decision);
    cx.outbox.add(DecisionEnded {id});
    return decision;
}

void count_decision(platform::Context& cx, DecisionId id)
{
    auto decision = DecisionStore {cx.tx}.find(id);
    auto const now = cx.clock.now();
    if (!decision || decision->state != DecisionState::open || now < decision->closes_at) return;
    BallotStore store {cx.tx};
    auto const kept = store.of_decision(id);
    std::vector<Ballot> ballots;
    for (auto const& one : kept) ballots.push_back(ballot_in(one.text, decision->kind));
    auto const members = ElectorateStore {cx.tx}.size(*decision);
    decision->outcome
        = counted(*decision, ballots, static_cast<std::size_t>(store.by_mail(id)), static_cast<std::size_t>(members));
    decision->state = DecisionState::counted;
    decision->ended_at = now;
    DecisionStore {cx.tx}.save_end(*decision);
    if (decision->anonymous) store.unlink(id, under_new_ids(kept, cx.chance));
    cx.outbox.add(DecisionEnded {id});
}

} // namespace circles
