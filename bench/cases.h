#pragma once

#include "bench/load.h"

#include <string>
#include <vector>

namespace bench {

/// What the filled network offers to those who knock: who is signed in, and needs to be looked at.
struct World {
    std::vector<std::string> tokens {};
    std::vector<std::int64_t> people {};     ///< whose tokens they are
    std::vector<std::int64_t> long_needs {}; ///< with twenty answers or a few more
    std::vector<std::int64_t> open_needs {};
    struct Thread {
        std::int64_t id = 0;
        std::int64_t circle = 0;
        std::string circle_slug {};
    };
    std::vector<Thread> threads {}; ///< with fifty posts, of circles that members may read
    struct Seat {
        std::size_t who = 0; ///< place in `tokens`
        Thread thread {};
    };
    std::vector<Seat> seats {}; ///< a person who is signed in, and a thread of a circle of hers
};

World world_of(std::string const& data, std::string const& token_file);

/// A page of ours and the floor beneath it, asked for by everybody in turn.
struct PageCase {
    std::string name;
    std::int64_t bytes = 0; ///< of the body
    RequestText page;
    RequestText floor;
};

/// The needs list, a need with twenty answers, a circle, a thread of fifty posts, and Today; `load` asks each once for its length.
std::vector<PageCase> page_cases(World const& world, Load& load);

/// "Me too" by everybody in turn, each time to another need. Asks for each person's form token first.
RequestText me_too(World const& world, Load& load);

/// A reply by everybody in turn who is in a circle with a thread.
RequestText reply(World const& world, Load& load);

} // namespace bench
