#include "areas/circles/activities/protocol.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace circles {

extern Protocol const lesson_study, tuning_protocol, consultancy, world_cafe, fishbowl, peer_visit, retrospective,
    plan_do_study_act;

std::int64_t Protocol::minutes() const
{
    return std::accumulate(steps.begin(), steps.end(), std::int64_t {0},
        [](std::int64_t sum, ProtocolStep const& step) { return sum + step.minutes; });
}

std::span<Protocol const* const> all_protocols()
{
    static std::array<Protocol const*, 8> const all {&tuning_protocol, &consultancy, &peer_visit, &lesson_study,
        &plan_do_study_act, &retrospective, &fishbowl, &world_cafe};
    return all;
}

Protocol const* protocol_named(std::string_view slug)
{
    auto const all = all_protocols();
    auto const found = std::ranges::find(all, slug, [](Protocol const* protocol) { return protocol->slug; });
    return found == all.end() ? nullptr : *found;
}

bool fits(Protocol const& protocol, ProtocolWish wish)
{
    bool const people = wish.people == 0 || (protocol.fewest <= wish.people && wish.people <= protocol.most);
    return people && (wish.minutes == 0 || protocol.minutes() <= wish.minutes);
}

} // namespace circles
