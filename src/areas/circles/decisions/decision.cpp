#include "areas/circles/decisions/decision.h"

#include <algorithm>
#include <numeric>

namespace circles {

namespace {

/// A whole number below `limit`, at most 256, without the bias of a remainder.
std::size_t below(base::Chance& chance, std::size_t limit)
{
    auto const fair = 256 - 256 % limit;
    for (;;) {
        auto const byte = static_cast<std::size_t>(static_cast<unsigned char>(chance.bytes(1).front()));
        if (byte < fair) return byte % limit;
    }
}

bool stands_twice(std::vector<DecisionOption> const& options)
{
    for (auto one = options.begin(); one != options.end(); ++one)
        if (std::find(options.begin(), one, *one) != one) return true;
    return false;
}

} // namespace

base::Result<base::Done> is_fair(Decision const& decision, std::int64_t members, base::Time now)
{
    std::vector<base::Problem> problems;
    auto const time = decision.closes_at - now;
    if (time < shortest_time) problems.push_back({"closes", "deadline_too_soon"});
    if (time > longest_time) problems.push_back({"closes", "deadline_too_late"});
    if (decision.quorum > members) problems.push_back({"quorum", "more_than_members"});
    auto const field = decision.kind == DecisionKind::meeting_time ? "start_1" : "options";
    auto const size = decision.options.size();
    if (decision.kind != DecisionKind::consent) {
        if (size < fewest_options) problems.push_back({field, "too_few_options"});
        if (size > most_options) problems.push_back({field, "too_many_options"});
        if (stands_twice(decision.options)) problems.push_back({field, "option_twice"});
    }
    if (problems.empty()) return base::Done {};
    return base::Refusal {.reason = base::Reason::invalid, .code = "invalid", .problems = std::move(problems)};
}

base::Result<base::Done> takes_answers(Decision const& decision, base::Time now)
{
    if (decision.state == DecisionState::withdrawn) return base::conflict("decision_withdrawn");
    if (decision.state == DecisionState::counted || now >= decision.closes_at) return base::conflict("decision_over");
    return base::Done {};
}

base::Result<base::Done> may_change_words(Decision const& decision, std::int64_t answered, base::Time now)
{
    TRY(takes_answers(decision, now));
    if (answered > 0) return base::conflict("decision_has_answers");
    return base::Done {};
}

base::Result<Decision> withdrawn(Decision decision, base::Time now)
{
    TRY(takes_answers(decision, now));
    decision.state = DecisionState::withdrawn;
    decision.ended_at = now;
    return decision;
}

Places drawn_order(base::Chance& chance, std::size_t options)
{
    Places order(options);
    std::iota(order.begin(), order.end(), std::size_t {0});
    for (auto left = options; left > 1; --left) std::swap(order[left - 1], order[below(chance, left)]);
    return order;
}

} // namespace circles
