#pragma once

#include "areas/circles/talk/thread.h"
#include "platform/storage/sql.h"

#include <map>
#include <span>
#include <unordered_map>

namespace circles {

/// A thread as a list shows it.
struct ListedThread {
    Thread thread {};
    std::int64_t replies = 0;
    base::Time last_at {};
    bool unread = false; ///< something was said since the reader of the list was there; false for strangers
};

/// Where a page of threads goes on: those that moved before this one.
struct ThreadCursor {
    base::Time last_at {INT64_MAX};
    ThreadId thread {INT64_MAX};
};

/// What somebody wants of a thread.
enum class Wish { none, follow, mute };
inline constexpr base::Names<Wish, 3> wishes {{"none", "follow", "mute"}};

/// How far somebody has read a thread.
struct Reader {
    PostId read_to {};
    base::Time read_at {};
    Wish wish = Wish::none;
};

/// A thread that moved.
struct MovedThread {
    Thread thread {};
    base::Time last_at {};
    base::PersonId last_author {};
};

/// Somebody and a thread.
struct PersonInThread {
    base::PersonId person {};
    ThreadId thread {};
    auto operator<=>(PersonInThread const&) const = default;
};

/// All SQL about threads and who reads them.
class ThreadStore {
public:
    explicit ThreadStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    base::Result<Thread> find(ThreadId id);
    void add(Thread const& thread);
    void save(Thread const& thread);

    /// Those that moved last, as `reader` sees them.
    std::vector<ListedThread> of_circle(CircleId circle, base::PersonId reader, ThreadCursor const& before, int limit);
    std::unordered_map<ThreadId, Thread> of(std::span<ThreadId const> ids);
    std::vector<Thread> all_of(base::PersonId author);
    std::int64_t count(CircleId circle);
    /// What is worth reading when the circle has ended: what worked, what did not, questions that were answered; the newest
    /// first.
    std::vector<Thread> worth_reading(CircleId circle, int limit);

    /// Counts a thread's replies anew; one that is removed is counted no longer.
    void recount(ThreadId id);
    std::int64_t replies(ThreadId id);

    Reader reader(ThreadId thread, base::PersonId person);
    /// She has read up to here; never backwards.
    void read(ThreadId thread, base::PersonId person, PostId to, base::Time now);
    void set_wish(ThreadId thread, base::PersonId person, Wish wish, base::Time now);

    /// Which of these people do not want to hear of it.
    std::vector<base::PersonId> muted_by(ThreadId thread, std::span<base::PersonId const> people);

    /// How many replies each of these has.
    std::unordered_map<ThreadId, std::int64_t> replies_in(std::span<ThreadId const> ids);
    /// Those of these circles that moved in this span, so many a circle at most, the last moved first; not what was brought in from
    /// elsewhere.
    std::vector<MovedThread> moved_in(std::span<CircleId const> circles, base::Time since, base::Time until, int limit);
    /// How far these people have read these threads; nothing of those that they never opened.
    std::map<PersonInThread, Reader> readers(std::span<PersonInThread const> pairs);

    /// What she called a thread and how it begins; others replied, so its place stays.
    void take_words_of(ThreadId thread, base::PersonId author);
    bool forget_reader_some(base::PersonId person);
    void forget(ThreadId thread);
    void forget_circle(CircleId circle);

private:
    platform::Tx& tx_;
};

} // namespace circles
