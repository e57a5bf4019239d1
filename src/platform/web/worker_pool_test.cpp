#include "platform/web/worker_pool.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <latch>
#include <map>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace web {

TEST_CASE("all work that was taken is done before the pool ends, whatever some of it throws")
{
    std::atomic<int> done {0};
    WorkerPool pool {4, 2, 1000};

    for (int i = 0; i < 500; ++i) {
        REQUIRE(pool.offer([&, i] {
            ++done;
            if (i % 7 == 0) throw std::runtime_error {"a mistake"};
        }));
    }
    pool.finish();

    CHECK(done == 500);
    CHECK_FALSE(pool.offer([] {}));
}

TEST_CASE("no more threads run at once than allowed, and those that step aside make room for others")
{
    constexpr int jobs = 16;
    std::atomic<int> running {0};
    std::atomic<int> most {0};
    std::latch all_aside {jobs};
    WorkerPool pool {jobs, 2, 1000};
    auto const enter = [&] {
        int const now = ++running;
        int seen = most;
        while (seen < now && !most.compare_exchange_weak(seen, now)) { }
    };

    for (int i = 0; i < jobs; ++i) {
        pool.offer([&] {
            enter();
            --running;
            {
                WorkerPool::Aside const aside;
                all_aside.arrive_and_wait(); // only reached by all when each has let the next one run
            }
            enter();
            --running;
        });
    }
    pool.finish();

    CHECK(most >= 1);
    CHECK(most <= 2);
}

TEST_CASE("a full queue says no at once")
{
    std::latch begun {1};
    std::latch may_end {1};
    WorkerPool pool {1, 1, 2};
    pool.offer([&] {
        begun.count_down();
        may_end.wait();
    });
    begun.wait();

    bool const second = pool.offer([] {});
    bool const third = pool.offer([] {});
    bool const fourth = pool.offer([] {});
    may_end.count_down();

    CHECK(second);
    CHECK(third);
    CHECK_FALSE(fourth);
}

TEST_CASE("the thread that slept last is woken first, so that one request after another meets one warm thread")
{
    std::mutex mutex;
    std::map<std::thread::id, int> turns;
    WorkerPool pool {8, 4, 100};

    for (int i = 0; i < 100; ++i) {
        std::latch done {1};
        pool.offer([&] {
            {
                std::scoped_lock const lock {mutex};
                ++turns[std::this_thread::get_id()];
            }
            done.count_down();
        });
        done.wait();
    }

    // On a busy machine one is often not asleep yet when the next request comes, and two take turns; in turns of all eight, each
    // would have an eighth.
    auto const most = std::ranges::max_element(turns, {}, [](auto const& turn) { return turn.second; });
    CHECK(most->second > 30);
}

TEST_CASE("stepping aside on a thread of no pool does nothing")
{
    WorkerPool::Aside const aside;
    CHECK(true);
}

} // namespace web
