#include "app/testing/site.h"
#include "areas/people/leaving/held.h"
#include "areas/people/people.h"
#include "platform/storage/testing_remains.h"

#include <doctest/doctest.h>

using namespace people;
using app::testing::Browser;
using app::testing::TestSite;

namespace {

/// The path of the link that begins like this in the newest letter.
std::string link_in_letter(TestSite& site, std::string const& begin)
{
    site.work();
    auto const letter = site.letters().back();
    auto const at = letter.find("http://localhost" + begin);
    REQUIRE(at != std::string::npos);
    return letter.substr(at + 16, letter.find_first_of("\r\n", at) - at - 16);
}

/// Nurgül says "me too" without an account; then the network's door is closed.
void counted_before_the_door_closed(TestSite& site)
{
    auto author = site.signed_in(site.joins("Ana"));
    author.open("/needs/new");
    author.fill("What is hard, in one sentence?", "Forty pupils, one socket").tick("Science").tick("Anyone");
    author.press("Raise it");
    auto guest = site.stranger();
    guest.open(author.path());
    guest.follow("Me too");
    guest.fill("Your first name", "Nurgül").fill("Your e-mail", "nurgul@ornek.org").tick("No, only count me");
    guest.press("Count me");
    auto phone = site.stranger();
    phone.open(link_in_letter(site, "/me-too/"));
    REQUIRE(phone.press("Count me").shows("Counted."));
    REQUIRE(site.as({}, [&](platform::Context& cx) -> base::Result<base::Done> {
        site.settings.set(cx.tx, "network.joining", "invited");
        return base::Done {};
    }));
    site.settings.forget();
}

/// Types a mailed code, and is where that leads.
Browser with_a_code(TestSite& site, std::string_view address)
{
    auto browser = site.stranger();
    browser.open("/sign-in");
    browser.fill("Your e-mail", address).press("Send me the code");
    site.work();
    auto const letter = site.letters().back();
    browser.fill("Type the code", letter.substr(letter.find("Subject: ") + 9, 6)).press("Come in");
    return browser;
}

} // namespace

TEST_CASE("a guest whom a closed door keeps out takes what is held of her along, and is erased when she wants it")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        counted_before_the_door_closed(site);

        auto guest = with_a_code(site, "nurgul@ornek.org");
        CHECK(guest.page().shows("What we hold of yours"));
        CHECK_FALSE(guest.page().shows("the needs and answers you wrote"));
        auto const page = guest.path();
        auto const file = guest.press("Give me the file");
        CHECK(file.status == 200);
        CHECK(file.shows("nurgul@ornek.org"));
        CHECK(file.shows("me_too"));

        // Behind one school's address others ask for theirs the same day.
        for (int others = 0; others < 3; ++others) {
            guest.open(page);
            CHECK(guest.press("Give me the file").status == 200);
        }
        guest.open(page);
        CHECK(guest.press("Erase me and leave").shows("You have left"));
        site.work();
        CHECK(guest.open(page).status == 404);
        CHECK(platform::testing::values_in(*site.store).find("nurgul@ornek.org") == std::string::npos);
    }
}

TEST_CASE("a suspended person is led to what is held of hers by her code alone, and such a link is good for an hour")
{
    TestSite site;
    auto const dina = site.joins("Dina", base::Role::steward), bram = site.joins("Bram");
    REQUIRE(site.as(dina, [&](platform::Context& cx) { return suspend(cx, *bram.person, "He sells watches."); }));
    site.work();
    auto reader = site.stranger();
    CHECK_FALSE(reader.open(link_in_letter(site, "/suspended/")).shows("What we hold of yours"));

    auto browser = with_a_code(site, "Bram@school.example");
    browser.follow("What we hold of yours");
    auto const page = browser.path();
    CHECK(browser.page().status == 200);
    CHECK(browser.press("Erase me and leave").status == 422); // asks what shall become of his words
    CHECK(browser.page().shows(page + "/leave"));             // the hour is not begun anew
    auto other = page;
    other[other.size() - 1] = other.back() == '0' ? '1' : '0';
    CHECK(site.stranger().open(other).status == 404);
    site.clock.advance(std::chrono::minutes {61});
    CHECK(site.stranger().open(page).status == 404);
}
