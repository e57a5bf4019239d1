#include "platform/storage/testing.h"
#include "platform/storage/write.h"
#include "platform/web/streams/stream_log.h"

#include <algorithm>
#include <doctest/doctest.h>

namespace web {

using platform::testing::both_engines;

namespace {

constexpr base::Time noon {1'800'000'000'000};
Topic const lamp {"lamp", 7};
Topic const stairs {"stairs", 7};

/// A writer with a clock of her own.
struct Writer {
    platform::Database& database;
    base::StillClock clock {noon};
    base::IdSource ids {clock, 1};
    base::SeededChance chance {1};

    void tell(Topic const& topic, std::int64_t thing)
    {
        platform::write(database, [&](platform::Tx& tx) {
            platform::Outbox outbox {tx, ids, clock};
            base::Actor const nobody {};
            platform::Context cx {{nobody, tx, clock}, outbox, ids, chance};
            tell_followers(cx, topic, thing);
        });
    }
};

/// As the streams do it: what has no number gets one.
void number_all(platform::Database& database)
{
    auto lease = database.read();
    auto const ids = StreamLog {lease->tx()}.unnumbered(100);
    lease.reset();
    number_entries(database, ids);
}

std::vector<std::int64_t> things_after(platform::Database& database, Topic const& topic, std::int64_t number)
{
    auto const lease = database.read();
    std::vector<std::int64_t> things;
    for (auto const& entry : StreamLog {lease->tx()}.after(topic, number, 100)) things.push_back(entry.thing);
    return things;
}

template <class Ask>
auto asked(platform::Database& database, Ask const& ask)
{
    auto const lease = database.read();
    return ask(lease->tx());
}

using Things = std::vector<std::int64_t>;

} // namespace

TEST_CASE("an entry whose id is older but that came later is read after the newer one")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Writer quick {*store}, slow {*store};
        slow.clock.advance(-std::chrono::seconds {5});

        quick.tell(lamp, 1);
        number_all(*store);
        slow.tell(lamp, 2);
        number_all(*store);

        CHECK(things_after(*store, lamp, 0) == Things {1, 2});
        CHECK(things_after(*store, lamp, 1) == Things {2});
    }
}

TEST_CASE("control: who went by ids instead of numbers would miss the older one")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Writer quick {*store}, slow {*store};
        slow.clock.advance(-std::chrono::seconds {5});
        quick.tell(lamp, 1);
        auto const seen = asked(*store, [](auto& tx) { return tx.number("select max(id) from stream_entries"); });

        slow.tell(lamp, 2);

        auto const left = asked(
            *store, [&](auto& tx) { return tx.number("select count(*) from stream_entries where id > $1", seen); });
        CHECK(left == 0);
    }
}

TEST_CASE("a bookmark knows what the page shows, numbered or not, and nothing of other topics")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Writer writer {*store};
        writer.tell(lamp, 1);
        writer.tell(stairs, 2);
        number_all(*store);
        writer.tell(stairs, 3);
        writer.tell(lamp, 4);

        auto const mark = asked(*store, [](auto& tx) { return bookmark(tx, lamp); });
        auto const unnumbered = asked(*store, [](auto& tx) { return StreamLog {tx}.unnumbered(10); });

        CHECK(mark.number == 1);
        CHECK(mark.besides == std::vector<std::int64_t> {unnumbered.at(1)});
    }
}

TEST_CASE("an entry that two nodes number keeps the number it got first, and what comes later gets a greater one")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Writer writer {*store};
        writer.tell(lamp, 1);
        writer.tell(lamp, 2);
        auto const ids = asked(*store, [](auto& tx) { return StreamLog {tx}.unnumbered(10); });

        number_entries(*store, std::vector {ids[1]});
        number_entries(*store, ids);
        number_entries(*store, ids);

        CHECK(things_after(*store, lamp, 0) == Things {2, 1});
        CHECK(things_after(*store, lamp, 1) == Things {1});
        CHECK(asked(*store, [](auto& tx) { return StreamLog {tx}.unnumbered(10); }).empty());
    }
}

TEST_CASE("entries of two days ago are forgotten, and numbers go on from where they were")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Writer writer {*store};
        for (int i = 1; i <= 3; ++i) writer.tell(lamp, i);
        number_all(*store);
        auto const forget = [&](std::chrono::hours later) {
            std::int64_t gone = 0;
            platform::write(*store, [&](platform::Tx& tx) { gone = forget_old_entries(tx, noon + later, 100); });
            return gone;
        };

        CHECK(forget(std::chrono::hours {47}) == 0);
        CHECK(forget(std::chrono::hours {49}) == 3);
        CHECK(forget(std::chrono::hours {49}) == 0);
        CHECK(asked(*store, [](auto& tx) { return bookmark(tx, lamp).number; }) == 3);
        writer.tell(lamp, 4);
        number_all(*store);

        CHECK(things_after(*store, lamp, 3) == Things {4});
        CHECK(asked(*store, [](auto& tx) { return StreamLog {tx}.newest(); }) == 4);
        CHECK(asked(*store, [](auto& tx) { return StreamLog {tx}.floor(); }) == 3);
        CHECK(asked(*store, [](auto& tx) { return bookmark(tx, stairs).number; }) == 3);
    }
}

} // namespace web
