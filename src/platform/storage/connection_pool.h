#pragma once

#include "platform/storage/storage_errors.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace platform {

/// A few connections, opened when first needed and lent to one borrower at a time.
template <class Connection>
class ConnectionPool {
public:
    using Open = std::function<std::unique_ptr<Connection>()>;

    ConnectionPool(int size, Open open)
        : unopened_ {std::max(1, size)}
        , open_ {std::move(open)}
    {
    }

    /// Waits for a free one; throws Unavailable after five seconds. The one used last comes first: its caches are warm.
    std::unique_ptr<Connection> take()
    {
        std::unique_lock lock {mutex_};
        auto const free = [this] { return !idle_.empty() || unopened_ > 0; };
        if (!returned_.wait_for(lock, patience, free)) throw Unavailable {"pool", "every connection is busy"};
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
        --unopened_;
        lock.unlock();
        try {
            return open_();
        } catch (...) {
            give_back(nullptr);
            throw;
        }
    }

    /// Nothing instead of a connection means that it died: a new one may be opened in its place.
    void give_back(std::unique_ptr<Connection> connection)
    {
        {
            std::scoped_lock const lock {mutex_};
            if (connection)
                idle_.push_back(std::move(connection));
            else
                ++unopened_;
        }
        returned_.notify_one();
    }

private:
    static constexpr std::chrono::seconds patience {5};

    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
    int unopened_;
    Open open_;
};

} // namespace platform
