#include "platform/storage/late_writes.h"
#include "platform/storage/testing.h"
#include "platform/storage/write.h"

#include <doctest/doctest.h>

using namespace platform;
using namespace platform::testing;

TEST_CASE("marks left by reading are written in one go, of each key the newest")
{
    for (auto& store : both_engines()) {
        LateWrites marks;
        auto const mark = [&](std::string const& key, std::int64_t value) {
            marks.put(key, [key, value](Tx& tx) {
                tx.run("insert into jobs (id, kind, payload, run_at) values ($1, $2, '{}', 0)", value, key);
            });
        };

        mark("ana", 1);
        mark("ana", 2);
        mark("bram", 3);
        auto const written = marks.write_all(*store);
        auto const again = marks.write_all(*store);

        CHECK(written == 2);
        CHECK(again == 0);
        auto const lease = store->read();
        CHECK(lease->tx().number("select sum(id) from jobs where kind in ('ana', 'bram')") == 5);
    }
}

TEST_CASE("beyond a bound marks are let go, and those there are stay")
{
    auto store = fresh_sqlite();
    LateWrites marks;
    int written = 0;

    for (std::size_t i = 0; i < LateWrites::most + 10; ++i) marks.put(std::to_string(i), [&](Tx&) { ++written; });
    marks.write_all(*store);

    CHECK(written == static_cast<int>(LateWrites::most));
}
