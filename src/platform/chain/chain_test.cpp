#include "app/testing/site.h"
#include "platform/chain/verify.h"

#include <doctest/doctest.h>

using namespace platform;
using app::testing::TestSite;

namespace {

/// Three decisions in a chain, made one after another, with the words of the second beside it.
struct Logged {
    explicit Logged(testing::Store store)
        : site {std::move(store)}
    {
        for (int i = 1; i <= 3; ++i) {
            CHECK(site.as(dina, [&](Context& cx) {
                std::vector<FactText> texts;
                if (i == 2) texts.push_back({"reason", "He sells watches.", *dina.person, *bram.person});
                write_fact(cx, "moderation", base::Json::object().add("step", i), texts);
                return base::Result<base::Done> {base::Done {}};
            }));
        }
        site.work();
    }

    std::string verdict(std::optional<std::string> const& head = {})
    {
        return site.asks(dina, [&](Reading const& reading) { return json_of(verify_chains(reading.tx, head)).text(); });
    }

    Head head()
    {
        return site.asks(dina, [](Reading const& reading) { return head_of(reading.tx, "moderation"); });
    }

    std::string fact(std::int64_t number)
    {
        return site.asks(dina, [&](Reading const& reading) {
            return links_before(reading.tx, "moderation", number + 1, 1).front().fact.text();
        });
    }

    /// As somebody with the database in her hands would.
    void tampers(std::string const& sql)
    {
        CHECK(site.as(dina, [&](Context& cx) {
            cx.tx.execute(sql);
            return base::Result<base::Done> {base::Done {}};
        }));
    }

    std::string broken_at(std::int64_t number, std::string const& reason)
    {
        return R"({"ok":false,"chain":"moderation","id":")" + fact(number) + R"(","reason":")" + reason + "\"}";
    }

    TestSite site;
    base::Actor dina = site.joins("Dina", base::Role::steward);
    base::Actor bram = site.joins("Bram");
};

} // namespace

TEST_CASE(
    "what was written into a chain stands in the order of its writing, and its head is what it was when published")
{
    for (auto& store : testing::both_engines()) {
        Logged it {std::move(store)};
        auto const published = it.head();

        CHECK(published.number == 3);
        CHECK(it.verdict()
            == R"({"ok":true,"chains":[{"chain":"moderation","links":3,"head":")" + published.hash
                + R"(","waiting":0}]})");
        CHECK(it.verdict(published.hash) == it.verdict());
        CHECK(it.verdict(std::string(64, 'a')) == R"({"ok":false,"chain":null,"id":null,"reason":"head_not_found"})");
    }
}

TEST_CASE("a row of a chain that was edited, removed or moved is named, the first one of them")
{
    struct Trick {
        std::string sql;
        std::int64_t noticed_at; ///< the number that the row had before
        std::string reason;
    };
    std::vector<Trick> const tricks {
        {"update chain_links set body = '{\"step\":9}' where number = 2", 2, "content_changed"},
        {"update chain_links set written_at = written_at + 1 where number = 3", 3, "content_changed"},
        {"delete from chain_links where number = 1", 2, "row_missing"},
        {"delete from chain_links where number = 2", 3, "row_missing"},
        {"delete from chain_links where number = 1; update chain_links set number = number - 1 where number = 2; "
         "update chain_links set number = number - 1 where number = 3",
            2, "previous_differs"},
        {"update chain_links set number = 99 where number = 2; update chain_links set number = 2 where number = 3; "
         "update chain_links set number = 3 where number = 99",
            3, "previous_differs"},
        {"update chain_texts set words = 'He is kind.'", 2, "text_changed"},
    };
    for (auto& store : testing::both_engines()) {
        Logged it {std::move(store)};
        for (auto const& trick : tricks) {
            CAPTURE(trick.sql);
            auto const expected = it.broken_at(trick.noticed_at, trick.reason);
            std::string verdict;

            // Looked at within the transaction that tampers, which is then given up.
            CHECK_FALSE(it.site.as(it.dina, [&](Context& cx) {
                cx.tx.execute(trick.sql);
                verdict = json_of(verify_chains(cx.tx, {})).text();
                return base::Result<base::Done> {base::not_found()};
            }));

            CHECK(verdict == expected);
        }
    }
}

TEST_CASE("who cuts a chain off at its end is found by the head that was published before")
{
    Logged it {testing::fresh_sqlite()};
    auto const published = it.head().hash;

    it.tampers("delete from chain_links where number = 3");

    CHECK(it.verdict().starts_with(R"({"ok":true)"));
    CHECK(it.verdict(published) == R"({"ok":false,"chain":null,"id":null,"reason":"head_not_found"})");
}

TEST_CASE("the words of a fact go with the person they are about, and the chain stays whole")
{
    for (auto& store : testing::both_engines()) {
        Logged it {std::move(store)};
        auto const head = it.head().hash;

        bool done = false;
        CHECK(it.site.as(it.dina, [&](Context& cx) {
            done = forget_texts_of(cx.tx, *it.bram.person);
            return base::Result<base::Done> {base::Done {}};
        }));

        CHECK(done);
        CHECK(it.head().hash == head);
        CHECK(it.verdict(head).starts_with(R"({"ok":true)"));
        auto const words = it.site.asks(
            it.dina, [&](Reading const& reading) { return texts_concerning(reading.tx, *it.bram.person); });
        CHECK(words.empty());
    }
}

TEST_CASE("a fact is no link before its transaction is kept, and waits for the sequencer until then")
{
    Logged it {testing::fresh_sqlite()};

    CHECK_FALSE(it.site.as(it.dina, [](Context& cx) {
        write_fact(cx, "moderation", base::Json::object().add("step", 4));
        return base::Result<base::Done> {base::not_found()};
    }));
    it.site.work();
    CHECK(it.head().number == 3);
    CHECK(it.site.as(it.dina, [](Context& cx) {
        write_fact(cx, "moderation", base::Json::object().add("step", 4));
        return base::Result<base::Done> {base::Done {}};
    }));

    CHECK(it.head().number == 3);
    CHECK(it.verdict().find("\"waiting\":1") != std::string::npos);
    it.site.work();
    CHECK(it.head().number == 4);
}
