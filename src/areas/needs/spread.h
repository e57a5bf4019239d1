#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace needs {

/// How many said something alike: one line of a spread.
struct Spread {
    std::string code;
    std::int64_t count = 0;
    bool operator==(Spread const&) const = default;
};

/// What supporters may tell of their classes.
enum class Told { class_size, grade, setting, lacks };
inline constexpr std::array all_told {Told::class_size, Told::grade, Told::setting, Told::lacks};

/// How one thing is spread among those who told it. A class may lack several things, so the lines may sum up to more.
struct Context {
    std::int64_t told = 0; ///< how many teachers
    std::vector<Spread> spread {};
    bool operator==(Context const&) const = default;
};

/// How supporters' classes are spread, already counted.
struct Contexts {
    Context sizes {}; ///< code is the lower bound of ten: "21" for 21–30
    Context grades {};
    Context settings {};
    Context lacks {};
    bool operator==(Contexts const&) const = default;

    Context& of(Told what);
    Context const& of(Told what) const;
};

/// Fewer classes than these are not compared, and a picture of them is not drawn anew for fewer changes.
constexpr std::int64_t least_told = 5;

/// Whether the picture that is shown is drawn anew: only once so many more, or fewer, have told that nobody can be picked out by
/// looking before and after (docs/decisions/spreads.md).
bool is_due(Context const& shown, Context const& now);

/// What is shown from now on: whatever is due anew, and nothing of fewer than five.
Contexts shown_after(Contexts shown, Contexts const& now);

/// How many changes of one teacher each it takes at least until something is due.
std::int64_t changes_until_due(Contexts const& shown, Contexts const& now);

/// Class sizes are told in bands of ten: up to 20, 21 to 30, and so on, and above 50. The least size of such a band.
std::int64_t least_of_band(std::int64_t size);

} // namespace needs
