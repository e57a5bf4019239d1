#include "app/testing/site.h"

#include <doctest/doctest.h>

using app::testing::TestSite;
using namespace std::chrono_literals;

namespace {

/// The six digits in the newest letter.
std::string mailed_code(TestSite& site)
{
    site.work();
    auto const letters = site.letters();
    REQUIRE_FALSE(letters.empty());
    auto const& letter = letters.back();
    auto const at = letter.find("    ");
    REQUIRE(at != std::string::npos);
    return letter.substr(at + 4, 6);
}

} // namespace

TEST_CASE("a teacher types her address and the mailed code, says who she is, and is in")
{
    TestSite site;
    auto browser = site.stranger();

    browser.open("/sign-in");
    browser.fill("Your e-mail", "zeynep@okul.example");
    CHECK(browser.press("Send me the code").shows("Six digits are on their way to zeynep@okul.example"));
    browser.fill("Type the code", mailed_code(site));
    CHECK(browser.press("Come in").shows("Welcome. Who are you?"));
    browser.fill("Your name", "Zeynep Arslan")
        .tick("Classroom teacher")
        .fill("What is hard in your classroom right now?", "Four grades, one stove");
    auto const& page = browser.press("Show me the network");

    CHECK(browser.path() == "/needs/new?title=Four%20grades%2C%20one%20stove");
    CHECK(page.shows("Four grades, one stove"));
    CHECK(browser.open("/").shows("Zeynep Arslan"));
}

TEST_CASE("a page for members sends a stranger through the door and back to it")
{
    TestSite site;
    site.joins("zeynep");
    auto browser = site.stranger();

    CHECK(browser.open("/people").shows("Come in"));
    browser.fill("Your e-mail", "zeynep@school.example");
    browser.press("Send me the code");
    browser.fill("Type the code", mailed_code(site));
    browser.press("Come in");

    CHECK(browser.path() == "/people");
}

TEST_CASE("after signing in nobody is sent to another site")
{
    for (auto const* evil : {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"}) {
        TestSite site;
        site.joins("zeynep");
        auto browser = site.stranger();
        browser.open("/sign-in?next=" + std::string {evil});
        browser.fill("Your e-mail", "zeynep@school.example");
        browser.press("Send me the code");
        browser.fill("Type the code", mailed_code(site));
        browser.press("Come in");

        CHECK(browser.path() == "/");
    }
}

TEST_CASE("a wrong code says so at its field, and not whether the address is known")
{
    TestSite site;
    site.joins("known");
    auto const page_for = [&](std::string const& address) {
        auto browser = site.stranger();
        browser.open("/sign-in");
        browser.fill("Your e-mail", address);
        browser.press("Send me the code");
        browser.fill("Type the code", "000000");
        auto body = browser.press("Come in").body;
        for (auto at = body.find(address); at != std::string::npos; at = body.find(address))
            body.replace(at, address.size(), "X");
        return body;
    };

    CHECK(page_for("known@school.example") == page_for("unknown@school.example"));
    CHECK(page_for("known@school.example").find("This code is not right") != std::string::npos);
}

TEST_CASE("signing out here, and everywhere else, is at once")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto phone = site.signed_in(ana);
    auto laptop = site.signed_in(ana);
    auto library = site.signed_in(ana);

    laptop.open("/you");
    laptop.press("Sign out everywhere else");

    CHECK(phone.open("/you").shows("Come in"));
    CHECK(library.open("/you").shows("Come in"));
    CHECK(laptop.open("/you").shows("Where you are signed in"));
    laptop.press("Sign out here");
    CHECK(laptop.open("/you").shows("Come in"));
}

TEST_CASE("a profile shows each answer to its own audience, on the page and in JSON")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto browser = site.signed_in(ana);
    browser.open("/you");
    browser.tick("Mathematics")
        .fill("What can you help with?", "Fractions on a washing line")
        .fill("What you can help with", "only_me");
    CHECK(browser.press("Save").shows("Saved."));
    auto bram = site.signed_in(site.joins("Bram"));

    auto const& seen = bram.open("/people/ana");

    CHECK(seen.shows("Mathematics"));
    CHECK_FALSE(seen.shows("Fractions on a washing line"));
    CHECK_FALSE(bram.json(web::Method::get, "/people/ana").shows("help"));
    CHECK(bram.json(web::Method::get, "/people/ana").shows(R"("subjects":["mathematics"])"));
    CHECK_FALSE(bram.json(web::Method::get, "/people/ana").shows("@school.example"));
    CHECK(browser.open("/people/ana").shows("Fractions on a washing line"));
}
