#include "areas/notices/may.h"

namespace notices {

platform::Verdict may(base::Actor const& actor, Action action, base::PersonId whose)
{
    switch (action) {
    case Action::read_notice:
    case Action::read_letter:
    case Action::choose_letters:
        return {actor.is(whose), "only_oneself"};
    }
    return {false, "unknown_action"};
}

} // namespace notices
