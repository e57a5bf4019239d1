#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>

namespace web {

/// Threads for requests. Many exist, few run: a request that sleeps in a commit steps aside (Aside) and lets another run,
/// so that one small machine keeps 64 writers in one group commit without 64 threads fighting for its cores. The thread
/// that went to sleep last is woken first, so that few stacks stay warm.
class WorkerPool {
public:
    WorkerPool(int threads, int running, int queue);
    ~WorkerPool();

    /// False when the queue is full. Work must not throw.
    bool offer(std::function<void()> work);
    /// Offers many at once, for one lock and as few awakenings as can be; gives how many of the first were taken.
    std::size_t offer(std::span<std::function<void()>> work);

    /// How many pieces of work no thread has begun yet.
    std::size_t waiting() const;

    /// Finishes what is queued and ends the threads.
    void finish();

    /// While it lives, the calling worker does not count as running. Does nothing on a thread of no pool.
    class Aside {
    public:
        Aside();
        ~Aside();
        Aside(Aside const&) = delete;

    private:
        WorkerPool* pool_;
    };

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace web
