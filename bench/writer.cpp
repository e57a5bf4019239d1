// How many one-row inserts a second the SQLite writer makes durable for many callers at once:
// bench_writer FOLDER [THREADS] [SECONDS]. The folder must be on the disk that is to be measured.

#include "platform/storage/write.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using Microseconds = std::chrono::duration<double, std::micro>;

struct Measured {
    std::vector<double> waits {}; ///< microseconds, one for each insert
    std::mutex mutex {};
};

void insert_until(platform::Database& database, Clock::time_point end, std::atomic<std::int64_t>& ids, Measured& all)
{
    std::vector<double> waits;
    while (Clock::now() < end) {
        auto const start = Clock::now();
        platform::write(database, [&](platform::Tx& tx) {
            tx.run("insert into jobs (id, kind, payload, run_at) values ($1, $2, $3, $4)", ++ids, "bench",
                "a payload of about the size that a small event has", start.time_since_epoch().count());
        });
        waits.push_back(Microseconds {Clock::now() - start}.count());
    }
    std::scoped_lock const lock {all.mutex};
    all.waits.insert(all.waits.end(), waits.begin(), waits.end());
}

void print(Measured& measured, double seconds, platform::Database::Counts counts)
{
    auto& waits = measured.waits;
    std::ranges::sort(waits);
    auto const at = [&](double share) { return waits[static_cast<std::size_t>(share * (waits.size() - 1))] / 1000; };
    std::printf("%.0f inserts/s, %.0f commits/s, %.1f jobs a commit; wait p50 %.1f ms, p99 %.1f ms, max %.1f ms\n",
        waits.size() / seconds, counts.groups / seconds, 1.0 * counts.jobs / counts.groups, at(0.5), at(0.99), at(1));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) return std::fputs("bench_writer FOLDER [THREADS] [SECONDS]\n", stderr), 2;
    auto const threads = argc > 2 ? std::atoi(argv[2]) : 64;
    auto const seconds = argc > 3 ? std::atoi(argv[3]) : 5;
    auto const database = platform::open_database({.folder = argv[1]});
    platform::migrate(*database);
    Measured measured;
    std::atomic<std::int64_t> ids {Clock::now().time_since_epoch().count()};
    auto const end = Clock::now() + std::chrono::seconds {seconds};
    std::vector<std::thread> callers;
    for (int i = 0; i < threads; ++i) callers.emplace_back([&] { insert_until(*database, end, ids, measured); });
    for (auto& caller : callers) caller.join();
    print(measured, seconds, database->counts());
}
