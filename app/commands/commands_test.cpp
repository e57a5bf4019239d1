#include "app/erasures.h"
#include "app/testing/program.h"
#include "platform/files/file_hash.h"
#include "platform/storage/temporary_folder.h"
#include "platform/storage/testing.h"
#include "platform/storage/write.h"
#include "platform/web/testing_client.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

namespace app::testing {

namespace {

using platform::TemporaryFolder;

std::string bytes_of(std::string const& path)
{
    std::ifstream file {path, std::ios::binary};
    return {std::istreambuf_iterator<char> {file}, {}};
}

void put(std::string const& path, std::string const& bytes)
{
    std::filesystem::create_directories(std::filesystem::path {path}.parent_path());
    std::ofstream {path, std::ios::binary | std::ios::trunc} << bytes;
}

/// Where a site lives: its folder, and for PostgreSQL its database.
struct Place {
    std::string data;
    std::string url {};

    std::vector<std::string> with(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.end(), {"--data", data});
        if (!url.empty()) arguments.insert(arguments.end(), {"--database", url});
        return arguments;
    }
    Ran run(std::vector<std::string> const& arguments) const { return run_program(with(arguments)); }

    std::int64_t count(platform::Sql sql) const
    {
        auto const database = platform::open_database({.folder = data, .url = url, .readers = 1});
        return database->read()->tx().number(sql);
    }
};

/// The SHA-256 of "a photo".
std::string photo_name()
{
    return platform::FileHash::of("a photo").text();
}

/// A small site with people, needs, a file and a key.
void furnish(Place const& place)
{
    auto const filled = place.run({"fill", "--people", "20", "--needs", "30", "--replies", "40", "--me-toos", "50",
        "--circles", "2", "--posts", "60"});
    REQUIRE_MESSAGE(filled.exit_code == 0, filled.said);
    put(place.data + "/files/" + photo_name().substr(0, 2) + "/" + photo_name().substr(2), "a photo");
}

base::PersonId somebody_in(Place const& place)
{
    auto const database = platform::open_database({.folder = place.data, .url = place.url, .readers = 1});
    auto const author = [](platform::Row const& row) { return row.id<base::PersonId>(0); };
    return database->read()->tx().one("select author_id from needs order by id limit 1", author).value();
}

} // namespace

TEST_CASE("the program says its version and its commands")
{
    auto const version = run_program({"--version"});
    auto const help = run_program({"--help"});

    CHECK(version.exit_code == 0);
    CHECK(version.says("groundswell 0."));
    CHECK(help.exit_code == 0);
    for (auto const* const command : {"serve", "migrate", "backup", "restore", "doctor", "fill"})
        CHECK(help.says(command));
}

TEST_CASE("a wrong option, value or file ends with 2 and one sentence")
{
    TemporaryFolder const folder;
    put(folder.path() + "/groundswell.toml", "colour = 'green'\n");

    CHECK(run_program({"sing"}).exit_code == 2);
    CHECK(run_program({"serve", "--loud"}).exit_code == 2);
    CHECK(run_program({"serve", "--data", folder.path()}).says("nothing is called \"colour\""));
    CHECK(run_program({"backup", "/nowhere", "--data", folder.path() + "/none"}).exit_code == 2);
    CHECK(run_program({"fill", "--people", "-1"}).exit_code == 2);
}

TEST_CASE("migrate makes the database, and has nothing to do the second time")
{
    TemporaryFolder const folder;
    Place const place {folder.path() + "/data"};

    auto const first = place.run({"migrate"});
    auto const second = place.run({"migrate"});

    CHECK(first.says("steps and is up to date"));
    CHECK(second.says("The database is up to date."));
    CHECK(second.exit_code == 0);
}

TEST_CASE("a database of a newer version is refused with a sentence")
{
    TemporaryFolder const folder;
    Place const place {folder.path()};
    place.run({"migrate"});
    {
        auto const database = platform::open_database({.folder = folder.path()});
        platform::write(*database, [](platform::Tx& tx) {
            tx.run("insert into schema_steps (name, applied_at) values ($1, $2)", "29990101_0000_needs_telepathy", 0);
        });
    }

    auto const refused = place.run({"serve", "--listen", "127.0.0.1:0"});

    CHECK(refused.exit_code == 2);
    CHECK(refused.says("Use the newer program again"));
}

TEST_CASE("the site serves, tells its figures on their own listener only, and stops cleanly when asked")
{
    TemporaryFolder const folder;
    Serving site {{"--data", folder.path()}};

    auto const page = web::testing::Client {site.port()}.ask("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    auto const none = web::testing::Client {site.port()}.ask("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n");
    auto const figures = web::testing::Client {site.metrics_port()}.ask("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n");
    auto const other = web::testing::Client {site.metrics_port()}.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

    CHECK(page.status == 200);
    CHECK(none.status == 404);
    CHECK(figures.body.find("groundswell_answers_total{class=\"2xx\"} 1\n") != std::string::npos);
    CHECK(figures.body.find("groundswell_answer_seconds_bucket{le=\"+Inf\"} 2\n") != std::string::npos);
    CHECK(figures.body.find("groundswell_resident_bytes ") != std::string::npos);
    CHECK(other.status == 404);
    CHECK(site.stop() == 0);
}

TEST_CASE("a backup made while the site serves, restored elsewhere, is the same site, on both engines")
{
    for (auto& store : platform::testing::both_engines()) {
        auto fresh
            = store.options().url.empty() ? platform::testing::fresh_sqlite() : platform::testing::bare_postgresql();
        TemporaryFolder const folder;
        Place const old {folder.path() + "/old", store.options().url};
        Place const moved {folder.path() + "/new", old.url.empty() ? "" : fresh.options().url};
        auto const file = folder.path() + "/site.backup";
        furnish(old);
        Serving const site {old.with({})};

        auto const backup = old.run({"backup", file});
        auto const restored = moved.run({"restore", file});

        REQUIRE_MESSAGE(backup.exit_code == 0, backup.said);
        REQUIRE_MESSAGE(restored.exit_code == 0, restored.said);
        CHECK(moved.count("select count(*) from people") == 20);
        CHECK(moved.count("select count(*) from replies") == 40);
        CHECK(moved.count("select count(*) from me_toos") == 50);
        CHECK(bytes_of(moved.data + "/keys/site.key") == bytes_of(old.data + "/keys/site.key"));
        CHECK(bytes_of(moved.data + "/files/" + photo_name().substr(0, 2) + "/" + photo_name().substr(2)) == "a photo");
        CHECK(
            (std::filesystem::status(moved.data + "/keys/site.key").permissions() & std::filesystem::perms::group_read)
            == std::filesystem::perms::none);
        CHECK_FALSE(std::filesystem::exists(moved.data + "/restoring"));
    }
}

TEST_CASE("a damaged or shortened backup is refused before anything is touched")
{
    TemporaryFolder const folder;
    Place const old {folder.path() + "/old"};
    Place const moved {folder.path() + "/new"};
    auto const file = folder.path() + "/site.backup";
    furnish(old);
    REQUIRE(old.run({"backup", file}).exit_code == 0);
    auto const whole = bytes_of(file);
    auto const restored_from = [&](std::string const& bytes) {
        put(file, bytes);
        auto const ran = moved.run({"restore", file});
        CHECK_FALSE(std::filesystem::exists(moved.data + "/groundswell.db"));
        CHECK_FALSE(std::filesystem::exists(moved.data + "/keys"));
        return ran;
    };
    auto changed = whole;
    changed[changed.size() / 3] ^= 1;

    CHECK(restored_from(changed).exit_code == 2);
    CHECK(restored_from(whole.substr(0, whole.size() / 2)).exit_code == 2);
    CHECK(restored_from("no backup").exit_code == 2);
    put(file, whole);
    CHECK(moved.run({"restore", file}).exit_code == 0);
    CHECK(moved.run({"restore", file}).says("holds a site already"));
}

TEST_CASE("who was erased after a backup is erased again when it is restored")
{
    TemporaryFolder const folder;
    Place const old {folder.path() + "/old"};
    Place const moved {folder.path() + "/new"};
    auto const file = folder.path() + "/site.backup";
    furnish(old);
    REQUIRE(old.run({"backup", file}).exit_code == 0);
    people::Leaving const leaving {.person = somebody_in(old), .words = people::Words::take_away};
    note_erasure(erasures_path(old.data), leaving);
    note_erasure(erasures_path(old.data), leaving);

    auto const restored = moved.run({"restore", file, "--erasures", erasures_path(old.data)});

    CHECK(restored.says("1 people who were erased are erased again"));
    CHECK(erasures_in(erasures_path(moved.data)) == std::vector {leaving});
    CHECK(moved.count("select count(*) from people where state = 'erased' and email = ''") == 1);
    CHECK(moved.count("select count(*) from needs where author_id in (select id from people where state = 'erased')")
        == 0);
    put(erasures_path(old.data), "somebody\n");
    CHECK_THROWS_AS(erasures_in(erasures_path(old.data)), std::invalid_argument);
}

TEST_CASE("the doctor says of each thing whether it is well, and what to do when it is not")
{
    TemporaryFolder const folder;
    Place const place {folder.path() + "/data"};
    place.run({"migrate"});
    put(place.data + "/keys/site.key", std::string(32, 'k'));
    std::filesystem::permissions(place.data + "/keys/site.key", std::filesystem::perms::all);

    auto const ran = place.run({"doctor", "--mail", "dir:" + folder.path(), "--public-url", "http://school.example"});

    CHECK(ran.exit_code == 1);
    CHECK(ran.says("✓ Database: SQLite, whole and up to date"));
    CHECK(ran.says("! Key: "));
    CHECK(ran.says("run: chmod 600 "));
    CHECK(ran.says("✓ Mail: "));
    CHECK(ran.says("✓ Time zones: "));
    CHECK(ran.says("✓ Pictures: "));
    CHECK(ran.says("! Address: http://school.example: phones and other computers cannot sign in over http"));
}

TEST_CASE("fill writes the same network for the same seed, and its sessions are signed in")
{
    TemporaryFolder const folder;
    Place const one {folder.path() + "/one"};
    Place const other {folder.path() + "/other"};
    auto const titles = [](Place const& place) {
        auto const database = platform::open_database({.folder = place.data, .readers = 1});
        return database->read()->tx().all(
            "select title from needs order by id", [](platform::Row const& row) { return row.string(0); });
    };
    furnish(one);
    furnish(other);

    auto const signed_in = one.run({"fill", "--people", "20", "--needs", "30", "--replies", "40", "--me-toos", "50",
        "--circles", "2", "--posts", "60", "--sessions", "5", "--tokens", folder.path() + "/tokens"});

    CHECK(titles(one) == titles(other));
    CHECK(titles(one).size() == 30);
    CHECK(signed_in.exit_code == 0);
    CHECK(one.count("select count(*) from people") == 20);
    CHECK(one.count("select count(*) from sessions") == 5);
    CHECK(std::ranges::count(bytes_of(folder.path() + "/tokens"), '\n') == 5);
}

} // namespace app::testing
