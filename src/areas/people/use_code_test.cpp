#include "areas/people/use_code.h"

#include "app/testing/site.h"
#include "areas/people/ask_code.h"
#include "areas/people/person_store.h"

#include <doctest/doctest.h>

#include <thread>

using namespace people;
using namespace std::chrono_literals;
using app::testing::TestSite;

namespace {

std::string const browser(64, 'b');

Code asked(TestSite& site, std::string const& address = "zeynep@okul.example")
{
    return *site.as({}, [&](platform::Context& cx) { return ask_code(cx, {address, browser, "tr"}); });
}

base::Result<Person> typed(TestSite& site, std::string const& digits, std::string const& where = browser)
{
    return site.as({}, [&](platform::Context& cx) { return use_code(cx, digits, where, site.keys); });
}

} // namespace

TEST_CASE("the code of the mail lets a new address in as a member, and a known one as who she is, on both engines")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const first = typed(site, digits_of(asked(site), site.keys));
        site.clock.advance(1min);

        auto const again = typed(site, digits_of(asked(site, "Zeynep@OKUL.example"), site.keys));

        REQUIRE(first);
        CHECK(first->role == base::Role::member);
        CHECK(first->is_new());
        CHECK(again->id == first->id);
    }
}

TEST_CASE("a code works once, and with spaces too")
{
    TestSite site;
    auto const digits = digits_of(asked(site), site.keys);

    CHECK(typed(site, digits.substr(0, 3) + " " + digits.substr(3)));
    CHECK(typed(site, digits).refusal().problems.front().code == "wrong_or_expired");
}

TEST_CASE("a code is over after ten minutes")
{
    TestSite site;
    auto const digits = digits_of(asked(site), site.keys);
    site.clock.advance(10min + 1ms);

    CHECK_FALSE(typed(site, digits));
}

TEST_CASE("five wrong tries throw a code away, and every no sounds the same")
{
    TestSite site;
    auto const digits = digits_of(asked(site), site.keys);
    auto const wrong = digits == "000000" ? "000001" : "000000";
    std::vector<base::Refusal> noes;

    for (int i = 0; i < 5; ++i) noes.push_back(typed(site, wrong).refusal());
    auto const right_too_late = typed(site, digits);

    REQUIRE_FALSE(right_too_late);
    for (auto const& no : noes) CHECK(no.problems == right_too_late.refusal().problems);
    CHECK(typed(site, "123456", std::string(64, 'x')).refusal().problems == right_too_late.refusal().problems);
}

TEST_CASE("a code opens only in the browser that asked")
{
    TestSite site;
    auto const digits = digits_of(asked(site), site.keys);

    CHECK_FALSE(typed(site, digits, std::string(64, 'x')));
    CHECK(typed(site, digits));
}

TEST_CASE("one code used in two windows at the same moment lets one of them in, on both engines")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const digits = digits_of(asked(site), site.keys);
        std::atomic<int> inside {0};

        std::vector<std::thread> windows;
        for (int i = 0; i < 8; ++i) {
            windows.emplace_back([&] {
                if (typed(site, digits)) ++inside;
            });
        }
        for (auto& window : windows) window.join();

        CHECK(inside == 1);
    }
}

TEST_CASE("nobody's mailbox is flooded: five codes an hour from one place, sixty from all strangers together")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const asks = [&](std::string const& asker, bool familiar = false) {
            return static_cast<bool>(site.as({}, [&](platform::Context& cx) {
                return ask_code(cx, {"zeynep@okul.example", browser, "tr", asker, familiar});
            }));
        };

        for (int i = 0; i < 5; ++i) CHECK(asks("one place"));
        CHECK_FALSE(asks("one place"));
        CHECK(asks("another place"));
        for (int i = 6; i < 60; ++i) CHECK(asks("place " + std::to_string(i)));
        CHECK_FALSE(asks("a new place"));

        // Whatever strangers do, she comes in where she came in before; her own browser has a limit of its own.
        for (int i = 0; i < 10; ++i) CHECK(asks("her browser", true));
        CHECK_FALSE(asks("her browser", true));
        CHECK(asks("her other browser", true));
        site.clock.advance(1h);
        CHECK(asks("one place"));
    }
}

TEST_CASE("strangers who use up the codes of an address do not keep its owner out of the browser she knows")
{
    TestSite site;
    auto ana = site.stranger();
    auto const asks = [&](app::testing::Browser& someone) {
        someone.open("/sign-in");
        return someone.fill("Your e-mail", "zeynep@okul.example").press("Send me the code").shows("Type the code");
    };
    CHECK(asks(ana));
    site.work();
    auto const letter = site.letters().back();
    ana.fill("Type the code", letter.substr(letter.find("    ") + 4, 6)).press("Come in");
    CHECK(ana.path() == "/welcome");
    ana.cookies.erase("__Host-session");

    for (int i = 0; i < 5; ++i) {
        auto stranger = site.stranger();
        asks(stranger);
    }

    auto stranger = site.stranger();
    CHECK_FALSE(asks(stranger));
    auto forger = site.stranger();
    forger.cookies["__Host-familiar"] = "made-up.made-up";
    CHECK_FALSE(asks(forger));
    CHECK(asks(ana));
}

TEST_CASE("the database never holds the digits of a code")
{
    TestSite site;
    auto const code = asked(site);

    CHECK(site.holds(code.email));
    CHECK_FALSE(site.holds(digits_of(code, site.keys)));
}
