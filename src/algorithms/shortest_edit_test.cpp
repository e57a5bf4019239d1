#include "algorithms/shortest_edit.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string_view>

using algorithms::common_runs;
using algorithms::CommonRun;

namespace {

using Sequence = std::vector<std::uint32_t>;
using Runs = std::vector<CommonRun>;
constexpr std::int64_t plenty = 1'000'000;

Sequence letters(std::string_view text)
{
    return {text.begin(), text.end()};
}

std::optional<Runs> runs_of(Sequence const& before, Sequence const& after, std::int64_t steps = plenty)
{
    return common_runs(before, after, steps);
}

std::size_t in_common(Runs const& runs)
{
    std::size_t sum = 0;
    for (auto const& run : runs) sum += run.length;
    return sum;
}

/// The length of the longest common subsequence, by the table of every textbook.
std::size_t longest_common(Sequence const& before, Sequence const& after)
{
    std::vector<std::size_t> row(after.size() + 1);
    for (auto const one : before) {
        std::size_t diagonal = 0;
        for (std::size_t j = 0; j < after.size(); ++j) {
            auto const above = row[j + 1];
            row[j + 1] = one == after[j] ? diagonal + 1 : std::max(above, row[j]);
            diagonal = above;
        }
    }
    return row.back();
}

Sequence random_sequence(std::mt19937& chance)
{
    Sequence sequence(chance() % 20);
    for (auto& one : sequence) one = chance() % 4;
    return sequence;
}

} // namespace

TEST_CASE("Myers' own example keeps four letters of ABCABBA on the way to CBABAC")
{
    auto const runs = runs_of(letters("ABCABBA"), letters("CBABAC"));

    REQUIRE(runs);
    CHECK(in_common(*runs) == 4);
}

TEST_CASE("equal sequences are one run, and sequences without anything in common are none")
{
    CHECK(runs_of({1, 2, 3}, {1, 2, 3}) == Runs {{0, 0, 3}});
    CHECK(runs_of({1, 2}, {3, 4}) == Runs {});
    CHECK(runs_of({}, {1}) == Runs {});
    CHECK(runs_of({}, {}) == Runs {});
}

TEST_CASE("when the steps run out there is no answer")
{
    CHECK_FALSE(runs_of({1, 2, 3, 4, 5, 6}, {6, 5, 4, 3, 2, 1}, 20));
    CHECK(runs_of({1, 2, 3, 4, 5, 6}, {6, 5, 4, 3, 2, 1}, 100));
}

TEST_CASE("what stands in one sequence only takes no steps")
{
    CHECK(runs_of({1, 2, 9, 3, 4}, {5, 6, 7, 9, 8}, 2) == Runs {{2, 3, 1}});
}

TEST_CASE("the runs stand in both sequences, in order, and are as much as can be kept")
{
    std::mt19937 chance {5};
    for (int i = 0; i < 500; ++i) {
        auto const before = random_sequence(chance);
        auto const after = random_sequence(chance);

        auto const runs = runs_of(before, after);

        REQUIRE(runs);
        bool stand_in_both = true;
        std::size_t old_at = 0;
        std::size_t new_at = 0;
        for (auto const& run : *runs) {
            stand_in_both = stand_in_both && run.old_at >= old_at && run.new_at >= new_at;
            old_at = run.old_at + run.length;
            new_at = run.new_at + run.length;
            REQUIRE(old_at <= before.size());
            REQUIRE(new_at <= after.size());
            for (std::size_t i = 0; i < run.length; ++i)
                stand_in_both = stand_in_both && before[run.old_at + i] == after[run.new_at + i];
        }
        CHECK(stand_in_both);
        CHECK(in_common(*runs) == longest_common(before, after));
    }
}
