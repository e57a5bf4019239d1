#include "app/testing/council.h"
#include "areas/circles/come_and_go.h"
#include "areas/circles/decisions/answer_link.h"

using app::testing::Council;

namespace {

std::string link_of(Council& council, std::string const& question, base::Actor const& person)
{
    return std::string {circles::answer_link(council.site.keys, Council::id_in(question), *person.person).text()};
}

std::int64_t answers(Council& council)
{
    return council.site.asks(council.ana_actor,
        [](platform::Reading const& reading) { return reading.tx.number("select count(*) from decision_answers"); });
}

} // namespace

TEST_CASE(
    "the link of a mail opens the question with the choice filled in, without signing in, and answers with one button")
{
    for (auto& store : platform::testing::both_engines()) {
        Council council {std::move(store)};
        auto const path = council.asks_for_consent();
        auto mail = council.site.stranger();

        mail.open(link_of(council, path, council.bram_actor) + "?choice=agree");
        CHECK(mail.page().shows("They stay optional."));
        CHECK(mail.page().shows("value=\"agree\" checked"));
        CHECK(answers(council) == 0);
        auto second = mail; // pressed twice
        mail.press("Send my answer");
        second.press("Send my answer");
        CHECK(mail.page().shows("Your answer is kept"));
        CHECK(second.page().shows("Your answer is kept"));

        CHECK(answers(council) == 1);
        CHECK(council.bram.open(path).shows("value=\"agree\" checked"));
        council.cem.json(web::Method::post, path + "/answer", R"({"choice": "agree"})");
        council.until_it_is_counted();
        CHECK(council.ana.open(path).shows("2 of 3 answered"));
        CHECK(council.ana.page().shows("one of them by mail"));
    }
}

TEST_CASE("a link sent on tells nobody what was answered, and answers as its owner whoever is signed in")
{
    Council council;
    auto const path = council.asks_for_options("Approval");
    auto const link = link_of(council, path, council.bram_actor);
    council.cem.open(link + "?choice=2");
    CHECK(council.cem.page().shows("value=\"2\" checked"));
    council.cem.press("Send my answer");

    CHECK(council.cem.open(link).shows("You have answered already."));
    CHECK_FALSE(council.cem.page().shows("checked"));
    CHECK(council.bram.open(path).shows("value=\"2\" checked"));
    CHECK_FALSE(council.cem.open(path).shows("checked"));
}

TEST_CASE("a problem on the page of a link keeps what was typed")
{
    Council council;
    auto const path = council.asks_for_consent();
    auto mail = council.site.stranger();
    mail.open(link_of(council, path, council.bram_actor) + "?choice=object");

    mail.press("Send my answer");

    CHECK(mail.page().status == 422);
    CHECK(mail.page().shows("value=\"object\" checked"));
    CHECK(mail.page().shows("Please write something here."));
    CHECK(answers(council) == 0);
}

TEST_CASE("a link that is not ours, or not hers any more, says so calmly and tells of no circle")
{
    Council council;
    auto const path = council.asks_for_consent();
    auto const link = link_of(council, path, council.bram_actor);
    auto mail = council.site.stranger();
    auto const wrong = [&](std::string const& address) {
        mail.open(address);
        return mail.page().status == 404 && mail.page().shows("This link opens nothing")
            && !mail.page().shows("Names on slips");
    };

    CHECK(wrong(link.substr(0, link.size() - 1)));
    CHECK(wrong("/decisions/" + Council::id_in(path).text() + "/answer/made-up"));
    CHECK(wrong(link_of(council, path, council.site.joins("Deniz"))));
    mail.open(link);
    auto open = mail;
    REQUIRE(
        council.site.as(council.bram_actor, [](platform::Context& cx) { return circles::leave_circle(cx, "slips"); }));
    CHECK(wrong(link));
    open.tick("I agree").press("Send my answer");
    CHECK(open.page().status == 404);
    CHECK(answers(council) == 0);
}

TEST_CASE("a link that comes late leads to what came of it")
{
    Council council;
    auto const path = council.asks_for_consent();
    auto const link = link_of(council, path, council.bram_actor);
    auto mail = council.site.stranger();
    mail.open(link + "?choice=agree");
    auto late = mail;

    council.until_it_is_counted();
    late.press("Send my answer");

    CHECK(late.page().status == 409);
    CHECK(late.page().shows("The time for answering is over."));
    CHECK(mail.open(link).status == 200);
    CHECK(mail.page().shows("See what came of it"));
    CHECK(answers(council) == 0);
}

TEST_CASE("the times of a meeting stand on the page of a link in its owner's own time zone")
{
    Council council;
    auto const path = council.asks("Meeting time", [](auto& page) {
        page.fill("What do you meet for?", "The next hour")
            .fill("Time 1", "2026-06-04T16:30")
            .fill("Time 2", "2026-06-05T16:30");
    });
    auto const moved = council.site.as(council.bram_actor, [&](platform::Context& cx) -> base::Result<base::Done> {
        cx.tx.run("update people set zone = 'Europe/Berlin' where id = $1", *council.bram_actor.person);
        return base::Done {};
    });
    REQUIRE(moved);
    auto mail = council.site.stranger();

    CHECK(mail.open(link_of(council, path, council.bram_actor)).shows("Thursday, 4 June 2026 at 15:30"));
    CHECK(council.bram.open(path).shows("Thursday, 4 June 2026 at 15:30"));
    CHECK(council.ana.open(path).shows("Thursday, 4 June 2026 at 16:30"));
}
