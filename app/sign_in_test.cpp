#include "app/testing/ask.h"
#include "areas/people/person_store.h"
#include "platform/i18n/fold.h"
#include "platform/log/log.h"

#include <doctest/doctest.h>

#include <mutex>

using namespace app::testing;
using web::Method;

namespace {

/// The six digits of the newest letter.
std::string code_in(std::string const& letter)
{
    std::string digits;
    for (char const sign : letter.substr(letter.find("Subject:"))) {
        if (sign >= '0' && sign <= '9')
            digits += sign;
        else
            digits.clear();
        if (digits.size() == 6) return digits;
    }
    FAIL("no code in the letter");
    return {};
}

/// Asks for a code and types it.
Answer const& comes_in(TestSite& site, Browser& browser, std::string const& address, std::string const& next = "")
{
    browser.open("/sign-in" + next);
    browser.fill("Your e-mail", address).press("Send me the code");
    site.work();
    return browser.fill("Type the code", code_in(site.letters().back())).press("Come in");
}

void suspend(TestSite& site, base::Actor const& somebody)
{
    auto const done = site.as(somebody, [&](platform::Context& cx) -> base::Result<base::Done> {
        people::PersonStore store {cx.tx};
        auto person = TRY(store.find(*somebody.person));
        person.state = people::State::suspended;
        store.save(person, platform::email_folded(person.email));
        return base::Done {};
    });
    REQUIRE(done);
}

std::string logged;
std::mutex logging;

} // namespace

TEST_CASE("somebody new comes in by the mailed code and is asked who she is")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto ana = site.stranger();

        comes_in(site, ana, "ana@school.example");

        CHECK(ana.path() == "/welcome");
        ana.fill("Your name", "Ana").press("Show me the network");
        CHECK(ana.page().shows("Ana."));
    }
}

TEST_CASE("a session that was there before signing in is not the one after: nobody can plant one")
{
    TestSite site;
    auto mallory = site.signed_in(site.joins("Mallory"));
    auto const planted = mallory.cookies.at("__Host-session");
    auto ana = site.stranger();
    ana.cookies["__Host-session"] = "made-up";
    site.joins("Ana");

    comes_in(site, ana, "Ana@school.example");

    CHECK(ana.cookies.at("__Host-session") != "made-up");
    CHECK(ana.cookies.at("__Host-session") != planted);
    CHECK(ask(ana, {.path = "/you"}).shows("Ana@school.example"));
}

TEST_CASE("a code opens only the browser that asked, once, for ten minutes, and five wrong tries throw it away")
{
    using namespace std::chrono_literals;
    TestSite site;
    auto const asks = [&](Browser& browser) {
        browser.open("/sign-in");
        browser.fill("Your e-mail", "ana@school.example").press("Send me the code");
        site.work();
        return code_in(site.letters().back());
    };
    auto const types = [&](Browser& browser, std::string const& code) {
        return ask(browser, {.method = Method::post, .path = "/sign-in/code", .body = "code=" + code}).status;
    };
    auto ana = site.stranger();
    auto mallory = site.stranger();
    auto const code = asks(ana);
    auto const wrong = code == "000000" ? "000001" : "000000";

    CHECK(types(mallory, code) == 303); // to the first step, since nothing was asked for here
    CHECK(mallory.cookies.count("__Host-session") == 0);
    auto late = site.stranger();
    auto const late_code = asks(late);
    site.clock.advance(10min + 1ms);
    CHECK(types(late, late_code) == 422);
    CHECK(types(ana, code) == 422);
    auto const fresh = asks(ana);
    for (int i = 0; i < 5; ++i) CHECK(types(ana, wrong) == 422);
    CHECK(types(ana, fresh) == 422);
    auto const last = asks(ana);
    CHECK(types(ana, last) == 303);
    auto const asked = ana.cookies;
    CHECK(ask(ana, {.path = "/you"}).status == 303);
    CHECK(asked.contains("__Host-session"));
}

TEST_CASE("a wrong code says the same of an address that is known and of one that is not")
{
    TestSite site;
    site.joins("Ana");
    auto const answer_for = [&](std::string const& address) {
        auto browser = site.stranger();
        browser.open("/sign-in");
        auto page = browser.fill("Your e-mail", address).press("Send me the code").body;
        auto const wrong = ask(browser, {.method = Method::post, .path = "/sign-in/code", .body = "code=nonsense"});
        page += wrong.body;
        for (auto at = page.find(address); at != std::string::npos; at = page.find(address))
            page.erase(at, address.size());
        return page;
    };

    CHECK(answer_for("Ana@school.example") == answer_for("nobody@school.example"));
}

TEST_CASE("signing out ends the session at once, and the old cookie opens nothing")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));
    auto const cookie = bram.cookies.at("__Host-session");

    auto const out = send_form(bram, "/sign-out", "once=1");

    CHECK(out.status == 303);
    CHECK(bram.cookies.count("__Host-session") == 0);
    bram.cookies["__Host-session"] = cookie;
    CHECK(ask(bram, {.path = "/api/v1/you"}).status == 401);
}

TEST_CASE("somebody who is suspended is out with the next request, and a code does not bring her back")
{
    TestSite site;
    auto const bram = site.joins("Bram");
    auto browser = site.signed_in(bram);
    auto const token = field_of_form(browser, "csrf");

    suspend(site, bram);

    CHECK(ask(browser, {.path = "/api/v1/you"}).status == 401);
    CHECK(
        ask(browser, {.method = Method::post, .path = "/needs", .body = "title=Late&subject=mathematics&csrf=" + token})
            .status
        == 401);
    auto again = site.stranger();
    CHECK(comes_in(site, again, "Bram@school.example").status == 403);
    CHECK(again.cookies.count("__Host-session") == 0);
}

TEST_CASE("cookies that are none are passed over")
{
    TestSite site;
    auto const bram = site.joins("Bram");
    auto const good = site.signed_in(bram).cookies.at("__Host-session");
    for (auto const& cookie : {std::string {";;;"}, std::string {"="}, std::string {"__Host-session"},
             "__Host-session=" + std::string(5000, 'a'), std::string {"__Host-session=\xff\xfe"}, "session=" + good,
             "__host-session=" + good, "x__Host-session=" + good, std::string {"__Host-session=' or 1=1 --"},
             "__Host-session=\"" + good + "\"", std::string {"__Host-theme=<b>; __Host-language=xx"}}) {
        INFO(cookie);
        auto stranger = site.stranger();
        auto const answer = ask(stranger, {.path = "/api/v1/you", .more = {{"cookie", cookie}}});
        CHECK(answer.status == 401);
    }
    auto stranger = site.stranger();
    CHECK(ask(stranger, {.path = "/api/v1/you", .more = {{"cookie", "a=b; __Host-session=" + good + "; c"}}}).status
        == 200);
}

TEST_CASE("nobody is sent to another site after signing in or choosing a language")
{
    TestSite site;
    site.joins("Ana");
    std::vector<std::string> const corpus {"//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example",
        "https://evil.example", "https:evil.example", "http:/evil.example", "javascript:alert(1)", "data:text/html,x",
        "%2f%2fevil.example", "/%09/evil.example\t", "/\t/evil.example", "/\r\nLocation: https://evil.example",
        "/ /evil.example", "//evil.example@localhost/", "evil.example", "?//evil.example", "/\"><script>",
        ".//evil.example", "/\xc2\xa0/evil.example/\x01", "https://localhost@evil.example", "////", "/\\/evil.example",
        "\t//evil.example", "\x01//evil.example"};
    auto const hostile = [](std::string const& location) {
        return location.empty() || location[0] != '/' || location.starts_with("//")
            || location.find('\\') != std::string::npos || location.find_first_of("\r\n\t \"<>") != std::string::npos;
    };
    for (auto const& target : corpus) {
        INFO(target);
        auto stranger = site.stranger();
        auto const display = ask(stranger,
            {.method = Method::post, .path = "/display", .body = "theme=dark&back=" + html::percent_encoded(target)});
        auto const place = display.header("Location");
        CHECK_FALSE(hostile(place));
    }
    for (std::size_t i = 0; i < corpus.size(); i += 5) {
        INFO(corpus[i]);
        site.clock.advance(std::chrono::hours {1});
        auto ana = site.stranger();
        comes_in(site, ana, "Ana@school.example", "?next=" + html::percent_encoded(corpus[i]));
        CHECK_FALSE(hostile(ana.path()));
    }
}

TEST_CASE("an address too long to be carried through the sign-in is forgotten, not held against anybody")
{
    TestSite site;
    site.joins("Ana");
    auto ana = site.stranger();

    ana.open("/needs/new?title=" + std::string(6000, 'a'));
    ana.fill("Your e-mail", "Ana@school.example").press("Send me the code");

    CHECK(ana.page().status == 200);
    CHECK(ana.path().starts_with("/sign-in/code"));
}

TEST_CASE("a budget that is used up is used up for every spelling of a path, and for nobody else")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));
    auto ana = site.signed_in(site.joins("Ana"));
    auto const token = field_of_form(bram, "csrf");
    auto const profile = [&](std::string const& path) {
        return Ask {.method = Method::post, .path = path, .body = "name=&csrf=" + token};
    };
    int refused_after = 0;
    while (refused_after < 100 && ask(bram, profile("/you/profile")).status != 429) ++refused_after;

    CHECK(refused_after == 60);
    for (auto const* spelling : {"/you/profile/", "/you/profile?a=b", "/api/v1/you/profile", "/api/v1/you/profile/"}) {
        INFO(spelling);
        auto const answer = ask(bram, profile(spelling));
        CHECK(answer.status == 429);
        CHECK(answer.header("Retry-After") == "5");
    }
    CHECK(send_form(ana, "/you/profile", "name=Ana").status == 303);
}

TEST_CASE("codes, sessions, tokens, addresses and words never come into the log")
{
    logged.clear();
    platform::set_log([](std::string_view line) {
        std::scoped_lock const lock {logging};
        logged += line;
    });
    {
        TestSite site;
        auto ana = site.stranger();
        comes_in(site, ana, "canary-address@school.example");
        auto const session = ana.cookies.at("__Host-session");
        auto const code = code_in(site.letters().back());
        ana.fill("Your name", "Canary Name").press("Show me the network");
        send_form(ana, "/needs", "title=Canary+title&subject=mathematics");
        ask(ana, {.method = Method::post, .path = "/needs", .body = "title=Canary+title"});
        ask(ana, {.path = "/needs?a=%ff&canary-query"});
        site.work();
        platform::set_log(nullptr);

        INFO(logged);
        for (auto const& secret : {std::string {"canary"}, std::string {"Canary"}, session, code})
            CHECK(logged.find(secret) == std::string::npos);
    }
}

TEST_CASE("the pages of two people are never mixed up, and a stranger's never holds either")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bramwell"));
    auto ana = site.signed_in(site.joins("Anastasia"));
    auto stranger = site.stranger();

    for (int i = 0; i < 50; ++i) {
        auto const his = ask(bram, {.path = "/"});
        auto const hers = ask(ana, {.path = "/"});
        auto const open = ask(stranger, {.path = "/"});
        CHECK((his.shows("Bramwell") && !his.shows("Anastasia")));
        CHECK((hers.shows("Anastasia") && !hers.shows("Bramwell")));
        CHECK((!open.shows("Anastasia") && !open.shows("Bramwell")));
    }
}
