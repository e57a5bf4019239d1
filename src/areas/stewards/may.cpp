#include "areas/stewards/may.h"

namespace stewards {

platform::Verdict may(base::Actor const& actor, Action action)
{
    switch (action) {
    case Action::read_brief:
    case Action::read_settings:
    case Action::read_members:
    case Action::keep_welcomers:
        return {actor.is_steward(), "only_stewards"};
    case Action::change_settings:
        return {actor.is_administrator(), "only_administrators"};
    }
    return {false, "unknown_action"};
}

platform::Verdict may_set_up(base::Actor const& actor, Link link)
{
    return {link == Link::proven || actor.is_administrator(), "not_found"};
}

} // namespace stewards
