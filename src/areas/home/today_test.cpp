#include "app/testing/site.h"
#include "areas/needs/raise_need.h"
#include "areas/people/edit_profile.h"
#include "platform/i18n/fold.h"
#include "platform/i18n/places.h"

#include <doctest/doctest.h>

using app::testing::TestSite;

namespace {

std::int64_t province_named(std::string_view name)
{
    auto const& gazetteer = platform::gazetteer();
    for (auto const& place : gazetteer.provinces("TR", "tr")) {
        if (platform::folded(place.name) == platform::folded(name)) return place.id.value;
    }
    FAIL("there is no province ", name);
    return 0;
}

void lives(TestSite& site, base::Actor const& who, std::int64_t place, std::vector<std::string> subjects)
{
    people::Profile profile {.name = "Somebody"};
    profile.place = place;
    profile.subjects = std::move(subjects);
    CHECK(site.as(who, [&](platform::Context& cx) { return people::edit_profile(cx, profile); }));
}

needs::Need raised_in(
    TestSite& site, base::Actor const& who, std::string const& title, std::int64_t place, std::string const& subject)
{
    needs::NeedWords words {.title = title, .subject = subject};
    words.place = place;
    return *site.as(who, [&](platform::Context& cx) { return needs::raise_need(cx, words, "en"); });
}

/// Six needs that push everything older out of "new".
void six_newer(TestSite& site, base::Actor const& who)
{
    for (int i = 0; i < 6; ++i) raised_in(site, who, "Newer " + std::to_string(i), province_named("Edirne"), "music");
}

} // namespace

TEST_CASE("Today shows what lies near: one's own province and subject first, and then it ends")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const bram = site.joins("Bram");
        auto const van = province_named("Van");
        auto const district = platform::gazetteer().districts({van}, "tr").front().id.value;
        lives(site, ana, van, {"science"});
        raised_in(site, bram, "Of another subject in a district", district, "music");
        raised_in(site, bram, "Of the subject elsewhere", province_named("Edirne"), "science");
        raised_in(site, bram, "Of both", district, "science");
        raised_in(site, bram, "Of neither", province_named("Edirne"), "music");
        raised_in(site, ana, "Her own", van, "science");
        six_newer(site, bram);

        auto const page = site.signed_in(ana).open("/").body;

        auto const both = page.find("Of both");
        auto const place = page.find("Of another subject in a district");
        auto const subject = page.find("Of the subject elsewhere");
        CHECK(page.find("Needs near you") < both);
        CHECK(both < place);
        CHECK(place < subject);
        CHECK(subject < page.find("That is everything new."));
        CHECK(page.find("Of neither") == std::string::npos);
        CHECK(page.find("Her own") == std::string::npos);
        CHECK(page.find("From Van, or about what you teach") != std::string::npos);
    }
}

TEST_CASE("what lies near is found behind the newest, though all of these lie near as well")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto const bram = site.joins("Bram");
    auto const van = province_named("Van");
    lives(site, ana, van, {"science"});
    for (int n = 1; n <= 10; ++n) raised_in(site, bram, "Science " + std::to_string(n), van, "science");

    auto const page = site.signed_in(ana).open("/").body;

    for (int n = 1; n <= 10; ++n) CHECK(page.find(">Science " + std::to_string(n) + "<") != std::string::npos);
    CHECK(page.find("Needs near you") < page.find(">Science 4<"));
}

TEST_CASE("what is new already is not near as well, and who told nothing of herself has nothing near")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto const bram = site.joins("Bram");
    auto const van = province_named("Van");
    lives(site, ana, van, {"science"});
    raised_in(site, bram, "Once only", van, "science");

    auto const page = site.signed_in(ana).open("/").body;

    CHECK(page.find("Once only") == page.rfind("Once only"));
    CHECK(page.find("Needs near you") == std::string::npos);
    CHECK(page.find("That is everything new.") != std::string::npos);
    CHECK_FALSE(site.signed_in(bram).open("/").shows("Needs near you"));
}
