#include "platform/web/worker_pool.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <iterator>
#include <mutex>
#include <system_error>
#include <vector>

#include <pthread.h>
#include <semaphore.h>

namespace web {

namespace {

// Sixty-four stacks are address space only until they are touched; sanitizers need larger frames.
#ifdef GROUNDSWELL_SANITIZED
constexpr std::size_t stack_size = 4 << 20;
#else
constexpr std::size_t stack_size = 512 << 10;
#endif

thread_local WorkerPool* pool_of_this_thread = nullptr;

} // namespace

/// `running` counts the rights to run that are given out. A right belongs to a thread from its call until it sleeps
/// again or steps aside, so more than `limit` threads never run.
struct WorkerPool::Inside {
    /// A thread without a right to run; whoever has a right to give calls it.
    class Sleeper {
    public:
        Sleeper() { ::sem_init(&awake_, 0, 0); }
        ~Sleeper() { ::sem_destroy(&awake_); }
        Sleeper(Sleeper const&) = delete;

        void call() { ::sem_post(&awake_); }
        void wait()
        {
            while (::sem_wait(&awake_) != 0 && errno == EINTR) { }
        }

    private:
        sem_t awake_ {};
    };

    /// Who is to be called once the lock is given back: a thread woken earlier would only meet the lock.
    class Calls {
    public:
        Calls() = default;
        ~Calls() { make(); }
        Calls(Calls const&) = delete;

        void add(Sleeper* sleeper)
        {
            if (size_ == called_.size()) make();
            called_[size_++] = sleeper;
        }
        void make()
        {
            while (size_ > 0) called_[--size_]->call();
        }

    private:
        std::array<Sleeper*, 16> called_ {};
        std::size_t size_ = 0;
    };

    /// What a thread is given to live on; it outlives the thread, so that a late call meets something.
    struct Seat {
        explicit Seat(Inside& its_inside)
            : inside {its_inside}
        {
        }

        Inside& inside;
        Sleeper sleeper {};
    };

    static thread_local Sleeper* this_thread;

    WorkerPool* pool = nullptr;
    int limit = 1;
    std::size_t queue_limit = 0;
    std::mutex mutex {};
    std::deque<std::function<void()>> queue {};
    std::vector<Sleeper*> sleepers {}; // the last is woken first
    std::deque<Sleeper*> returning {}; // back from aside; before new work, for they hold what others wait for
    int running = 0;
    std::size_t arriving = 0; // called for work, not yet awake
    bool ending = false;
    std::vector<pthread_t> threads {};
    std::deque<Seat> seats {};

    void give_out_rights(Calls& calls)
    {
        while (running < limit && !returning.empty()) {
            ++running;
            calls.add(returning.front());
            returning.pop_front();
        }
        while (running < limit && (ending || queue.size() > arriving) && !sleepers.empty()) {
            ++arriving;
            ++running;
            calls.add(sleepers.back());
            sleepers.pop_back();
        }
    }

    void give_back_right(Calls& calls)
    {
        --running;
        give_out_rights(calls);
    }

    void sleep(std::unique_lock<std::mutex>& lock, Sleeper& self)
    {
        Calls calls;
        sleepers.push_back(&self);
        give_back_right(calls);
        lock.unlock();
        calls.make();
        self.wait();
        lock.lock();
        --arriving;
    }

    void run_one(std::unique_lock<std::mutex>& lock)
    {
        {
            auto const work = std::move(queue.front());
            queue.pop_front();
            lock.unlock();
            try {
                work();
            } catch (...) {
                // Work catches its own exceptions; one that slips through must not end the process.
            }
        }
        lock.lock();
    }

    void live(Sleeper& self)
    {
        this_thread = &self;
        pool_of_this_thread = pool;
        Calls calls; // made after the lock is given back
        std::unique_lock lock {mutex};
        ++running; // given back at once by the first sleep
        for (;;) {
            if (queue.empty() && ending) break;
            if (queue.empty() || !returning.empty() || running > limit) {
                sleep(lock, self);
            } else {
                run_one(lock);
            }
        }
        give_back_right(calls);
    }
};

thread_local WorkerPool::Inside::Sleeper* WorkerPool::Inside::this_thread = nullptr;

WorkerPool::WorkerPool(int threads, int running, int queue)
    : inside_ {std::make_unique<Inside>()}
{
    inside_->pool = this;
    inside_->limit = running;
    inside_->queue_limit = static_cast<std::size_t>(queue);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, stack_size);
    for (int i = 0; i < threads; ++i) {
        pthread_t thread {};
        auto const live = [](void* seat) -> void* {
            auto& mine = *static_cast<Inside::Seat*>(seat);
            mine.inside.live(mine.sleeper);
            return nullptr;
        };
        auto& seat = inside_->seats.emplace_back(*inside_);
        auto const error = pthread_create(&thread, &attributes, live, &seat);
        if (error != 0 && i == 0) throw std::system_error {error, std::generic_category(), "worker threads"};
        if (error != 0) break; // fewer threads serve more slowly, which is better than not at all
        inside_->threads.push_back(thread);
    }
    pthread_attr_destroy(&attributes);
}

WorkerPool::~WorkerPool()
{
    finish();
}

bool WorkerPool::offer(std::function<void()> work)
{
    return offer(std::span {&work, 1}) == 1;
}

std::size_t WorkerPool::offer(std::span<std::function<void()>> work)
{
    Inside::Calls calls;
    std::scoped_lock const lock {inside_->mutex};
    if (inside_->ending) return 0;
    auto const room = inside_->queue_limit - std::min(inside_->queue_limit, inside_->queue.size());
    auto const taken = work.first(std::min(room, work.size()));
    std::ranges::move(taken, std::back_inserter(inside_->queue));
    inside_->give_out_rights(calls);
    return taken.size();
}

std::size_t WorkerPool::waiting() const
{
    std::scoped_lock const lock {inside_->mutex};
    return inside_->queue.size();
}

void WorkerPool::finish()
{
    {
        Inside::Calls calls;
        std::scoped_lock const lock {inside_->mutex};
        inside_->ending = true;
        inside_->give_out_rights(calls);
    }
    for (auto const thread : inside_->threads) pthread_join(thread, nullptr);
    inside_->threads.clear();
}

WorkerPool::Aside::Aside()
    : pool_ {pool_of_this_thread}
{
    if (pool_ == nullptr) return;
    Inside::Calls calls;
    std::scoped_lock const lock {pool_->inside_->mutex};
    pool_->inside_->give_back_right(calls);
}

WorkerPool::Aside::~Aside()
{
    if (pool_ == nullptr) return;
    {
        Inside::Calls calls;
        std::scoped_lock const lock {pool_->inside_->mutex};
        pool_->inside_->returning.push_back(Inside::this_thread);
        pool_->inside_->give_out_rights(calls);
    }
    Inside::this_thread->wait();
}

} // namespace web
