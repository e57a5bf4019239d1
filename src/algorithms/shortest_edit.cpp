#include "algorithms/shortest_edit.h"

#include <algorithm>

namespace algorithms {

namespace {

/// What of a sequence stands in the other one too, and at which of its places. The rest can never stay, so it need not be compared.
struct Shared {
    Shared(std::span<std::uint32_t const> of, std::span<std::uint32_t const> other)
    {
        std::vector<bool> stands_in_other(other.empty() ? 0 : std::ranges::max(other) + std::size_t {1});
        for (auto const number : other) stands_in_other[number] = true;
        for (std::size_t place = 0; place < of.size(); ++place) {
            if (of[place] >= stands_in_other.size() || !stands_in_other[of[place]]) continue;
            numbers.push_back(of[place]);
            places.push_back(place);
        }
    }

    std::vector<std::uint32_t> numbers;
    std::vector<std::size_t> places;
};

/// How far into the old sequence one gets with so many changes, on each diagonal (place in the old one less place in the new one).
/// Row after row: row d has the diagonals -d, -d + 2, … d at its places 0, 1, … d.
class Reach {
public:
    void add(std::int32_t old_at) { cells_.push_back(old_at); }

    std::int32_t at(std::size_t changes, std::size_t place) const
    {
        return cells_[changes * (changes + 1) / 2 + place];
    }

    /// Where a diagonal is entered by its last change: further along of adding one of the new and leaving one of the old.
    std::int32_t entry(std::size_t changes, std::size_t place) const
    {
        if (changes == 0) return 0;
        if (place == 0) return at(changes - 1, 0);
        auto const by_leaving = at(changes - 1, place - 1) + 1;
        return place == changes ? by_leaving : std::max(by_leaving, at(changes - 1, place));
    }

    bool is_by_leaving(std::size_t changes, std::size_t place) const
    {
        return place > 0 && entry(changes, place) == at(changes - 1, place - 1) + 1;
    }

private:
    std::vector<std::int32_t> cells_;
};

std::int32_t diagonal_of(std::size_t changes, std::size_t place)
{
    return 2 * static_cast<std::int32_t>(place) - static_cast<std::int32_t>(changes);
}

void add_pair(std::vector<CommonRun>& runs, std::size_t old_at, std::size_t new_at)
{
    bool const goes_on = !runs.empty() && runs.back().old_at + runs.back().length == old_at
        && runs.back().new_at + runs.back().length == new_at;
    if (goes_on)
        ++runs.back().length;
    else
        runs.push_back({old_at, new_at, 1});
}

/// Follows the way back from its end, and gives its runs with the places of the whole sequences.
std::vector<CommonRun> runs_of_way(
    Reach const& reach, std::size_t changes, std::size_t place, Shared const& before, Shared const& after)
{
    std::vector<CommonRun> backwards;
    while (true) {
        auto const entry = reach.entry(changes, place);
        backwards.push_back(
            {static_cast<std::size_t>(entry), static_cast<std::size_t>(entry - diagonal_of(changes, place)),
                static_cast<std::size_t>(reach.at(changes, place) - entry)});
        if (changes == 0) break;
        if (reach.is_by_leaving(changes, place)) --place;
        --changes;
    }
    std::vector<CommonRun> runs;
    std::for_each(backwards.rbegin(), backwards.rend(), [&](auto const& run) {
        for (std::size_t i = 0; i < run.length; ++i)
            add_pair(runs, before.places[run.old_at + i], after.places[run.new_at + i]);
    });
    return runs;
}

} // namespace

std::optional<std::vector<CommonRun>> common_runs(
    std::span<std::uint32_t const> before, std::span<std::uint32_t const> after, std::int64_t& steps)
{
    Shared const old_shared {before, after};
    Shared const new_shared {after, before};
    auto const old_end = static_cast<std::int32_t>(old_shared.numbers.size());
    auto const new_end = static_cast<std::int32_t>(new_shared.numbers.size());
    auto const* const old_numbers = old_shared.numbers.data();
    auto const* const new_numbers = new_shared.numbers.data();
    Reach reach;
    for (std::size_t changes = 0; (steps -= static_cast<std::int64_t>(changes) + 1) >= 0; ++changes) {
        for (std::size_t place = 0; place <= changes; ++place) {
            auto const diagonal = diagonal_of(changes, place);
            auto const entry = reach.entry(changes, place);
            auto old_at = entry;
            while (old_at < old_end && old_at - diagonal < new_end
                && old_numbers[old_at] == new_numbers[old_at - diagonal])
                ++old_at;
            reach.add(old_at);
            steps -= old_at - entry;
            if (diagonal == old_end - new_end && old_at >= old_end)
                return runs_of_way(reach, changes, place, old_shared, new_shared);
        }
    }
    return std::nullopt;
}

} // namespace algorithms
