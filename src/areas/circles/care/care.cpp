#include "areas/circles/care/care.h"

#include <algorithm>
#include <set>

namespace circles {

namespace {

constexpr std::size_t turns_remembered = 3;
constexpr std::size_t thought_of = 2;
constexpr Duty passed_on[] {Duty::notes, Duty::time, Duty::welcome};

bool is_heard(Companion const& one, base::Time now)
{
    return one.heard && now - *one.heard < unheard_after;
}

bool is_quiet(Companion const& one, base::Time now)
{
    return !is_heard(one, now) && now - one.since >= unheard_after;
}

bool waits_for_a_greeting(Companion const& one, base::Time now)
{
    return one.standing == Standing::member && now - one.since < newcomer_for && !one.greeted && !one.written_to;
}

/// When somebody last gave this duty back; nothing if she never had it.
std::optional<base::Time> last_turn(std::vector<DutyTurn> const& turns, Duty duty, Companion const& one)
{
    std::optional<base::Time> last;
    for (auto const& turn : turns) {
        if (turn.duty != duty || turn.person != one.person) continue;
        auto const until = turn.until.value_or(turn.since);
        if (!last || until > *last) last = until;
    }
    return last;
}

/// When it is, and who was thought of for another duty already: nobody is asked for two things at once.
struct Around {
    base::Time now {};
    std::set<base::PersonId> thought_of {};
};

std::vector<Thought> thoughts_for(
    Duty duty, std::vector<Companion> const& companions, std::vector<DutyTurn> const& turns, Around const& around)
{
    std::vector<Thought> thoughts;
    for (auto const& one : companions) {
        bool const is_free = one.duty == Duty::none && !around.thought_of.contains(one.person);
        if (one.standing == Standing::host || !is_free || !is_heard(one, around.now)) continue;
        auto const last = last_turn(turns, duty, one);
        thoughts.push_back({one, last ? Because::long_ago : Because::never_yet, last});
    }
    // Who never had it comes before all, then whose turn is longest over; among equals it stays by name.
    std::ranges::stable_sort(
        thoughts, {}, [](Thought const& thought) { return thought.last.value_or(base::Time {INT64_MIN}); });
    thoughts.resize(std::min(thoughts.size(), thought_of));
    return thoughts;
}

DutyRound round_of(
    Duty duty, std::vector<Companion> const& companions, std::vector<DutyTurn> const& turns, Around const& around)
{
    DutyRound round {.duty = duty};
    for (auto const& turn : turns) {
        if (turn.duty != duty) continue;
        if (!turn.until)
            round.now.push_back(turn);
        else if (round.before.size() < turns_remembered)
            round.before.push_back(turn);
    }
    round.is_due
        = std::ranges::all_of(round.now, [&](DutyTurn const& turn) { return around.now - turn.since >= long_turn; });
    if (round.is_due) round.next = thoughts_for(duty, companions, turns, around);
    return round;
}

} // namespace

Care care_of(std::vector<Companion> const& companions, std::vector<DutyTurn> const& turns, base::Time now)
{
    Care care;
    Around around {.now = now};
    for (auto const duty : passed_on) {
        care.rounds.push_back(round_of(duty, companions, turns, around));
        for (auto const& thought : care.rounds.back().next) around.thought_of.insert(thought.who.person);
    }
    for (auto const& one : companions) {
        if (waits_for_a_greeting(one, now)) care.newcomers.push_back(one);
        if (is_quiet(one, now)) care.quiet.push_back(one);
    }
    return care;
}

bool may_be_written_to(std::optional<base::Time> last, base::Time now)
{
    return !last || now - *last >= between_notes;
}

} // namespace circles
