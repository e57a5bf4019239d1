#pragma once

#include "areas/circles/talk/write_talk.h"
#include "html/html.h"

namespace circles {

/// Whom a post would tell at once, and how often its writer has told so many today.
struct Reach {
    std::int64_t people = 0;
    std::int64_t today = 0;
};

/// So many people are told only when the writer has seen the number, or chosen the quiet way.
constexpr std::int64_t many_people = 5;

/// Whom the post calls by name, all of the circle when a host calls everyone, and whoever began the thread it answers (`thread`;
/// none of a new one). Who has muted it or blocked the writer is counted as well: the number tells nobody who they are.
Reach reach_of(platform::Reading const& reading, Circle const& circle, Thread const* thread, Ready const& ready);

/// What the writer said about it: not at all, tell them, or quietly.
struct Loudness {
    bool quiet = false;
    std::int64_t seen = 0; ///< the number that the form showed her

    static Loudness from(web::Fields& fields);
    bool asks_first(Reach const& reach) const { return !quiet && reach.people >= many_people && seen < reach.people; }
};

/// "This will notify 214 people", and the quieter choice.
html::Html reach_question(Reach const& reach);

/// "everyone" as the text calls it, outside of code and quotes; hosts alone may.
bool calls_everyone(std::string_view text);

/// Clears away what is older than two days, at most so many; gives how many it was.
std::int64_t forget_old_reaches(platform::Tx& tx, base::Time now, int limit);

} // namespace circles
