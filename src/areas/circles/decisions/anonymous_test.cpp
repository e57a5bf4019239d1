#include "app/testing/council.h"
#include "areas/circles/decisions/answer_decision.h"
#include "areas/circles/decisions/answer_link.h"

#include <deque>

using app::testing::Council;
using web::Method;

namespace {

/// A statement made at run time; its text is kept for the life of the program.
platform::Sql lasting(std::string text)
{
    static std::deque<std::string> texts;
    return platform::Sql::lasting(texts.emplace_back(std::move(text)));
}

std::vector<std::string> texts_of(platform::Tx& tx, platform::Sql sql, std::optional<std::string> const& about = {})
{
    std::vector<std::string> all;
    platform::Binds binds;
    if (about) binds.add(std::string_view {*about});
    tx.query(sql, binds.span(), [&](platform::Row const& row) { all.push_back(row.string(0)); });
    return all;
}

std::string cell_of(platform::Row const& row)
{
    if (row.is_null(0)) return "null";
    if (row.kind(0) == platform::Bind::Kind::text) return row.string(0);
    if (row.kind(0) == platform::Bind::Kind::real) return std::to_string(row.real(0));
    return std::to_string(row.integer(0));
}

/// Everything in the database in the order of its rows, column by column. Two things are left out: when the schema was made, and the ids of
/// ballots, which only the installation's secret can make.
std::string all_that_is_known(platform::Tx& tx, platform::Engine engine)
{
    bool const sqlite = engine == platform::Engine::sqlite;
    platform::Sql const of_sqlite
        = "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' order by name";
    platform::Sql const of_postgresql
        = "select table_name::text from information_schema.tables where table_schema = current_schema() order by 1";
    platform::Sql const columns_of_sqlite = "select name from pragma_table_info($1)";
    platform::Sql const columns_of_postgresql = R"sql(
        select column_name::text from information_schema.columns
        where table_schema = current_schema() and table_name = $1 order by ordinal_position
    )sql";
    auto const tables = texts_of(tx, sqlite ? of_sqlite : of_postgresql);
    std::string all;
    for (auto const& table : tables) {
        if (table == "schema_steps" || table.starts_with("sqlite_")) continue;
        auto const columns = texts_of(tx, sqlite ? columns_of_sqlite : columns_of_postgresql, table);
        for (auto const& column : columns) {
            if (table == "decision_ballots" && column == "id") continue;
            auto const order = table == "decision_ballots" ? std::string {" order by ballot"} : std::string {};
            all += table + "." + column + "\n";
            tx.query(lasting("select \"" + column + "\" from \"" + table + "\"" + order), {},
                [&](platform::Row const& row) { all += cell_of(row) + "\n"; });
        }
    }
    return all;
}

enum class When { open, counted };
enum class Secrecy { anonymous, open };

struct Trial {
    std::size_t engine = 0;
    When when = When::open;
    Secrecy secrecy = Secrecy::anonymous;
};

/// Ana answers one thing and Bram the other, by page and by mail; what the database knows then.
std::string known_after(Trial const& trial, std::string const& anas, std::string const& brams)
{
    auto store = std::move(platform::testing::both_engines()[trial.engine]);
    auto const engine = store->engine();
    Council council {std::move(store)};
    auto const path = council.asks("Approval", [&](auto& page) {
        page.fill("What is to be decided?", "What shall we try?");
        page.fill("The options, one on each line", "Draw it\nAsk it");
        if (trial.secrecy == Secrecy::anonymous) page.tick("Anonymous");
    });
    council.ana.open(path);
    council.ana.tick(anas).press("Send my answer");
    council.bram.open(path);
    council.bram.tick(brams).press("Send my answer");
    CHECK(council.bram.page().shows("Your answer is kept."));
    auto mail = council.site.stranger();
    auto const bram = *council.bram_actor.person;
    mail.open(std::string {circles::answer_link(council.site.keys, Council::id_in(path), bram).text()});
    mail.tick(brams).press("Send my answer");
    if (trial.when == When::counted) council.until_it_is_counted();
    council.site.work();
    return council.site.asks(
        council.ana_actor, [&](platform::Reading const& reading) { return all_that_is_known(reading.tx, engine); });
}

bool knows_who_answered_what(Trial const& trial)
{
    auto const known = known_after(trial, "Draw it", "Ask it");
    CHECK(known.find("decision_ballots.ballot\n{\"chosen\":[\"0\"]}\n{\"chosen\":[\"1\"]}\n") != std::string::npos);
    return known != known_after(trial, "Ask it", "Draw it");
}

std::int64_t count(Council& council, platform::Sql sql)
{
    return council.site.asks(
        council.ana_actor, [&](platform::Reading const& reading) { return reading.tx.number(sql); });
}

} // namespace

TEST_CASE("of an anonymous decision nothing in the database tells who answered what: had two changed places, every row "
          "would be the same")
{
    for (std::size_t engine = 0; engine < 2; ++engine) {
        CHECK_FALSE(knows_who_answered_what({engine, When::open}));
        CHECK_FALSE(knows_who_answered_what({engine, When::counted}));
    }
}

TEST_CASE("control: of an open decision the rows do tell who answered what")
{
    for (std::size_t engine = 0; engine < 2; ++engine)
        CHECK(knows_who_answered_what({engine, When::open, Secrecy::open}));
}

TEST_CASE(
    "the page of an anonymous decision shows counts alone, to hosts too, and says what the machine's keeper could see")
{
    Council council;
    auto const path = council.asks("Consent", [](auto& page) {
        page.fill("What is to be decided?", "Names on slips")
            .fill("The proposal", "They stay optional.")
            .tick("Anonymous");
    });
    CHECK(council.bram.open(path).shows("whoever keeps the machine and its secret key could work it out"));
    council.bram.tick("I object")
        .fill("If you object: what harm do you see?", "They are found out.")
        .press("Send my answer");
    council.cem.json(Method::post, path + "/answer", R"({"choice": "agree"})");

    council.until_it_is_counted();

    auto const& page = council.ana.open(path);
    CHECK(page.shows("Not agreed: one member objects."));
    CHECK(page.shows("They are found out."));
    CHECK_FALSE(page.shows("Bram"));
    CHECK_FALSE(page.shows("Cem"));
    CHECK_FALSE(council.ana.json(Method::get, path).shows("Bram"));
}

TEST_CASE("when an anonymous decision is counted, not even the secret leads from a member to her ballot")
{
    for (auto& store : platform::testing::both_engines()) {
        Council council {std::move(store)};
        auto const path = council.asks("Consent", [](auto& page) {
            page.fill("What is to be decided?", "Names on slips")
                .fill("The proposal", "They stay optional.")
                .tick("Anonymous");
        });
        auto const id = Council::id_in(path);
        auto const answer = [&] {
            return council.site.asks(council.bram_actor, [&](platform::Reading const& reading) {
                auto const decision = circles::decision_of(reading, id);
                return circles::answer_of(
                    reading.tx, council.site.keys, decision->decision, *council.bram_actor.person);
            });
        };
        for (auto* browser : {&council.bram, &council.cem})
            browser->json(Method::post, path + "/answer", R"({"choice": "agree"})");
        CHECK(answer());

        council.until_it_is_counted();

        CHECK_FALSE(answer());
        CHECK(count(council, "select count(*) from decision_answers") == 0);
        CHECK(count(council, "select count(*) from decision_ballots") == 2);
        CHECK(council.ana.open(path).shows("2 of 3 answered"));
    }
}
