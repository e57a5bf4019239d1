#include "platform/web/worker_pool.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <system_error>
#include <vector>

#include <pthread.h>

namespace web {

namespace {

// Sixty-four stacks are address space only until they are touched; sanitizers need larger frames.
#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t stack_size = 4 << 20;
#else
constexpr std::size_t stack_size = 512 << 10;
#endif

/// A thread without a right to run; whoever has a right to give calls it.
struct Sleeper {
    std::condition_variable awake {};
    bool called = false;

    void wait(std::unique_lock<std::mutex>& lock)
    {
        awake.wait(lock, [&] { return called; });
        called = false;
    }
    void call()
    {
        called = true;
        awake.notify_one();
    }
};

thread_local WorkerPool* pool_of_this_thread = nullptr;
thread_local Sleeper* this_thread = nullptr;

} // namespace

/// `running` counts the rights to run that are given out. A right belongs to a thread from its call until it sleeps
/// again or steps aside, so more than `limit` threads never run.
struct WorkerPool::Inside {
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

    void give_out_rights()
    {
        while (running < limit && !returning.empty()) {
            ++running;
            returning.front()->call();
            returning.pop_front();
        }
        while (running < limit && (ending || queue.size() > arriving) && !sleepers.empty()) {
            ++arriving;
            ++running;
            auto* const sleeper = sleepers.back();
            sleepers.pop_back();
            sleeper->call();
        }
    }

    void give_back_right()
    {
        --running;
        give_out_rights();
    }

    void sleep(std::unique_lock<std::mutex>& lock, Sleeper& self)
    {
        --running;
        sleepers.push_back(&self);
        give_out_rights();
        self.wait(lock);
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

    void live()
    {
        Sleeper self;
        this_thread = &self;
        pool_of_this_thread = pool;
        std::unique_lock lock { mutex };
        ++running; // given back at once by the first sleep
        for (;;) {
            if (queue.empty() && ending) break;
            if (queue.empty() || !returning.empty() || running > limit) {
                sleep(lock, self);
            } else {
                run_one(lock);
            }
        }
        give_back_right();
    }
};

WorkerPool::WorkerPool(int threads, int running, int queue)
    : inside_ { std::make_unique<Inside>() }
{
    inside_->pool = this;
    inside_->limit = running;
    inside_->queue_limit = static_cast<std::size_t>(queue);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, stack_size);
    for (int i = 0; i < threads; ++i) {
        pthread_t thread {};
        auto const live = [](void* inside) -> void* {
            static_cast<Inside*>(inside)->live();
            return nullptr;
        };
        auto const error = pthread_create(&thread, &attributes, live, inside_.get());
        if (error != 0 && i == 0) throw std::system_error { error, std::generic_category(), "worker threads" };
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
    std::scoped_lock const lock { inside_->mutex };
    if (inside_->ending || inside_->queue.size() >= inside_->queue_limit) return false;
    inside_->queue.push_back(std::move(work));
    inside_->give_out_rights();
    return true;
}

void WorkerPool::finish()
{
    {
        std::scoped_lock const lock { inside_->mutex };
        inside_->ending = true;
        inside_->give_out_rights();
    }
    for (auto const thread : inside_->threads) pthread_join(thread, nullptr);
    inside_->threads.clear();
}

WorkerPool::Aside::Aside()
    : pool_ { pool_of_this_thread }
{
    if (pool_ == nullptr) return;
    std::scoped_lock const lock { pool_->inside_->mutex };
    pool_->inside_->give_back_right();
}

WorkerPool::Aside::~Aside()
{
    if (pool_ == nullptr) return;
    auto& inside = *pool_->inside_;
    std::unique_lock lock { inside.mutex };
    inside.returning.push_back(this_thread);
    inside.give_out_rights();
    this_thread->wait(lock);
}

} // namespace web
