#include "app/testing/council.h"
#include "areas/people/leaving/leave.h"

using app::testing::Council;
using web::Method;

TEST_CASE("a ranked choice, from the question to the outcome with both tables")
{
    for (auto& store : platform::testing::both_engines()) {
        Council council {std::move(store)};
        auto const path = council.asks_for_options("Ranked choice");
        CHECK(council.ana.page().shows("The circle is asked."));
        CHECK(council.bram.open(council.thread).shows("Open until"));
        council.bram.follow("Answer");
        council.bram.fill("Draw it", "1").fill("Read it aloud", "2").press("Send my answer");
        CHECK(council.bram.page().shows("Your answer is kept."));
        council.ana.open(path);
        council.ana.fill("Draw it", "1").press("Send my answer");
        council.cem.open(path);
        council.cem.fill("Ask a smaller one", "1").fill("Draw it", "2").press("Send my answer");

        council.until_it_is_counted();

        auto const& page = council.bram.open(council.thread);
        CHECK(page.shows("Decided 30 May"));
        CHECK(page.shows("3 of 3 answered"));
        CHECK(page.shows("Chosen: “Draw it”."));
        CHECK(page.shows("<mark dir=\"auto\">Draw it</mark>"));
        CHECK(page.shows("How this was counted"));
        CHECK(page.shows("Round 1"));
        CHECK(page.shows("One against one"));
        CHECK(page.shows("Who is preferred to every other one wins."));
        CHECK(council.bram.open(path).shows("Who answered what"));
        CHECK(council.bram.page().shows("1. Draw it  2. Read it aloud"));
        CHECK(council.bram.open("/circles/slips").shows("We decided"));
        CHECK(council.bram.open("/circles/slips/decisions").shows("What shall we try?"));
        auto const csv = council.site.stranger().open(path + "/ballots");
        CHECK(csv.header("Content-Type").starts_with("text/csv"));
        CHECK(csv.body
            == "\"Read it aloud\",\"Draw it\",\"Ask a smaller "
               "one\"\r\n\"\",\"1\",\"\"\r\n\"\",\"2\",\"1\"\r\n\"2\",\"1\",\"\"\r\n");
    }
}

TEST_CASE("ties are told, and what broke them: first the rounds before, then the lot that was drawn when the question "
          "was asked")
{
    Council council;
    auto const path = council.asks_for_options("Ranked choice", "A1\nB2\nC3");
    CHECK(council.bram.open(path).shows("the order was drawn when this was asked"));
    auto const vote
        = [&](auto& browser, std::string const& first, std::string const& second, std::string const& third) {
              browser.open(path);
              browser.fill(first, "1").fill(second, "2").fill(third, "3").press("Send my answer");
          };
    vote(council.ana, "A1", "B2", "C3");
    vote(council.bram, "B2", "C3", "A1");
    vote(council.cem, "C3", "A1", "B2");

    council.until_it_is_counted();

    auto const& page = council.ana.open(path);
    CHECK(page.shows("One against one, none was preferred to every other one."));
    CHECK(page.shows("A tie between “A1”, “B2” and “C3”. The circle has to choose."));
    CHECK(page.shows("Not decided, 30 May"));
}

TEST_CASE("a proposal passes when nobody objects, and an objection stops it with its reason, whoever else agrees")
{
    for (auto& store : platform::testing::both_engines()) {
        Council council {std::move(store)};
        auto const passes = council.asks_for_consent();
        auto const fails = council.asks_for_consent();
        for (auto* browser : {&council.ana, &council.bram}) {
            for (auto const& path : {passes, fails}) {
                browser->open(path);
                browser->tick("I agree").press("Send my answer");
            }
        }
        council.cem.open(fails);
        council.cem.tick("I object").press("Send my answer");
        CHECK(council.cem.page().status == 422);
        CHECK(council.cem.page().shows("Please write something here."));
        council.cem.fill("If you object: what harm do you see?", "Some would be found out.").press("Send my answer");

        council.until_it_is_counted();

        CHECK(council.ana.open(passes).shows("Agreed: nobody sees harm in it."));
        CHECK(council.ana.open(fails).shows("Not agreed: one member objects."));
        CHECK(council.ana.page().shows("Some would be found out."));
        CHECK(council.site.stranger().open(fails).shows("Some would be found out."));
        CHECK_FALSE(council.site.stranger().open(fails).shows(">Cem<"));
    }
}

TEST_CASE("an approval, a score and a meeting time are counted each by its own rule")
{
    for (auto& store : platform::testing::both_engines()) {
        Council council {std::move(store)};
        auto const approval = council.asks_for_options("Approval");
        auto const score = council.asks_for_options("Scores");
        auto const meeting = council.asks("Meeting time", [](auto& page) {
            page.fill("What do you meet for?", "The next hour")
                .fill("Time 1", "2026-06-04T16:30")
                .fill("Time 2", "2026-06-05T16:30");
        });
        for (auto* browser : {&council.ana, &council.bram}) {
            browser->open(approval);
            browser->tick("Draw it").tick("Read it aloud").press("Send my answer");
            browser->open(score);
            browser->fill("Draw it", "2").fill("Ask a smaller one", "5").press("Send my answer");
        }
        council.cem.open(approval);
        council.cem.tick("Draw it").press("Send my answer");
        council.ana.json(Method::post, meeting + "/answer", R"({"option_1": "if_need_be", "option_2": "yes"})");
        council.bram.json(Method::post, meeting + "/answer", R"({"option_1": "yes"})");
        council.cem.json(Method::post, meeting + "/answer", R"({"option_1": "yes", "option_2": "no"})");

        council.until_it_is_counted();

        CHECK(council.ana.open(approval).shows("Chosen: “Draw it”."));
        CHECK(council.ana.page().shows("“Draw it” has 3 ticks."));
        CHECK(council.ana.open(score).shows("Chosen: “Ask a smaller one”."));
        CHECK(council.ana.page().shows("“Ask a smaller one” has 10 points."));
        CHECK(council.ana.open(meeting).shows("We meet Thursday, 4 June 2026 at 16:30."));
        CHECK(council.ana.page().shows("2 can come, 1 more if need be."));
    }
}

TEST_CASE("an answer may be changed until the deadline, and counts once")
{
    for (auto& store : platform::testing::both_engines()) {
        Council council {std::move(store)};
        auto const path = council.asks_for_options("Approval");
        council.bram.open(path);
        council.bram.tick("Draw it").press("Send my answer");
        council.bram.open(path);
        CHECK(council.bram.page().shows("value=\"2\" checked"));
        council.bram.tick("Read it aloud").press("Send my answer");
        CHECK(council.bram.page().shows("1 of 3 answered"));
        council.ana.open(path);
        auto late = council.ana;
        council.ana.tick("Read it aloud").press("Send my answer");

        council.until_it_is_counted();
        late.tick("Draw it").press("Send my answer");

        CHECK(late.page().status == 409);
        CHECK(late.page().shows("The time for answering is over."));
        CHECK(council.ana.open(path).shows("“Read it aloud” has 2 ticks."));
        CHECK(council.ana.page().shows("2 of 3 answered"));
    }
}

TEST_CASE("before the deadline nobody sees how it stands, only how many have answered")
{
    Council council;
    auto const path = council.asks_for_options("Approval");
    council.bram.json(Method::post, path + "/answer", R"({"option": ["2"]})");

    for (auto* browser : {&council.ana, &council.cem}) {
        CHECK(browser->open(path).shows("1 of 3 answered"));
        CHECK_FALSE(browser->page().shows("checked"));
        CHECK_FALSE(browser->page().shows("Bram"));
        auto const read = browser->json(Method::get, path);
        CHECK(read.shows("\"outcome\":null,\"answered\":1"));
        CHECK(read.shows("\"answer\":null,\"answers\":[]"));
        CHECK(browser->open(path + "/ballots").status == 409);
    }
    CHECK(council.bram.json(Method::get, path).shows("\"answer\":{\"option\":[\"2\"]}"));
}

TEST_CASE("with fewer answers than had to come nothing is decided")
{
    Council council;
    auto const path = council.asks_for_options("Approval");
    council.bram.json(Method::post, path + "/answer", R"({"option": ["2"]})");

    council.until_it_is_counted();

    CHECK(council.bram.open(path).shows("Not decided: too few have answered."));
    CHECK(council.bram.page().shows("1 answered, and 2 had to."));
    CHECK_FALSE(council.bram.page().shows("<mark"));
}

TEST_CASE("a question changes until somebody has answered, and an answer to other words is asked for again")
{
    Council council;
    auto const path = council.asks_for_consent();
    council.bram.open(path);
    council.ana.open(path);
    council.ana.follow("Change the question");
    council.ana.fill("The proposal", "They are never asked for.").press("Keep it so");
    CHECK(council.ana.page().shows("They are never asked for."));

    council.bram.tick("I agree").press("Send my answer");

    CHECK(council.bram.page().status == 409);
    CHECK(council.bram.page().shows("The question was changed meanwhile."));
    CHECK(council.bram.page().shows("They are never asked for."));
    council.bram.press("Send my answer");
    CHECK(council.bram.page().shows("Your answer is kept."));
    CHECK_FALSE(council.ana.open(path).shows("Change the question"));
    CHECK(council.ana.open(path + "/edit").status == 409);
}

TEST_CASE("a deadline that was moved on is the one that counts")
{
    Council council;
    auto const path = council.asks_for_consent();
    council.ana.open(path + "/edit");
    council.ana.fill("Open until", "2026-06-03T12:00").press("Keep it so");

    council.until_it_is_counted();
    CHECK(council.bram.open(path).shows("Send my answer"));
    council.site.clock.advance(std::chrono::hours {96});
    CHECK(council.bram.open(path).shows("The answers are being counted"));
    council.site.work();

    CHECK(council.bram.open(path).shows("Not decided: too few have answered."));
}

TEST_CASE("a question that is withdrawn is never counted, and its answers are gone")
{
    Council council;
    auto const path = council.asks_for_consent();
    council.bram.json(Method::post, path + "/answer", R"({"choice": "object", "reason": "Zebrafish"})");
    CHECK_FALSE(council.bram.open(path).shows("Withdraw it"));
    council.ana.open(path);
    council.ana.press("Withdraw the question");

    council.until_it_is_counted();

    CHECK(council.ana.open(path).shows("Withdrawn before it was counted."));
    CHECK(council.bram.json(Method::post, path + "/answer", R"({"choice": "agree"})").shows("decision_withdrawn"));
    CHECK(council.site.asks(council.ana_actor, [](platform::Reading const& reading) {
        return reading.tx.number("select count(*) from decision_ballots");
    }) == 0);
}

TEST_CASE("what is wrong with a question or a ballot stands at its field, with all that was typed")
{
    Council council;
    council.asks_for_options("Ranked choice", "Only this");
    CHECK(council.ana.page().status == 422);
    CHECK(council.ana.page().shows("Two of them are needed at least."));
    CHECK(council.ana.page().shows("What shall we try?"));
    council.ana.fill("The options, one on each line", "A1\nB2")
        .fill("Open until", "2026-05-27T19:50")
        .press("Ask the circle");
    CHECK(council.ana.page().shows("Give people an hour at least."));
    council.ana.fill("Open until", "2026-05-30T12:00").fill("How many must answer?", "4").press("Ask the circle");
    CHECK(council.ana.page().shows("The circle has fewer members than that."));
    council.ana.fill("How many must answer?", "3").press("Ask the circle");
    REQUIRE(council.ana.page().status == 200);

    council.ana.fill("A1", "2").fill("B2", "2").press("Send my answer");

    CHECK(council.ana.page().status == 422);
    CHECK(council.ana.page().shows("Two options have this number."));
    CHECK(council.ana.page().shows("value=\"2\" selected"));
}

TEST_CASE("a decision of a private circle is not there for anybody else")
{
    Council council {platform::testing::fresh_sqlite(), "circles"};
    auto const path = council.asks_for_consent();
    auto dina = council.site.signed_in(council.site.joins("Dina", base::Role::steward));
    council.bram.json(Method::post, path + "/answer", R"({"choice": "agree"})");
    council.cem.json(Method::post, path + "/answer", R"({"choice": "agree"})");

    council.until_it_is_counted();

    CHECK(council.bram.open(path).shows("Agreed: nobody sees harm in it."));
    for (auto const& asked : {path, path + "/ballots", std::string {"/circles/slips/decisions"}}) {
        CHECK(dina.open(asked).status == 404);
        CHECK(council.site.stranger().open(asked).status == 404);
    }
    CHECK_FALSE(dina.open("/circles/slips").shows("Names on slips"));
}

TEST_CASE("a question waits on Today for whoever has not answered it, and then what came of it")
{
    Council council;
    auto const path = council.asks_for_consent();
    CHECK(council.bram.open("/").shows("Names on slips"));
    council.bram.json(Method::post, path + "/answer", R"({"choice": "agree"})");

    CHECK_FALSE(council.bram.open("/").shows("Names on slips"));
    CHECK(council.cem.open("/").shows("Names on slips"));
    council.until_it_is_counted();
    CHECK(council.cem.open("/").shows("Your circle has decided."));
    CHECK_FALSE(council.cem.page().shows("Slips decides.")); // it asks for nothing any more
}

TEST_CASE("whoever leaves takes her name off her answer, and it is still counted")
{
    for (auto& store : platform::testing::both_engines()) {
        Council council {std::move(store)};
        auto const path = council.asks_for_consent();
        council.bram.json(Method::post, path + "/answer", R"({"choice": "object", "reason": "Zebrafish"})");
        council.cem.json(Method::post, path + "/answer", R"({"choice": "agree"})");
        auto const exported = council.bram.json(Method::post, "/you/export", "{}").body;
        CHECK(exported.find("Zebrafish") != std::string::npos);
        CHECK(council.ana.json(Method::post, "/you/export", "{}").shows("Names on slips"));

        REQUIRE(council.site.as(
            council.bram_actor, [](platform::Context& cx) { return people::leave(cx, people::Words::take_away); }));
        council.site.work();
        council.until_it_is_counted();

        CHECK(council.ana.open(path).shows("Not agreed: one member objects."));
        CHECK(council.ana.page().shows("A member"));
        CHECK_FALSE(council.ana.page().shows("Zebrafish"));
        CHECK_FALSE(council.ana.page().shows("Bram"));
    }
}
