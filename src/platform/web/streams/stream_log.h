#pragma once

#include "platform/storage/context.h"
#include "platform/storage/sql.h"
#include "platform/web/streams/bookmark.h"

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace platform {
class Database;
}

namespace web {

/// Where somebody may be watching: a kind that a room has declared, and the id of one of its things.
struct Topic {
    std::string kind {};
    std::int64_t id = 0;
    auto operator<=>(Topic const&) const = default;
};

/// Something has come that those who watch the topic shall see. Called by a use case, in the transaction of the thing;
/// what they see of it is asked of the room later (StreamSource). It is looked at right after a commit that also told of an event, as a
/// use case does; otherwise within a tenth of a second.
void tell_followers(platform::Context& cx, Topic const& topic, std::int64_t thing);

/// How far a page made in this transaction has read the topic. A stream opened with it misses nothing and repeats nothing.
Bookmark bookmark(platform::Tx& tx, Topic const& topic);

/// Removes at most so many entries of two days ago and before; gives how many it was.
std::int64_t forget_old_entries(platform::Tx& tx, base::Time now, int limit);

/// One thing that came. Its number is the event's id: it rises in the order in which entries became visible, on every
/// node alike, so that "after 1042" never skips one whose transaction took longer.
struct StreamEntry {
    std::int64_t number = 0;
    std::int64_t id = 0;
    std::int64_t thing = 0;
};

/// The entries of all topics, as the streams read them.
class StreamLog {
public:
    explicit StreamLog(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// The number given last, and the newest of one topic.
    std::int64_t newest();
    std::int64_t newest(Topic const& topic);

    /// Entries up to this number may be forgotten already.
    std::int64_t floor();

    std::vector<StreamEntry> after(Topic const& topic, std::int64_t number, int limit);

    /// Where something has come since a number; in the order of numbers.
    struct News {
        std::int64_t number = 0;
        Topic topic {};
    };
    std::vector<News> news(std::int64_t after, int limit);

    /// The oldest entries that have no number yet.
    std::vector<std::int64_t> unnumbered(int limit);

private:
    platform::Tx& tx_;
};

/// Gives committed entries their numbers, in the order of `ids`; what another node has numbered meanwhile keeps what it has. Nodes take
/// turns, so that a number can be seen only when all smaller ones can.
void number_entries(platform::Database& database, std::span<std::int64_t const> ids);

} // namespace web
