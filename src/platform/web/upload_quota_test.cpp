#include "platform/storage/storage_errors.h"
#include "platform/storage/testing.h"
#include "platform/storage/write.h"
#include "platform/web/upload_quota.h"

#include <atomic>
#include <doctest/doctest.h>
#include <thread>

using namespace web;

namespace {

constexpr base::PersonId ana {1};
constexpr base::Time today {1'779'900'000'000};
constexpr base::Time tomorrow {today.ms + 24LL * 3600 * 1000};

bool spends(platform::Database& database, std::int64_t bytes, base::Time now = today)
{
    bool taken = false;
    platform::write(database, [&](platform::Tx& tx) {
        taken = static_cast<bool>(spend_upload_bytes(tx, ana, bytes, now));
        return taken;
    });
    return taken;
}

} // namespace

TEST_CASE("what somebody uploads in a day ends exactly at its limit, and begins anew the next day")
{
    for (auto& store : platform::testing::both_engines()) {
        CAPTURE(store.name());

        CHECK_FALSE(spends(*store, upload_bytes_a_day + 1));
        CHECK(spends(*store, upload_bytes_a_day - 1));
        CHECK_FALSE(spends(*store, 2));
        CHECK(spends(*store, 1));
        CHECK_FALSE(spends(*store, 1));
        CHECK(spends(*store, 1, tomorrow));
    }
}

TEST_CASE("64 uploads at once never take more than the day's limit, to the byte")
{
    for (auto& store : platform::testing::both_engines()) {
        CAPTURE(store.name());
        constexpr std::int64_t piece = upload_bytes_a_day / 48; // 64 of them are too many
        std::atomic<int> taken {0};
        std::atomic<int> refused {0};

        std::vector<std::thread> threads;
        for (int i = 0; i < 64; ++i) {
            threads.emplace_back([&] {
                for (bool answered = false; !answered;) {
                    try {
                        ++(spends(*store, piece) ? taken : refused);
                        answered = true;
                    } catch (platform::Unavailable const&) {
                        std::this_thread::yield(); // too many at once on one row: asked again
                    }
                }
            });
        }
        for (auto& thread : threads) thread.join();

        CHECK(taken == 48);
        CHECK(refused == 16);
        auto const used = store->read()->tx().number("select used from upload_days");
        CHECK(used == 48 * piece);
    }
}

TEST_CASE("days before yesterday are forgotten")
{
    auto store = platform::testing::fresh_sqlite();
    spends(*store, 10);

    platform::write(*store, [](platform::Tx& tx) { forget_upload_days(tx, tomorrow, 100); });
    auto const kept = store->read()->tx().number("select count(*) from upload_days");
    platform::write(*store, [](platform::Tx& tx) { forget_upload_days(tx, {tomorrow.ms + 24LL * 3600 * 1000}, 100); });

    CHECK(kept == 1);
    CHECK(store->read()->tx().number("select count(*) from upload_days") == 0);
}
