#pragma once

#include "bench/load.h"

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace bench {

/// Many people with the same page open, each on a stream of her own, from many addresses.
class Audience {
public:
    /// Opens all streams; returns when each has been answered with 200. Throws when one is not.
    Audience(int port, std::string const& path, std::vector<std::string> const& tokens, int people);
    ~Audience();
    Audience(Audience const&) = delete;

    /// Events that have come to their last byte, of all people together.
    std::int64_t events() const { return events_; }
    /// When the last of them did.
    Clock::time_point last_at() const { return Clock::time_point {Clock::duration {last_at_}}; }
    std::int64_t bytes() const { return bytes_; }
    int lost() const { return lost_; }

private:
    struct Listener;
    void open(Listener& listener, int port, std::string const& request, int number);
    void listen(std::stop_token const& stop);
    void hear(Listener& listener);

    int poll_ = -1;
    std::vector<Listener> listeners_;
    std::atomic<std::int64_t> events_ {0}, bytes_ {0}, last_at_ {0};
    std::atomic<int> open_ {0}, lost_ {0};
    std::jthread thread_ {};
};

} // namespace bench
