#include "algorithms/small_cells.h"

#include <doctest/doctest.h>

using algorithms::shown_cells;

namespace {

using Cells = std::vector<std::int64_t>;
using Shown = std::vector<bool>;

} // namespace

TEST_CASE("groups of five and more are shown, smaller ones are not")
{
    CHECK(shown_cells(Cells {4, 22, 31, 19, 3}, 5) == Shown {false, true, true, true, false});
    CHECK(shown_cells(Cells {5, 5}, 5) == Shown {true, true});
    CHECK(shown_cells(Cells {}, 5).empty());
}

TEST_CASE("a single hidden group takes the next smallest with it, so that no total gives it away")
{
    CHECK(shown_cells(Cells {2, 14, 27, 20}, 5) == Shown {false, false, true, true});
}

TEST_CASE("two tiny groups whose sum is still tiny take a third with them")
{
    CHECK(shown_cells(Cells {1, 2, 9, 20}, 5) == Shown {false, false, false, true});
}

TEST_CASE("what is hidden can never be worked out from the total to be fewer than five people in one group")
{
    std::uint64_t state = 7;
    for (int round = 0; round < 5000; ++round) {
        Cells counts;
        for (int i = 0; i < 1 + round % 7; ++i) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            counts.push_back(static_cast<std::int64_t>(state >> 60));
        }

        auto const shown = shown_cells(counts, 5);

        std::int64_t hidden_sum = 0;
        std::size_t hidden = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (shown[i])
                CHECK(counts[i] >= 5);
            else
                hidden_sum += counts[i], ++hidden;
        }
        bool const nothing_left_to_hide = hidden == counts.size();
        CHECK((hidden_sum == 0 || nothing_left_to_hide || (hidden > 1 && hidden_sum >= 5)));
    }
}
