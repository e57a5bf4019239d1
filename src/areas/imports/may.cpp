#include "areas/imports/may.h"

namespace imports {

platform::Verdict may(base::Actor const& actor, Action action)
{
    switch (action) {
    case Action::look:
    case Action::bring:
    case Action::run:
    case Action::stop:
    case Action::remove:
        return {actor.is_administrator(), "only_administrators"};
    }
    return {false, "unknown_action"};
}

} // namespace imports
