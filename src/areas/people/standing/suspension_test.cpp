#include "app/testing/site.h"
#include "areas/people/passwords/password.h"
#include "areas/people/passwords/use_password.h"
#include "areas/people/people.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace people;
using app::testing::TestSite;

namespace {

/// Bram, suspended by Dina for a reason.
struct Suspended {
    explicit Suspended(platform::testing::Store store = platform::testing::fresh_sqlite())
        : site {std::move(store)}
        , dina {site.joins("Dina", base::Role::steward)}
        , bram {site.joins("Bram")}
    {
        CHECK(site.as(dina, [&](platform::Context& cx) { return suspend(cx, *bram.person, "He sells watches."); }));
        site.work();
    }

    std::string mail() const
    {
        auto const letters = site.letters();
        auto const found = std::ranges::find_if(
            letters, [](std::string const& letter) { return letter.find("<suspension-") != std::string::npos; });
        return found == letters.end() ? std::string {} : *found;
    }

    /// The path of the mail's link.
    std::string link() const
    {
        auto const text = mail();
        auto const begin = text.find("/suspended/");
        if (begin == std::string::npos) return {};
        return text.substr(begin, text.find_first_of("\r\n ", begin) - begin);
    }

    std::string newest_code()
    {
        site.work();
        auto const letters = site.letters();
        auto const at = letters.back().find("Subject: ") + 9;
        return letters.back().substr(at, 6);
    }

    TestSite site;
    base::Actor dina;
    base::Actor bram;
};

} // namespace

TEST_CASE("whoever is suspended is told why by mail, and says his side once; the stewards read it")
{
    for (auto& store : platform::testing::both_engines()) {
        Suspended it {std::move(store)};
        CHECK(it.mail().find("Bram@school.example") != std::string::npos);
        CHECK(it.mail().find("He sells watches.") != std::string::npos);
        auto bram = it.site.stranger();

        CHECK(bram.open(it.link()).shows("He sells watches."));
        bram.fill("Your side", "I gave one to a friend.").press("Send it to the stewards");

        CHECK(bram.page().shows("I gave one to a friend."));
        CHECK_FALSE(bram.page().shows("Send it to the stewards"));
        auto dina = it.site.signed_in(it.dina);
        CHECK(dina.open("/steward").shows("Bram says her side of the suspension"));
        dina.follow("Read it");
        CHECK(dina.page().shows("I gave one to a friend."));
        dina.press("Let her back in");
        CHECK(it.site.stranger().open(it.link()).status == 404);
        CHECK_FALSE(dina.open("/steward").shows("Bram says"));
    }
}

TEST_CASE("a suspended person who signs in is shown why, by code and by password, and nobody else is")
{
    Suspended it;
    auto const hash = slowly_hashed("a long way to school");
    CHECK(it.site.as(it.bram, [&](platform::Context& cx) { return set_password(cx, hash, 0); }));
    auto bram = it.site.stranger();

    bram.open("/sign-in");
    bram.fill("Your e-mail", "Bram@school.example").press("Send me the code");
    bram.fill("Type the code", it.newest_code()).press("Come in");
    CHECK(bram.page().shows("He sells watches."));
    CHECK(bram.open("/you").shows("Come in"));

    auto again = it.site.stranger();
    again.open("/sign-in/password");
    again.fill("Your e-mail", "Bram@school.example").fill("Your password", "a long way to school").press("Come in");
    CHECK(again.page().shows("He sells watches."));
    auto guess = it.site.stranger();
    guess.open("/sign-in/password");
    guess.fill("Your e-mail", "Bram@school.example").fill("Your password", "not this one at all").press("Come in");
    CHECK_FALSE(guess.page().shows("watches"));
    CHECK_FALSE(guess.page().shows("suspended"));
    CHECK(it.site.stranger().open("/suspended/1-made-up").status == 404);
}
