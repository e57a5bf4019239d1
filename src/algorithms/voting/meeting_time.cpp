#include "algorithms/voting/meeting_time.h"

#include <algorithm>
#include <stdexcept>

namespace algorithms {

namespace {

/// What puts `after` behind `before` when that is how they are ordered.
Behind reason_of_place(SlotPlace const& before, SlotPlace const& after, std::span<base::Time const> starts)
{
    if (before.can_come() != after.can_come()) return Behind::fewer_can_come;
    if (before.yes != after.yes) return Behind::fewer_yes;
    if (starts[before.slot] != starts[after.slot]) return Behind::later;
    return Behind::listed_later;
}

bool is_better(SlotPlace const& one, SlotPlace const& other, std::span<base::Time const> starts)
{
    switch (reason_of_place(one, other, starts)) {
    case Behind::fewer_can_come:
        return one.can_come() > other.can_come();
    case Behind::fewer_yes:
        return one.yes > other.yes;
    case Behind::later:
        return starts[one.slot] < starts[other.slot];
    default:
        return one.slot < other.slot;
    }
}

std::vector<SlotPlace> marks_of_slots(std::size_t slots, std::span<MeetingBallot const> ballots)
{
    std::vector<SlotPlace> result(slots);
    for (Option slot = 0; slot < slots; ++slot) result[slot].slot = slot;
    for (auto const& ballot : ballots) {
        if (ballot.size() != slots) throw std::invalid_argument {"meeting ballot"};
        for (Option slot = 0; slot < slots; ++slot) {
            auto& place = result[slot];
            ++(ballot[slot] == Coming::yes ? place.yes : ballot[slot] == Coming::no ? place.no : place.if_need_be);
        }
    }
    return result;
}

} // namespace

MeetingResult count_meeting_time(std::span<base::Time const> starts, std::span<MeetingBallot const> ballots)
{
    MeetingResult result {.ballots = ballots.size(), .order = marks_of_slots(starts.size(), ballots)};
    auto& order = result.order;
    std::ranges::sort(order, [&](auto const& one, auto const& other) { return is_better(one, other, starts); });
    for (std::size_t i = 1; i < order.size(); ++i) order[i].behind = reason_of_place(order[i - 1], order[i], starts);

    if (order.empty() || order.front().can_come() == 0) return result;
    result.best = order.front().slot;
    for (std::size_t i = 1; i < order.size() && order[i].behind >= Behind::later; ++i)
        result.as_good.push_back(order[i].slot);
    return result;
}

} // namespace algorithms
