#include "areas/circles/merging/may.h"

namespace circles {

platform::Verdict may(base::Actor const& actor, MergingAction action, Standing proposing, Standing asked)
{
    bool const here = actor.is_member() && proposing == Standing::host;
    bool const there = actor.is_member() && asked == Standing::host;
    switch (action) {
    case MergingAction::see:
        return {here || there, "only_a_host"};
    case MergingAction::propose:
    case MergingAction::take_back:
        return {here, "only_a_host"};
    case MergingAction::decide:
        return {there, "only_a_host_of_the_other"};
    }
    return {false, "unknown_action"};
}

} // namespace circles
