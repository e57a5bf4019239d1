#pragma once

#include "platform/machines.h"
#include "platform/web/http.h"
#include "platform/web/streams/bookmark.h"
#include "platform/web/streams/stream_log.h"
#include "platform/web/streams/stream_options.h"
#include "platform/web/streams/stream_source.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace web {

class Visitors;

/// Somebody who is about to watch a topic.
struct Follower {
    Topic topic {};
    std::optional<Bookmark> from {}; ///< nothing is from now on
    std::optional<std::int64_t> session {};
    std::optional<base::PersonId> person {};
    std::string language {};
    std::string zone {};
    std::string address {};
};

/// All streams of this node and the one thread that feeds them. The truth is rows in the database (StreamLog); a nudge only says
/// that it is worth looking now, and it looks ten times a second anyway while somebody watches, because another node may have written.
class Streams {
public:
    using Clock = std::chrono::steady_clock;

    Streams(platform::Machines& machines, Visitors& visitors, StreamOptions options = {});
    ~Streams();
    Streams(Streams const&) = delete;

    /// Before start(). The source outlives this.
    void add(StreamSource& source);

    void start();
    void stop();

    /// Something was written; from any thread, after the commit.
    void nudge();

    /// Ends all streams, spread evenly over the span, and asks each to come back; who comes meanwhile is sent away likewise.
    void say_goodbye(std::chrono::milliseconds span);

    /// What an answer goes on with that lets her watch; nothing when she has enough streams open already. From any thread.
    std::optional<Response::GoesOn> follow(Follower follower);

    /// One round of the thread's work, in the calling thread; for tests that have not started it.
    void turn(Clock::time_point now = Clock::now());

    struct Counts {
        std::int64_t open = 0;
        std::int64_t opened = 0;
        std::int64_t events = 0;  ///< pieces handed to connections
        std::int64_t ended = 0;   ///< by the law: she left, was suspended, or signed out
        std::int64_t dropped = 0; ///< because she read too slowly
        std::int64_t refused = 0; ///< because she had enough
    };
    Counts counts() const;

private:
    class Inside;
    std::shared_ptr<Inside> inside_; ///< a connection that is about to open may outlive this
};

} // namespace web
