#pragma once

#include "algorithms/voting/option.h"
#include "base/time.h"

#include <optional>

namespace algorithms {

/// What a slot is to one voter.
enum class Coming { no, if_need_be, yes };

/// One mark for each slot; a slot left open is a no.
using MeetingBallot = std::vector<Coming>;

/// What put a slot behind the one before it in the order.
enum class Behind { nothing, fewer_can_come, fewer_yes, later, listed_later };

/// A slot at its place in the order, with its marks.
struct SlotPlace {
    Option slot = 0;
    std::size_t yes = 0;
    std::size_t if_need_be = 0;
    std::size_t no = 0;
    Behind behind = Behind::nothing; ///< nothing for the first slot of the order only
    std::size_t can_come() const { return yes + if_need_be; }
    bool operator==(SlotPlace const&) const = default;
};

/// Every slot with its marks, and the one to meet in.
struct MeetingResult {
    std::size_t ballots = 0;
    std::vector<SlotPlace> order {}; ///< every slot, best first
    std::optional<Option> best {};   ///< none when nobody can come to any slot
    std::vector<Option> as_good {};  ///< slots with the same marks as the best, which it precedes only by being earlier
    bool operator==(MeetingResult const&) const = default;
};

/// The slot to meet in: the one most can come to (yes or if need be); among equals the one with more yes; then the earlier; then the
/// one listed first. Throws std::invalid_argument on a ballot without exactly one mark for each slot.
MeetingResult count_meeting_time(std::span<base::Time const> starts, std::span<MeetingBallot const> ballots);

} // namespace algorithms
