#include "app/testing/site.h"
#include "areas/needs/raise_need.h"
#include "areas/notices/invited_letter.h"
#include "areas/people/invitations/invite.h"
#include "platform/i18n/zones.h"

#include <doctest/doctest.h>

#include <algorithm>

using app::testing::TestSite;
using namespace std::chrono_literals;

namespace {

constexpr auto a_week = 168h;

/// Dina invites Carla on a Wednesday; Ana raises needs.
struct Door {
    explicit Door(platform::testing::Store store = platform::testing::fresh_sqlite())
        : site {std::move(store)}
    {
        site.clock.set(istanbul(25, 10));
        ana = site.joins("Ana");
        dina = site.joins("Dina", base::Role::steward);
        CHECK(site.as(dina, [](platform::Context& cx) {
            return people::invite(cx, {{"carla@school.example"}, "en"}, people::Joining::open);
        }));
        site.work();
    }

    static base::Time istanbul(int day, int hour)
    {
        return platform::time_of(
            *platform::system_zones().find("Europe/Istanbul"), {.year = 2026, .month = 11, .day = day, .hour = hour});
    }

    void raised(std::string const& title, base::Audience audience = base::Audience::everyone)
    {
        site.clock.advance(1min);
        CHECK(site.as(ana, [&](platform::Context& cx) {
            needs::NeedWords words;
            words.title = title;
            words.subject = "science";
            words.audience = audience;
            return needs::raise_need(cx, words, "en");
        }));
    }

    void week(int number)
    {
        site.clock.set(friday + number * a_week);
        site.work();
    }

    std::vector<std::string> letters() const
    {
        auto all = site.letters();
        std::erase_if(all, [](std::string const& letter) { return letter.find("<invited-") == std::string::npos; });
        return all;
    }

    std::string path_behind(std::string const& before, std::string const& end) const
    {
        auto const letter = letters().back();
        auto const begin = letter.find(before) + before.size();
        return letter.substr(begin, letter.find(end, begin) - begin);
    }

    TestSite site;
    base::Time const friday = istanbul(27, 17);
    base::Actor ana {};
    base::Actor dina {};
};

} // namespace

TEST_CASE("whoever was invited gets the week's public needs on Friday, with dates, Join and No thanks, once")
{
    for (auto& store : platform::testing::both_engines()) {
        Door door {std::move(store)};
        door.raised("They come too late");
        door.raised("Only for members", base::Audience::members);

        door.week(0);
        door.site.clock.advance(10min);
        door.site.work();

        REQUIRE(door.letters().size() == 1);
        auto const letter = door.letters().front();
        CHECK(letter.find("carla@school.example") != std::string::npos);
        CHECK(letter.find("They come too late") != std::string::npos);
        CHECK(letter.find("Raised on 25 November") != std::string::npos);
        CHECK(letter.find("Only for members") == std::string::npos);
        CHECK(letter.find("Join") != std::string::npos);
        CHECK(letter.find("/no-thanks") != std::string::npos);
        CHECK(letter.find("List-Unsubscribe-Post: List-Unsubscribe=One-Click") != std::string::npos);
    }
}

TEST_CASE("in a week without anything that anyone may read no letter goes to whoever was invited")
{
    Door door;
    door.raised("Only for members", base::Audience::members);

    door.week(0);

    CHECK(door.letters().empty());
}

TEST_CASE("the letters end with one press in the mail program, for ever")
{
    for (auto& store : platform::testing::both_engines()) {
        Door door {std::move(store)};
        door.raised("They come too late");
        door.week(0);
        web::Incoming press;
        press.method = web::Method::post;
        press.target = door.path_behind("List-Unsubscribe: <http://localhost", ">");
        press.headers = {{"content-type", "application/x-www-form-urlencoded"}};
        press.body = "List-Unsubscribe=One-Click";

        CHECK(door.site.stranger().send(std::move(press)).status == 200);
        door.raised("Another one");
        door.week(1);
        CHECK(door.site.as(door.dina, [](platform::Context& cx) {
            return people::invite(cx, {{"carla@school.example"}, "en"}, people::Joining::open);
        }));
        door.raised("A third one");
        door.week(2);

        CHECK(door.letters().size() == 1);
    }
}

TEST_CASE("the letters end when somebody joins, when the invitation is taken back, and after twelve weeks")
{
    for (auto& store : platform::testing::both_engines()) {
        Door door {std::move(store)};
        auto const invited = [&](std::string const& address) {
            return *door.site.as(door.dina, [&](platform::Context& cx) {
                return people::invite(cx, {{address}, "en"}, people::Joining::open);
            });
        };
        auto const closed = invited("closed@school.example").front();
        invited("joins@school.example");
        door.raised("They come too late");
        door.week(0);
        CHECK(door.letters().size() == 3);

        auto guest = door.site.stranger();
        guest.open("/sign-in");
        guest.fill("Your e-mail", "joins@school.example").press("Send me the code");
        door.site.work();
        auto const code = door.site.letters().back();
        guest.fill("Type the code", code.substr(code.find("    ") + 4, 6)).press("Come in");
        CHECK(door.site.as(door.dina, [&](platform::Context& cx) { return people::close_invitation(cx, closed.id); }));
        for (int week = 1; week < 16; ++week) {
            door.raised("Need of week " + std::to_string(week));
            door.week(week);
        }

        CHECK(door.letters().size() == 3 + 11);
    }
}
