#include "areas/circles/talk/may.h"

namespace circles {

platform::Verdict may(
    base::Actor const& actor, ThreadAction action, Circle const& circle, Standing standing, Thread const& thread)
{
    bool const reads
        = may(actor, Action::read_inside, circle, standing).allowed && thread.state != ThreadState::removed;
    bool const writes = reads && may(actor, Action::write, circle, standing).allowed;
    bool const host = writes && standing == Standing::host;
    switch (action) {
    case ThreadAction::read:
        return {reads, "only_for_members_of_the_circle"};
    case ThreadAction::reply:
        return {writes, "only_members_of_the_circle"};
    case ThreadAction::announce:
        return {host, "only_a_host"};
    case ThreadAction::accept:
        return {writes && (host || actor.is(thread.author)), "only_the_author_or_a_host"};
    case ThreadAction::lock:
        return {host || (reads && actor.is_steward()), "only_a_host_or_a_steward"};
    case ThreadAction::follow:
        return {reads && actor.is_member(), "only_members"};
    }
    return {false, "unknown_action"};
}

platform::Verdict may(
    base::Actor const& actor, PostAction action, Circle const& circle, Standing standing, Post const& post)
{
    bool const reads = may(actor, Action::read_inside, circle, standing).allowed;
    bool const writes = reads && may(actor, Action::write, circle, standing).allowed;
    bool const cares = (writes && standing == Standing::host) || (reads && actor.is_steward());
    switch (action) {
    case PostAction::edit:
        return {writes && actor.is(post.author), "only_the_author"};
    case PostAction::remove:
        // Who left the circle may still take back what she said, as long as she may read it.
        return {(reads && actor.is(post.author)) || cares, "only_the_author_or_a_host"};
    case PostAction::thank:
        return {reads && actor.is_member() && !actor.is(post.author), "not_ones_own_post"};
    }
    return {false, "unknown_action"};
}

} // namespace circles
