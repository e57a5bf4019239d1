#include "areas/needs/guest_me_too.h"

#include "app/testing/site.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/raise_need.h"
#include "areas/people/invitations/invitation_links.h"
#include "areas/people/invitations/invite.h"
#include "areas/people/invitations/refuse_mail.h"
#include "areas/people/people.h"

#include <doctest/doctest.h>

using namespace needs;
using app::testing::TestSite;

namespace {

Need raised(TestSite& site, base::Audience audience = base::Audience::everyone)
{
    return *site.as(site.joins("Ana"), [&](platform::Context& cx) {
        return raise_need(cx, {.title = "Forty pupils, one socket", .subject = "science", .audience = audience}, "en");
    });
}

std::int64_t count(TestSite& site, Need const& need)
{
    return site.asks({}, [&](platform::Reading const& reading) { return MeTooStore {reading.tx}.count(need.id); });
}

/// The path of the link in the newest letter.
std::string link_in_letter(TestSite& site)
{
    site.work();
    REQUIRE_FALSE(site.letters().empty());
    auto const letter = site.letters().back();
    auto const at = letter.find("http://localhost/me-too/");
    REQUIRE(at != std::string::npos);
    auto const end = letter.find_first_of("\r\n", at);
    return letter.substr(at + 16, end - at - 16);
}

app::testing::Browser asked(TestSite& site, Need const& need, std::string_view address)
{
    auto browser = site.stranger();
    browser.open("/needs/" + need.path_name());
    browser.follow("Me too");
    browser.fill("Your first name", "Nurgül").fill("Your e-mail", address).tick("No, only count me");
    REQUIRE(browser.press("Count me").shows("Look into your mailbox"));
    return browser;
}

} // namespace

TEST_CASE("a double tap by somebody without an account is one asking and one letter; later she may ask again")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const need = raised(site);
        asked(site, need, "nurgul@ornek.org");
        asked(site, need, "Nurgul@ornek.org");
        site.work();
        auto const after_two = site.letters().size();

        site.clock.advance(std::chrono::minutes {3});
        asked(site, need, "nurgul@ornek.org");
        site.work();

        CHECK(after_two == 1);
        CHECK(site.letters().size() == 2);
    }
}

TEST_CASE("without an account a colleague is counted when she taps the button behind the link, and not before")
{
    TestSite site;
    auto const need = raised(site);
    asked(site, need, "nurgul@ornek.org");
    auto const link = link_in_letter(site);
    auto phone = site.stranger();

    phone.open(link);
    CHECK(count(site, need) == 0); // mail scanners open links; a link alone does nothing
    phone.fill("How many pupils are in your class?", "44");
    CHECK(phone.press("Count me").shows("Counted."));

    CHECK(count(site, need) == 1);
    CHECK(phone.open(link).status == 404);
}

TEST_CASE("two mails to one address count once")
{
    TestSite site;
    auto const need = raised(site);
    asked(site, need, "nurgul@ornek.org");
    auto const first = link_in_letter(site);
    site.clock.advance(std::chrono::minutes {3});
    asked(site, need, "NURGUL@ornek.org");
    auto const second = link_in_letter(site);
    auto phone = site.stranger();

    for (auto const& link : {first, second}) {
        phone.open(link);
        phone.press("Count me");
    }

    CHECK(first != second);
    CHECK(count(site, need) == 1);
}

TEST_CASE("a link that was altered, or is a month old, opens nothing")
{
    TestSite site;
    auto const need = raised(site);
    asked(site, need, "nurgul@ornek.org");
    auto const link = link_in_letter(site);
    auto altered = link;
    altered.back() = altered.back() == '0' ? '1' : '0';

    CHECK(site.stranger().open(altered).status == 404);
    CHECK(site.stranger().open(link).status == 200);
    site.clock.advance(guest_life + std::chrono::seconds {1});
    CHECK(site.stranger().open(link).status == 404);
}

TEST_CASE("a wrong address is said at its field, with what was typed kept")
{
    TestSite site;
    auto const need = raised(site);
    auto browser = site.stranger();
    browser.open("/needs/" + need.path_name() + "/me-too");

    auto const& page = browser.fill("Your first name", "Nurgül").fill("Your e-mail", "nurgul@okul").press("Count me");

    CHECK(page.status == 422);
    CHECK(page.shows("Write the whole address, such as nurgul@ornek.org."));
    CHECK(page.shows("value=\"nurgul@okul\""));
    CHECK(page.shows("value=\"Nurgül\""));
}

TEST_CASE("a need for members has no door for guests")
{
    TestSite site;
    auto const need = raised(site, base::Audience::members);

    CHECK(site.stranger().open("/needs/" + need.path_name() + "/me-too").status == 404);
    CHECK(site.stranger()
              .json(web::Method::post, "/needs/" + need.id.text() + "/me-too",
                  R"({"first_name": "X", "email": "x@ornek.org"})")
              .status
        == 404);
}

TEST_CASE("who has an account already is counted as herself, and stays what she is")
{
    TestSite site;
    auto const need = raised(site);
    auto const bram = site.joins("Bram");
    asked(site, need, "Bram@school.example");
    auto phone = site.stranger();
    phone.open(link_in_letter(site));

    phone.press("Count me");

    auto const said = site.asks(
        bram, [&](platform::Reading const& reading) { return MeTooStore {reading.tx}.find(need.id, *bram.person); });
    CHECK(said.has_value());
    auto const person = site.asks(
        bram, [&](platform::Reading const& reading) { return people::person_of(reading.tx, *bram.person); });
    CHECK(person->role == base::Role::member);
}

TEST_CASE("an address that said “no mail, for ever” gets none because somebody typed it, and the page says the same")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const need = raised(site);
        auto const made = *site.as(site.joins("Dina", base::Role::steward), [](platform::Context& cx) {
            return people::invite(cx, {{"carla@ornek.org"}, "en"}, people::Joining::open);
        });
        CHECK(site.as({}, [&](platform::Context& cx) {
            return people::refuse_mail(cx, people::token_of(made.front(), site.keys), site.keys);
        }));
        site.work();
        auto const before = site.letters().size();

        asked(site, need, "Carla@ornek.org");
        site.work();

        CHECK(site.letters().size() == before);
    }
}

TEST_CASE("somebody who is suspended is not counted by a link either")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const need = raised(site);
        auto const bram = site.joins("Bram");
        asked(site, need, "Bram@school.example");
        auto const link = link_in_letter(site);
        CHECK(site.as(site.joins("Dina", base::Role::steward),
            [&](platform::Context& cx) { return people::suspend(cx, *bram.person, "He sells watches."); }));

        auto phone = site.stranger();
        phone.open(link);
        CHECK(phone.press("Count me").status == 403);

        CHECK(count(site, need) == 0);
    }
}
