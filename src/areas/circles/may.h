#pragma once

#include "areas/circles/circle.h"
#include "platform/storage/context.h"

namespace circles {

enum class Action {
    view,        ///< its page: name, purpose, how many there are
    read_inside, ///< its talk, its decisions, who is in it
    start,
    join,  ///< or ask to be let in
    leave, ///< or take back the asking
    invite,
    let_in, ///< answer those who ask
    edit,   ///< its words and its doors
    host,   ///< name hosts, give duties, take somebody out
    write,  ///< talk in it
    close,
    adopt,   ///< become its host when it looks for one
    reclaim, ///< become its host again
    remove,
    bring_in, ///< what was said elsewhere before, as it was at its time
};

/// Who may do what to a circle: the whole law. `standing` is the actor's own in this circle.
platform::Verdict may(base::Actor const& actor, Action action, Circle const& circle, Standing standing);

} // namespace circles
