#include "platform/storage/outbox.h"
#include "platform/storage/testing.h"
#include "platform/storage/write.h"

#include <doctest/doctest.h>

namespace platform::testing {

namespace {

struct LampLit {
    static constexpr std::string_view name = "lamp_lit";
    std::string payload() const { return R"({"lamp":7})"; }
};

constexpr base::Time noon {1'800'000'000'000};

std::int64_t number(Database& database, Sql sql)
{
    auto const lease = database.read();
    return lease->tx().number(sql);
}

} // namespace

TEST_CASE("an event exists exactly when its cause does")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        base::StillClock const clock {noon};
        base::IdSource ids {clock, 1};

        for (bool const keep : {false, true}) {
            write(*store, [&](Tx& tx) {
                Outbox outbox {tx, ids, clock};
                outbox.add(LampLit {});
                CHECK(outbox.added() == Lanes {0b010});
                return keep;
            });
        }

        auto const lease = store->read();
        auto const told = lease->tx().all(
            "select name, payload, created_at, attempts, next_try_at from outbox", [](Row const& row) {
                CHECK(row.text(1) == R"({"lamp":7})");
                CHECK(row.time(2) == noon);
                CHECK(row.integer(3) == 0);
                CHECK(row.time(4) == noon);
                return row.string(0);
            });
        CHECK(told == std::vector<std::string> {"lamp_lit"});
    }
}

TEST_CASE("work with the same key is known once for each kind, work without a key as often as it is asked for")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        base::StillClock const clock {noon};
        base::IdSource ids {clock, 1};
        Lanes added {};

        write(*store, [&](Tx& tx) {
            Outbox outbox {tx, ids, clock};
            outbox.job("letter", "{}", noon, "week 3");
            outbox.job("letter", "{}", noon, "week 3");
            outbox.job("digest", "{}", noon, "week 3");
            outbox.job("mail", "{}", Lane::mass);
            outbox.job("mail", "{}", Lane::mass);
            added = outbox.added();
        });

        CHECK(added == Lanes {0b110});
        CHECK(number(*store, "select count(*) from jobs") == 4);
        CHECK(number(*store, "select count(*) from jobs where kind = 'mail' and once_key is null") == 2);
        CHECK(number(*store, "select min(run_at) from jobs") == noon.ms);
    }
}

} // namespace platform::testing
