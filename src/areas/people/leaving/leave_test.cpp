#include "app/testing/site.h"
#include "areas/people/leaving/leave.h"
#include "areas/people/person_store.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace people {

using app::testing::TestSite;

namespace {

/// A word that nobody else writes, put into every field.
constexpr std::string_view canary = "Zwitscherling";

/// Everything readable in the tables: each column of each table as text.
std::string tables_as_text(TestSite& site)
{
    std::string all;
    auto const lease = site.store->read();
    bool const sqlite = site.store->engine() == platform::Engine::sqlite;
    auto const names = lease->tx().all(sqlite
            ? platform::Sql {"select name from sqlite_schema where type = 'table'"}
            : platform::Sql {"select tablename::text from pg_tables where schemaname = current_schema()"},
        [](platform::Row const& row) { return row.string(0); });
    for (auto const& name : names) {
        auto const columns = lease->tx().all(
            sqlite ? platform::Sql {"select name from pragma_table_info($1)"}
                   : platform::Sql {"select column_name::text from information_schema.columns where table_name = $1"},
            [](platform::Row const& row) { return row.string(0); }, name);
        for (auto const& column : columns) {
            auto const sql = platform::sql_list(
                "select cast(" + column + " as text) from " + name + " where " + column + " is not null", 1);
            lease->tx().each(sql, [&](platform::Row const& row) { (all += row.text(0)) += '\n'; });
        }
    }
    return all;
}

/// The bytes of every file of the database.
std::string files_of_database(TestSite& site)
{
    std::ostringstream bytes;
    if (site.store->engine() == platform::Engine::sqlite) {
        for (auto const& entry : std::filesystem::directory_iterator {site.store.options().folder})
            bytes << std::ifstream {entry.path(), std::ios::binary}.rdbuf();
    }
    return bytes.str();
}

bool holds_canary(std::string text)
{
    std::ranges::transform(
        text, text.begin(), [](unsigned char sign) { return static_cast<char>(std::tolower(sign)); });
    return text.find("zwitscherling") != std::string::npos;
}

/// Writes the canary wherever a page lets it be written.
void writes_everywhere(app::testing::Browser& browser)
{
    std::string const word {canary};
    browser.open("/you");
    browser.fill("Your name", word).fill("What can you help with?", word).press("Save");
    browser.open("/needs/new");
    browser.fill("What is hard, in one sentence?", word + " is missing").tick("Mathematics").press("Raise");
    browser.open("/you/tokens");
    browser.fill("What is it for?", word).press("Make a token");
    browser.open("/you/address");
    browser.fill("Your new address", word + "@new.example").press("Send the code there");
}

void leaves(app::testing::Browser& browser, std::string_view choice)
{
    browser.open("/you/leave");
    browser.tick(choice).press("Erase me and leave");
    REQUIRE(browser.page().shows("You have left"));
}

} // namespace

TEST_CASE("who leaves and takes her words along is nowhere any more: not in a table, not in the bytes of the files")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const zwitscherling = site.joins(std::string {canary});
        auto browser = site.signed_in(zwitscherling);
        writes_everywhere(browser);
        site.work();
        bool const there_before = holds_canary(tables_as_text(site));

        leaves(browser, "Take them away");
        site.work();

        CHECK(there_before);
        CHECK_FALSE(holds_canary(tables_as_text(site)));
        CHECK_FALSE(holds_canary(files_of_database(site)));
        browser.open("/you");
        CHECK(browser.path() != "/you");
    }
}

TEST_CASE("who leaves her words behind leaves them without a name, and her address is free again")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto browser = site.signed_in(ana);
        browser.open("/needs/new");
        browser.fill("What is hard, in one sentence?", "They come too late").tick("Mathematics").press("Raise");
        auto const need = browser.path();

        leaves(browser, "Keep them without my name");
        site.work();

        auto stranger = site.stranger();
        CHECK(stranger.open(need).shows("They come too late"));
        CHECK(stranger.page().shows("Somebody who left"));
        CHECK_FALSE(stranger.page().shows("Ana"));
        auto const again = site.joins("Ana");
        CHECK(again.person != ana.person);
    }
}

TEST_CASE("the last administrator cannot leave, and reads what to do first")
{
    TestSite site;
    auto browser = site.signed_in(site.joins("Emre", base::Role::administrator));

    browser.open("/you/leave");
    browser.tick("Take them away").press("Erase me and leave");

    CHECK(browser.page().status == 409);
    CHECK(browser.page().shows("You are the only administrator"));
}

TEST_CASE("after a backup from before was brought back, whoever had left is erased again")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto const old = site.folder.path() + "/old.backup";
    site.store->backup_to(old);
    auto browser = site.signed_in(ana);
    leaves(browser, "Take them away");
    auto const known = site.asks(ana, [](platform::Reading const& reading) { return ErasureStore {reading.tx}.all(); });
    auto bare = platform::testing::bare_sqlite();
    platform::restore_from(*bare, old);
    TestSite restored {std::move(bare)};
    auto const state = [&] {
        return restored.asks(
            ana, [&](platform::Reading const& reading) { return PersonStore {reading.tx}.find(*ana.person)->state; });
    };
    auto const before = state();

    auto const again
        = restored.as({}, [&](platform::Context& cx) -> base::Result<int> { return erase_again(cx, known); });
    auto const once_more
        = restored.as({}, [&](platform::Context& cx) -> base::Result<int> { return erase_again(cx, known); });

    CHECK(before == State::active);
    CHECK(*again == 1);
    CHECK(*once_more == 0);
    CHECK(state() == State::erased);
}

TEST_CASE("everything of mine is in one file and nothing of anybody else's")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const bram = site.joins("Bram");
        auto browser = site.signed_in(ana);
        browser.open("/needs/new");
        browser.fill("What is hard, in one sentence?", "They come too late").tick("Mathematics").press("Raise");
        auto other = site.signed_in(bram);
        other.open("/needs/new");
        other.fill("What is hard, in one sentence?", "We have no maps").tick("Mathematics").press("Raise");

        browser.open("/you/export");
        auto const file = browser.press("Give me the file");

        CHECK(file.header("Content-Disposition").find("groundswell-export.json") != std::string::npos);
        CHECK(file.shows("They come too late"));
        CHECK(file.shows("Ana@school.example"));
        CHECK_FALSE(file.shows("We have no maps"));
        CHECK_FALSE(file.shows("Bram"));
        for (auto const& [room, keeper] : app::all_keepers()) CHECK(file.shows("\"" + std::string {room} + "\":"));
        browser.open("/you/export");
        browser.press("Give me the file");
        browser.open("/you/export");
        CHECK(browser.press("Give me the file").status == 429);
    }
}

} // namespace people
