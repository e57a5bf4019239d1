#include "areas/circles/decisions/read_decisions.h"

#include "areas/circles/circles.h"
#include "areas/circles/decisions/decision_card.h"
#include "areas/circles/decisions/decision_store.h"
#include "areas/circles/decisions/electorate_store.h"
#include "areas/circles/decisions/may.h"
#include "areas/circles/membership_store.h"

namespace circles {

namespace {

constexpr int decisions_a_page = 30;
constexpr int most_of_a_thread = 20;

/// How many have answered: counted while it is open, as recorded afterwards.
ShownDecision shown_with_counts(platform::Reading const& reading, Decision decision)
{
    ShownDecision shown {.decision = std::move(decision)};
    if (shown.decision.state != DecisionState::open) return shown;
    BallotStore ballots {reading.tx};
    shown.answered = ballots.cast(shown.decision.id);
    ElectorateStore electorate {reading.tx};
    shown.members = electorate.size(shown.decision);
    shown.asked = !reading.actor.person || electorate.is_asked(shown.decision.id, *reading.actor.person);
    shown.mine = reading.actor.person && ballots.has_answered(shown.decision.id, *reading.actor.person);
    return shown;
}

/// What may be told of single answers when the time is over: who answered what, or only why somebody objects.
std::vector<NamedAnswer> answers_told(platform::Reading const& reading, DecisionView const& view)
{
    auto const& decision = view.shown.decision;
    if (decision.state != DecisionState::counted) return {};
    bool const named = may(reading.actor, DecisionAction::see_names, view.circle, view.mine.standing, decision).allowed;
    if (!named && decision.kind != DecisionKind::consent) return {};
    auto const kept = BallotStore {reading.tx}.of_decision(decision.id);
    std::vector<base::PersonId> people;
    for (auto const& one : kept) {
        if (named && one.person) people.push_back(*one.person);
    }
    auto const names = people::names_of(reading.tx, people);
    std::vector<NamedAnswer> answers;
    for (auto const& one : kept) {
        NamedAnswer answer {.ballot = ballot_in(one.text, decision.kind)};
        if (!named && answer.ballot.stance != algorithms::Stance::object) continue;
        if (named && one.person && names.contains(*one.person)) answer.name = names.at(*one.person).name;
        answers.push_back(std::move(answer));
    }
    return answers;
}

} // namespace

base::Result<DecisionView> view_decision(
    platform::Reading const& reading, platform::Keys const& keys, std::string_view circle, DecisionId id)
{
    auto seen = TRY(decision_seen(reading, circle, id));
    DecisionView view {.circle = std::move(seen.in.circle),
        .mine = std::move(seen.in.mine),
        .thread = std::move(seen.in.thread),
        .shown = shown_with_counts(reading, std::move(seen.decision)),
        .now = reading.clock.now()};
    auto const& decision = view.shown.decision;
    if (reading.actor.person && decision.state == DecisionState::open)
        view.answer = answer_of(reading.tx, keys, decision, *reading.actor.person);
    view.answers = answers_told(reading, view);
    view.names = people::names_of(reading.tx, {&decision.author, 1});
    return view;
}

base::Result<DecisionList> list_decisions(platform::Reading const& reading, std::string_view circle, DecisionId before)
{
    auto seen = TRY(circle_seen(reading, circle));
    TRY(platform::require_view(may(reading.actor, Action::read_inside, seen.circle, seen.mine.standing)));
    DecisionList list {.circle = std::move(seen.circle), .mine = std::move(seen.mine), .now = reading.clock.now()};
    auto decisions = DecisionStore {reading.tx}.of_circle(list.circle.id, before, decisions_a_page + 1);
    list.more = decisions.size() > decisions_a_page;
    if (list.more) decisions.pop_back();
    for (auto& decision : decisions) list.decisions.push_back(shown_with_counts(reading, std::move(decision)));
    return list;
}

html::Html decision_cards(
    platform::Reading const& reading, Circle const& circle, Standing standing, Thread const& thread)
{
    html::Html cards;
    for (auto& decision : DecisionStore {reading.tx}.of_thread(thread.id, most_of_a_thread)) {
        bool const answers = may(reading.actor, DecisionAction::answer, circle, standing, decision).allowed;
        auto const shown = shown_with_counts(reading, std::move(decision));
        cards += decision_card(
            circle, shown, reading.clock.now(), answers && shown.asked ? CardFor::answering : CardFor::reading);
    }
    return cards;
}

html::Html decided(platform::Reading const& reading, Circle const& circle, Standing standing, int limit)
{
    if (!may(reading.actor, Action::read_inside, circle, standing).allowed) return {};
    auto const decisions = DecisionStore {reading.tx}.counted_of(circle.id, limit);
    return decisions.empty() ? html::Html {} : decided_list(circle, decisions);
}

} // namespace circles
