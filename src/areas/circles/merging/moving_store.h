#pragma once

#include "areas/circles/membership_store.h"
#include "areas/circles/merging/merging.h"
#include "areas/circles/talk/thread.h"

#include <vector>

namespace circles {

/// One post of a thread that came along.
struct PostThatCame {
    ThreadId thread {};
    PostId post {};
};

/// All SQL that carries one circle's rows over to another, so many at a time. moving_store.cpp begins with the list of what moves: whoever
/// makes a table whose rows stand in a circle adds a line there.
class MovingStore {
public:
    explicit MovingStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// What people after this one are to the circle that goes, and what the same people are to the one that stays.
    std::vector<Membership> people_after(CircleId from, base::PersonId after, int limit);
    std::vector<Membership> same_people_in(CircleId into, std::span<Membership const> people);
    /// What these people had begun to write for a new thread; who had begun something in both finds both texts in one.
    void carry_drafts(CircleId from, CircleId into, std::span<Membership const> people);

    /// Moves so many threads with all that belongs to them, and notes which; false when there was none left.
    bool carry_some_threads(Merging const& merging, int limit);
    /// How many of the other tables there are, and moves so many rows of one of them; false when there was none left.
    static std::size_t other_tables();
    bool carry_some_of_table(std::size_t table, Merging const& merging, int limit);

    /// Posts of the threads that came along, after this one, by thread.
    std::vector<PostThatCame> posts_after(MergingId merging, PostThatCame const& after, int limit);

    /// What became part of the one that goes now leads on as well, and its need is the need of the one that stays, if that has none.
    void lead_on(CircleId from, CircleId into);
    /// Lets go of so many rows that nobody needs any more; false when there was none left.
    bool tidy_some(Merging const& merging, int limit);

    std::int64_t threads_left(CircleId circle);
    /// Circles on their way whose job may have been lost, for whoever goes through all of them.
    std::vector<MergingId> unfinished();

private:
    platform::Tx& tx_;
};

} // namespace circles
