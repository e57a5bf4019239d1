#pragma once

#include <atomic>
#include <chrono>
#include <compare>
#include <cstdint>

namespace base {

using Milliseconds = std::chrono::milliseconds;
using Days = std::chrono::duration<std::int64_t, std::ratio<86400>>;

/// A moment: milliseconds since 1970 in UTC. Zones and calendars belong to platform/i18n.
struct Time {
    std::int64_t ms = 0;
    auto operator<=>(Time const&) const = default;
};

inline Time operator+(Time time, Milliseconds span)
{
    return {time.ms + span.count()};
}
inline Time operator-(Time time, Milliseconds span)
{
    return {time.ms - span.count()};
}
inline Milliseconds operator-(Time later, Time earlier)
{
    return Milliseconds {later.ms - earlier.ms};
}

/// Where the present comes from. Handed in, so that tests can hold it still.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Time now() const = 0;
};

/// The machine's own clock.
class SystemClock final : public Clock {
public:
    Time now() const override
    {
        auto const since = std::chrono::system_clock::now().time_since_epoch();
        return {std::chrono::duration_cast<Milliseconds>(since).count()};
    }
};

/// Stands where it is put; may be moved from another thread.
class StillClock final : public Clock {
public:
    explicit StillClock(Time start)
        : ms_ {start.ms}
    {
    }
    Time now() const override { return {ms_.load()}; }
    void advance(Milliseconds span) { ms_ += span.count(); }
    void set(Time time) { ms_ = time.ms; }

private:
    std::atomic<std::int64_t> ms_;
};

} // namespace base
