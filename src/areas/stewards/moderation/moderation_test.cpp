#include "app/testing/ask.h"
#include "app/testing/site.h"
#include "areas/stewards/moderation/log.h"
#include "areas/stewards/stewards.h"
#include "platform/chain/verify.h"
#include "platform/trust/trust.h"

#include <doctest/doctest.h>

#include <algorithm>

using app::testing::TestSite;
using namespace std::chrono_literals;

namespace {

std::string member_of(std::string const& body, std::string const& name)
{
    auto const at = body.find("\"" + name + "\":\"") + name.size() + 4;
    return body.substr(at, body.find('"', at) - at);
}

/// Ana's need with Bram's answer, which Ana has reported; Dina and Filiz are stewards.
struct Case {
    explicit Case(platform::testing::Store store = platform::testing::fresh_sqlite())
        : site {std::move(store)}
    {
        need = member_of(ana.json(web::Method::post, "/needs",
                                R"({"title": "They come too late", "subject": "mathematics", "audience": "members"})")
                             .body,
            "id");
        reply = member_of(bram.json(web::Method::post, "/needs/" + need + "/replies",
                                  R"({"text": "His father drives the only taxi."})")
                              .body,
            "id");
        report = reports(ana, "reply", reply);
    }

    std::string reports(app::testing::Browser& who, std::string const& kind, std::string const& thing)
    {
        return member_of(who.json(web::Method::post, "/reports",
                                R"({"kind": ")" + kind + R"(", "why": "unkind", "id": ")" + thing + "\"}")
                             .body,
            "id");
    }

    app::testing::Answer decides(app::testing::Browser& who, std::string const& outcome, std::string const& more = "")
    {
        auto answer = who.json(web::Method::post, "/steward/reports/" + report + "/decision",
            R"({"outcome": ")" + outcome + R"(", "note": "Leave the taxi out."})" + more);
        site.work();
        return answer;
    }

    /// Bram appeals on his page.
    void appeals()
    {
        bram.open("/you/standing");
        bram.fill("Why this was wrong", "Everybody knows it.").press("Appeal");
        CHECK(bram.page().shows("Your appeal is with the stewards."));
        site.work();
    }

    void decides_appeal(app::testing::Browser& who, std::string const& label, std::string const& value)
    {
        who.open("/steward/appeals");
        who.fill(label, value).fill("Why", "He is right.").press("Decide about the appeal");
        site.work();
    }

    std::string log_of(app::testing::Browser& who) { return who.json(web::Method::get, "/steward/log").body; }

    TestSite site;
    base::Actor bram_actor = site.joins("Bram");
    base::Actor dina_actor = site.joins("Dina", base::Role::steward);
    base::Actor filiz_actor = site.joins("Filiz", base::Role::steward);
    app::testing::Browser ana = site.signed_in(site.joins("Ana"));
    app::testing::Browser bram = site.signed_in(bram_actor);
    app::testing::Browser dina = site.signed_in(dina_actor);
    app::testing::Browser filiz = site.signed_in(filiz_actor);
    std::string need;
    std::string reply;
    std::string report;
};

} // namespace

TEST_CASE("who is warned reads the rule and the reason, appeals once, and another steward undoes it")
{
    for (auto& store : platform::testing::both_engines()) {
        Case it {std::move(store)};
        it.dina.open("/steward/reports");
        it.dina.fill("Warn the person", "warned").fill("Why", "Leave the taxi out.").press("Decide");
        it.site.work();
        CHECK(it.bram.open("/notices").shows("A steward decided something about you"));
        it.bram.press("Read it");
        CHECK(it.bram.path() == "/you/standing");
        CHECK(it.bram.page().shows("It is unkind or threatening"));
        CHECK(it.bram.page().shows("Leave the taxi out."));
        it.appeals();
        CHECK_FALSE(it.bram.page().shows("It can be sent once."));
        CHECK(it.dina.open("/steward").shows("One appeal waits"));
        CHECK(it.dina.open("/steward/appeals").shows("You decided this the first time"));

        it.decides_appeal(it.filiz, "The appeal is right", "upheld");

        CHECK(it.filiz.page().shows("No appeal waits"));
        CHECK(it.bram.open("/you/standing").shows("you are right: it is undone"));
        CHECK(it.bram.page().shows("He is right."));
        CHECK(it.bram.open("/notices").shows("found that you are right"));
        auto const counts = it.site.stranger().json(web::Method::get, "/reports/counts");
        CHECK(counts.shows("\"warned\":1"));
        CHECK(counts.shows("\"appeals\":1,\"appeals_upheld\":1"));
    }
}

TEST_CASE("the steward who decided first does not decide about the appeal, and who is not meant does not appeal")
{
    Case it;
    it.decides(it.dina, "warned");
    it.appeals();
    auto const appeal = member_of(it.dina.json(web::Method::get, "/steward/appeals").body, "id");
    auto const measure = member_of(it.bram.json(web::Method::get, "/you/standing").body, "id");
    auto const words = R"({"outcome": "refused", "note": "No."})";

    CHECK(it.dina.json(web::Method::post, "/steward/appeals/" + appeal + "/decision", words).status == 403);
    CHECK(it.ana.json(web::Method::post, "/you/standing/" + measure + "/appeal", R"({"words": "Me"})").status == 404);
    CHECK(
        it.bram.json(web::Method::post, "/you/standing/" + measure + "/appeal", R"({"words": "Again"})").status == 409);
    CHECK(it.filiz.json(web::Method::post, "/steward/appeals/" + appeal + "/decision", words).status == 200);
    CHECK(it.filiz.json(web::Method::post, "/steward/appeals/" + appeal + "/decision", words).status == 409);
}

TEST_CASE("with one steward only an administrator decides about an appeal")
{
    Case it;
    auto emre = it.site.signed_in(it.site.joins("Emre", base::Role::administrator));
    it.decides(it.dina, "warned");
    it.appeals();

    it.decides_appeal(emre, "The decision stays", "refused");

    CHECK(it.bram.open("/you/standing").shows("found that it stays"));
    CHECK(it.bram.open("/notices").shows("found that the decision stays"));
}

TEST_CASE("one steward alone cannot decide about an appeal against herself: it waits and the pages say so")
{
    TestSite site;
    auto const bram_actor = site.joins("Bram");
    auto dina = site.signed_in(site.joins("Dina", base::Role::steward));
    auto ana = site.signed_in(site.joins("Ana"));
    auto bram = site.signed_in(bram_actor);
    auto const report
        = member_of(ana.json(web::Method::post, "/reports",
                           R"({"kind": "person", "why": "unkind", "id": ")" + bram_actor.person->text() + "\"}")
                        .body,
            "id");
    dina.json(
        web::Method::post, "/steward/reports/" + report + "/decision", R"({"outcome": "warned", "note": "Be kind."})");

    bram.open("/you/standing");
    bram.fill("Why this was wrong", "I am.").press("Appeal");

    CHECK(bram.page().shows("There is nobody yet who could decide"));
    CHECK(dina.open("/steward/appeals").shows("There is nobody else yet who could decide"));
}

TEST_CASE("an answer that was taken away comes back when the appeal is right, and so does a post after hours")
{
    for (auto& store : platform::testing::both_engines()) {
        Case it {std::move(store)};
        it.ana.json(web::Method::post, "/circles", R"({"name": "Slips", "purpose": "Why?", "audience": "everyone"})");
        it.bram.json(web::Method::post, "/circles/slips/joining", "{}");
        auto const thread = it.bram.json(
            web::Method::post, "/circles/slips/talk", R"({"title": "Taxi", "text": "The only taxi in town."})");
        it.decides(it.dina, "hidden");
        CHECK_FALSE(it.ana.open("/needs/" + it.need).shows("the only taxi"));
        it.appeals();
        it.decides_appeal(it.filiz, "The appeal is right", "upheld");
        CHECK(it.ana.open("/needs/" + it.need).shows("the only taxi"));

        it.ana.open("/circles/slips/talk");
        it.ana.follow("Taxi");
        auto const post = it.ana.page().body.substr(it.ana.page().body.find("kind=post&amp;id=") + 17, 12);
        it.report = it.reports(it.ana, "post", post);
        it.decides(it.dina, "hidden");
        CHECK_FALSE(it.ana.open("/circles/slips/talk").shows("Taxi"));
        it.site.clock.advance(25h);
        it.site.work(); // words of posts that were taken away by their writers are gone now
        it.bram.cookies = it.site.signed_in(it.bram_actor).cookies;
        it.filiz.cookies = it.site.signed_in(it.filiz_actor).cookies;
        it.appeals();
        it.decides_appeal(it.filiz, "The appeal is right", "upheld");

        it.ana.open("/circles/slips/talk");
        CHECK(it.ana.page().shows("Taxi"));
        CHECK(it.ana.follow("Taxi").shows("The only taxi in town."));
    }
}

TEST_CASE("who is limited reads until when, writes without links and seldom, and is free when the days are over")
{
    for (auto& store : platform::testing::both_engines()) {
        Case it {std::move(store)};
        it.dina.json(web::Method::post, "/steward/reports/" + it.report + "/decision",
            R"({"outcome": "limited", "note": "Too many.", "days": 7})");
        it.site.work();
        auto const answers = [&](std::string const& text) {
            return it.bram.json(web::Method::post, "/needs/" + it.need + "/replies", R"({"text": ")" + text + "\"}");
        };

        CHECK(it.bram.open("/you/standing").shows("A steward has limited what you write until"));
        auto const refused = answers("Look: https://a.example");
        CHECK(refused.status == 422);
        CHECK(refused.shows("too_many_links_limited"));
        CHECK(answers("One").status == 201);
        CHECK(answers("Two").status == 201);
        auto const fast = answers("Three");
        CHECK(fast.status == 429);
        CHECK(fast.header("Retry-After") == "3600");

        it.site.clock.advance(24h * 7);
        it.bram.cookies = it.site.signed_in(it.bram_actor).cookies;
        CHECK(answers("Look: https://a.example").status == 201);
        CHECK(it.bram.open("/you/standing").shows("It is over."));
    }
}

TEST_CASE("what a suspended person says on her page is her appeal, and another steward lets her back in by mail")
{
    for (auto& store : platform::testing::both_engines()) {
        Case it {std::move(store)};
        it.decides(it.dina, "suspended");
        auto const letters = it.site.letters();
        auto const mail = std::ranges::find_if(
            letters, [](std::string const& letter) { return letter.find("<suspension-") != std::string::npos; });
        REQUIRE(mail != letters.end());
        auto const begin = mail->find("/suspended/");
        auto stranger = it.site.stranger();
        stranger.open(mail->substr(begin, mail->find_first_of("\r\n ", begin) - begin));
        stranger.fill("Your side", "I gave one to a friend.").press("Send it to the stewards");
        it.site.work();

        CHECK(it.filiz.open("/steward/appeals").shows("I gave one to a friend."));
        it.decides_appeal(it.filiz, "The appeal is right", "upheld");

        auto const told = it.site.letters();
        CHECK(std::ranges::any_of(told, [](std::string const& letter) {
            return letter.find("<appeal-") != std::string::npos && letter.find("He is right.") != std::string::npos;
        }));
        it.bram.cookies = it.site.signed_in(it.bram_actor).cookies;
        CHECK(it.bram.open("/you/standing").shows("Undone on"));
    }
}

TEST_CASE("a steward asks another, who finds it on her brief; the opinion and the decision stand in the log")
{
    for (auto& store : platform::testing::both_engines()) {
        Case it {std::move(store)};
        it.dina.open("/steward/reports");
        it.dina.fill("Which steward?", it.filiz_actor.person->text())
            .fill("What you are unsure of", "Is it about a pupil?")
            .press("Ask for a second opinion");
        CHECK(it.dina.page().shows("Dina asked Filiz for a second opinion."));
        CHECK_FALSE(it.dina.open("/steward").shows("asks for your opinion"));
        CHECK(it.filiz.open("/steward").shows("Another steward asks for your opinion"));

        it.filiz.open("/steward/reports");
        CHECK(it.filiz.page().shows("Is it about a pupil?"));
        it.filiz.fill("What you would choose", "hidden").fill("Your opinion", "It is.").press("Give your opinion");
        CHECK(it.dina.open("/steward/reports").shows("Filiz would choose: Taken out of sight."));
        CHECK_FALSE(it.filiz.open("/steward").shows("asks for your opinion"));
        it.decides(it.dina, "warned");

        it.dina.open("/steward/log");
        CHECK(it.dina.page().shows("Dina asked Filiz for a second opinion."));
        CHECK(it.dina.page().shows("Filiz would choose: Taken out of sight."));
        CHECK(it.dina.page().shows("Dina decided a report about Bram: Person warned."));
        CHECK(it.dina.page().shows("Leave the taxi out."));
    }
}

TEST_CASE("the log of all this is whole, its head is public, and it stays whole when somebody in it is erased")
{
    for (auto& store : platform::testing::both_engines()) {
        Case it {std::move(store)};
        it.decides(it.dina, "warned");
        it.appeals();
        it.decides_appeal(it.filiz, "The appeal is right", "upheld");
        auto const head = it.site.asks(it.dina_actor,
            [](platform::Reading const& reading) { return platform::head_of(reading.tx, stewards::moderation_chain); });
        CHECK(head.number == 5);
        CHECK(it.site.stranger().open("/reports/counts").shows(head.hash));
        CHECK(it.log_of(it.dina).find("Everybody knows it.") != std::string::npos);

        CHECK(it.site.as(it.bram_actor, [&](platform::Context& cx) {
            for (auto const& [room, keeper] : app::all_keepers()) {
                if (room == "stewards") CHECK(keeper->erase(cx, {*it.bram_actor.person, people::Words::take_away, {}}));
            }
            return base::Result<base::Done> {base::Done {}};
        }));

        auto const log = it.log_of(it.dina);
        CHECK(log.find("Everybody knows it.") == std::string::npos);
        CHECK(log.find("Leave the taxi out.") == std::string::npos);
        auto const verified = it.site.asks(it.dina_actor,
            [&](platform::Reading const& reading) { return platform::verify_chains(reading.tx, head.hash); });
        CHECK_FALSE(verified.broken);
        CHECK_FALSE(it.site.asks(it.dina_actor, [](platform::Reading const& reading) {
            return reading.tx.number("select count(*) from appeals where words <> ''");
        }));
    }
}

TEST_CASE("many reports are decided together, and each says what became of it")
{
    for (auto& store : platform::testing::both_engines()) {
        Case it {std::move(store)};
        auto const second = it.reports(it.bram, "need", it.need);
        auto const own = it.reports(it.ana, "person", it.dina_actor.person->text());

        auto const gone = it.reports(it.bram, "person", it.filiz_actor.person->text());
        it.dina.json(
            web::Method::post, "/steward/reports/" + gone + "/decision", R"({"outcome": "left", "note": "No."})");

        auto const page = app::testing::send_form(it.dina, "/steward/reports/decisions",
            "outcome=warned&note=Be+kind&days=14&reports=" + it.report + "&reports=" + second + "&reports=" + own
                + "&reports=" + gone);

        CHECK(page.status == 200);
        CHECK(page.shows("2 reports are decided"));
        CHECK(page.shows("This is about you, so somebody else decides."));
        CHECK(page.shows("Somebody else has decided this meanwhile."));
        std::string many = "outcome=left&note=No";
        for (int i = 0; i < 51; ++i) many += "&reports=" + base::base32_of(1000 + i);
        CHECK(app::testing::send_form(it.dina, "/steward/reports/decisions", many).status == 422);
    }
}

TEST_CASE("the queue goes on behind a cursor, shows one reason alone, and says of whom reports are always left")
{
    for (auto& store : platform::testing::both_engines()) {
        Case it {std::move(store)};
        it.decides(it.dina, "left");
        for (int i = 0; i < 21; ++i) {
            auto const reply = member_of(it.bram
                                             .json(web::Method::post, "/needs/" + it.need + "/replies",
                                                 R"({"text": "Answer )" + std::to_string(i) + "\"}")
                                             .body,
                "id");
            it.site.clock.advance(std::chrono::hours {i == 10 ? 25 : 0});
            if (i == 10) {
                it.ana.cookies = it.site.signed_in(it.site.joins("Aylin")).cookies;
                it.bram.cookies = it.site.signed_in(it.bram_actor).cookies;
                it.dina.cookies = it.site.signed_in(it.dina_actor).cookies;
            }
            it.report = it.reports(it.ana, "reply", reply);
            if (i < 3) it.decides(it.dina, "left");
        }
        it.reports(it.dina, "need", it.need);
        it.reports(it.dina, "person", it.bram_actor.person->text());
        it.reports(it.filiz, "person", it.bram_actor.person->text());
        it.reports(it.filiz, "person", it.dina_actor.person->text());
        it.reports(it.dina, "person", it.filiz_actor.person->text());

        it.dina.open("/steward/reports");
        CHECK(it.dina.page().shows("Answer 3"));
        CHECK(it.dina.page().shows("Ana has reported 4 times before; each time it was left as it was."));
        CHECK_FALSE(it.dina.page().shows("Aylin has reported"));
        it.dina.follow("The next ones");
        CHECK_FALSE(it.dina.page().shows("Answer 3"));
        CHECK_FALSE(it.dina.page().shows("The next ones"));
        CHECK(it.dina.open("/steward/reports?why=pupil").shows("All reasons"));
        CHECK_FALSE(it.dina.page().shows("Answer 3"));
    }
}

TEST_CASE("likely spam stands apart and says why")
{
    Case it;
    auto const spam = member_of(
        it.bram
            .json(web::Method::post, "/needs/" + it.need + "/replies", R"({"text": "Cheap https://watches.example"})")
            .body,
        "id");
    it.ana.json(web::Method::post, "/reports", R"({"kind": "reply", "why": "advertising", "id": ")" + spam + "\"}");
    it.filiz.json(web::Method::post, "/reports", R"({"kind": "reply", "why": "advertising", "id": ")" + spam + "\"}");

    it.dina.open("/steward/reports");

    auto const& page = it.dina.page();
    CHECK(page.shows("Likely spam, because of:"));
    CHECK(page.shows("reported by several people"));
    auto const apart = page.body.find("A plain rule put these here");
    CHECK(apart != std::string::npos);
    CHECK(page.body.find("Cheap https") > apart);
    CHECK(page.body.find("only taxi") < apart);
}

TEST_CASE("nobody reports more than twenty things a day")
{
    Case it;
    auto last = 0;
    for (int i = 0; i < 20; ++i) {
        auto const reply = member_of(
            it.bram.json(web::Method::post, "/needs/" + it.need + "/replies", R"({"text": "Answer"})").body, "id");
        last
            = it.ana.json(web::Method::post, "/reports", R"({"kind": "reply", "why": "other", "id": ")" + reply + "\"}")
                  .status;
    }

    CHECK(last == 429);
}
