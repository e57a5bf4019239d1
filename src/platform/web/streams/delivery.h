#pragma once

#include "platform/machines.h"
#include "platform/web/streams/attendance.h"
#include "platform/web/streams/stream_log.h"
#include "platform/web/streams/stream_options.h"

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace web {

/// A topic that somebody watches on this node.
struct WatchedTopic {
    StreamSource* source = nullptr;
    std::int64_t newest = 0; ///< the number of its newest entry; who has read less is behind
    std::vector<StreamReader> readers {};
};

/// In which words and on whose clock pieces are written; many readers share one.
struct Tongue {
    std::string language {};
    std::string zone {};
    bool operator==(Tongue const&) const = default;
};

/// Brings readers of a topic up to its newest entry, as far as they take it, in one read transaction. Each piece is made once for each
/// tongue, and all who read in it share its bytes.
class Delivery {
public:
    using Moment = std::chrono::steady_clock::time_point;

    Delivery(platform::Machines& machines, Visitors& visitors, std::vector<Tongue> const& tongues,
        ReaderPatience patience, platform::Tx& tx, Moment now)
        : machines_ {machines}
        , visitors_ {visitors}
        , tongues_ {tongues}
        , patience_ {patience}
        , tx_ {tx}
        , now_ {now}
    {
    }

    void deliver(Topic const& topic, WatchedTopic& watched);

    /// Asks again of every reader of the topic whether she may go on.
    void ask_everybody(Topic const& topic, WatchedTopic& watched);

    struct Tally {
        std::int64_t events = 0;
        std::int64_t ended = 0;
        std::int64_t dropped = 0;
    };
    Tally const& tally() const { return tally_; }

private:
    using Text = std::shared_ptr<std::string const>;

    std::vector<std::optional<base::Actor>> kept(
        Topic const& topic, WatchedTopic& watched, std::vector<StreamReader*> const& readers);
    std::vector<Text> const& texts(Topic const& topic, StreamSource& source, std::uint32_t tongue);
    void ask_who_gets(Topic const& topic, StreamSource& source, std::vector<base::Actor> const& actors);
    void catch_up(Topic const& topic, WatchedTopic& watched, StreamReader& reader, std::size_t place);
    bool takes(StreamReader& reader, Text const& text);
    bool is_full(StreamReader& reader);
    void end(StreamReader& reader);

    platform::Machines& machines_;
    Visitors& visitors_;
    std::vector<Tongue> const& tongues_;
    ReaderPatience patience_;
    platform::Tx& tx_;
    Moment now_;
    Tally tally_ {};

    // Of the topic that is being delivered.
    std::vector<StreamEntry> entries_ {};
    bool is_all_ = false;                                 // no entry of the topic is newer than these
    std::vector<std::vector<bool>> gets_ {};              // of each entry, by the reader's place
    std::map<std::uint32_t, std::vector<Text>> texts_ {}; // of each tongue, by entry; null for nobody
};

} // namespace web
