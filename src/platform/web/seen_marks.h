#pragma once

#include "base/time.h"

#include <cstdint>
#include <mutex>
#include <unordered_map>

namespace platform {
class Database;
}

namespace web {

/// When sessions were last seen, gathered in memory and written down in one go at most once a minute, so that reading a page
/// never writes. What is lost with the power is a minute of "last seen".
class SeenMarks {
public:
    explicit SeenMarks(base::Clock const& clock)
        : clock_ {clock}
    {
    }

    /// This session is here now; `before` is what the database says. A mark that would change little is not kept.
    void mark(std::int64_t session, base::Time before);

    /// Writes what was gathered when a minute has passed since the last time. Gives the number of marks written.
    int write_when_due(platform::Database& database);

private:
    base::Clock const& clock_;
    std::mutex mutex_;
    std::unordered_map<std::int64_t, base::Time> marks_;
    base::Time written_at_ {};
};

} // namespace web
