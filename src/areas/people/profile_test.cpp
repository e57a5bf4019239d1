#include "app/testing/site.h"
#include "areas/circles/come_and_go.h"
#include "areas/circles/start_circle.h"
#include "areas/people/edit_profile.h"
#include "areas/people/people.h"
#include "platform/i18n/places.h"

#include <doctest/doctest.h>

using namespace people;
using app::testing::TestSite;

namespace {

void says(TestSite& site, base::Actor const& who, Profile const& profile)
{
    CHECK(site.as(who, [&](platform::Context& cx) { return edit_profile(cx, profile); }));
}

std::string const mus = "304081";
std::string const istanbul = "745044";

std::string district_of_mus(std::string_view name)
{
    for (auto const& district : platform::gazetteer().districts({304081}, "tr")) {
        if (district.name == name) return std::to_string(district.id.value);
    }
    return {};
}

/// Ana tells one thing in each part, each with an audience of its own; Bram is in a circle with her, Cem waits at its door.
struct Staffroom {
    explicit Staffroom(platform::testing::Store store)
        : site {std::move(store)}
        , ana {site.joins("Ana")}
        , bram {site.joins("Bram")}
        , cem {site.joins("Cem")}
        , dina {site.joins("Dina", base::Role::steward)}
    {
        Profile profile {.name = "Ana"};
        profile.subjects = {"science"};
        profile.grades = {"4"};
        profile.setting = "village";
        profile.help = "Reading aloud";
        set(profile, Part::subjects, base::Audience::everyone);
        set(profile, Part::grades, base::Audience::members);
        set(profile, Part::setting, base::Audience::circles);
        set(profile, Part::help, base::Audience::only_me);
        says(site, ana, profile);
        circle = *site.as(ana, [](platform::Context& cx) {
            return circles::start_circle(
                cx, {.name = "Readers", .purpose = "We read.", .joining = circles::Joining::request}, "en");
        });
        join(bram);
        CHECK(site.as(ana, [&](platform::Context& cx) { return circles::let_in(cx, circle.slug, *bram.person); }));
        join(cem);
    }

    static void set(Profile& profile, Part part, base::Audience audience)
    {
        profile.audiences[static_cast<std::size_t>(part)] = audience;
    }

    void join(base::Actor const& who)
    {
        CHECK(site.as(who, [&](platform::Context& cx) { return circles::join_circle(cx, circle.slug, ""); }));
    }

    /// Which of the four things somebody is shown of her: anyone's, members', circles', her own.
    std::string seen(app::testing::Browser browser)
    {
        auto const page = browser.open("/people/ana");
        auto const json = browser.json(web::Method::get, "/people/ana");
        if (page.status != 200) return std::to_string(page.status) + " " + std::to_string(json.status);
        std::string seen;
        auto const both = [&](std::string_view words, std::string_view code, char sign) {
            CHECK(page.shows(words) == json.shows(code));
            if (page.shows(words)) seen += sign;
        };
        both("Science", "\"science\"", 'a');
        both("Grade 4", "\"4\"", 'm');
        both("Village", "\"village\"", 'c');
        both("Reading aloud", "Reading aloud", 'o');
        return seen;
    }

    TestSite site;
    base::Actor ana;
    base::Actor bram;
    base::Actor cem;
    base::Actor dina;
    circles::Circle circle {};
};

} // namespace

TEST_CASE("what somebody shows to anyone, to members, to her circles and to nobody is seen by just those")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto& site = room.site;

        CHECK(room.seen(site.stranger()) == "a");
        CHECK(room.seen(site.signed_in(site.joins("Gül", base::Role::guest))) == "a");
        CHECK(room.seen(site.signed_in(room.cem)) == "am"); // asking at the door is not being in
        CHECK(room.seen(site.signed_in(room.bram)) == "amc");
        CHECK(room.seen(site.signed_in(room.ana)) == "amco");
        CHECK(room.seen(site.signed_in(room.dina)) == "am");

        CHECK(site.as(room.bram, [&](platform::Context& cx) { return circles::leave_circle(cx, room.circle.slug); }));
        CHECK(room.seen(site.signed_in(room.bram)) == "am");
    }
}

TEST_CASE("a stranger is shown a name and what is for anyone, not since when; and nothing of whoever shows nothing")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto carla = room.site.stranger();

        CHECK(carla.open("/people/ana").shows("<h1 dir=\"auto\">Ana</h1>"));
        CHECK_FALSE(carla.page().shows("here since"));
        CHECK_FALSE(carla.json(web::Method::get, "/people/ana").shows("role"));
        CHECK_FALSE(carla.json(web::Method::get, "/people/ana").shows("joined_at"));
        CHECK(carla.open("/people/bram").status == 404);
        CHECK(carla.json(web::Method::get, "/people/bram").status == 404);
        CHECK(carla.open("/people/nobody").status == 404);
    }
}

TEST_CASE("the list of people asks once who is in a circle with the reader")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};

        CHECK(room.site.signed_in(room.bram).json(web::Method::get, "/people").shows("\"village\""));
        CHECK_FALSE(room.site.signed_in(room.cem).json(web::Method::get, "/people").shows("\"village\""));
    }
}

TEST_CASE("the languages that somebody teaches in are chosen once, in the form or in JSON, and shown to their audience")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto ana = site.signed_in(site.joins("Ana"));
        ana.open("/you");

        ana.tick("in Turkish").tick("in Kurdish").fill("Languages", "only_me").press("Save");

        CHECK(ana.open("/people/ana").shows("in Turkish"));
        CHECK(ana.json(web::Method::get, "/you").shows(R"("languages":["tr","ku"])"));
        auto bram = site.signed_in(site.joins("Bram"));
        CHECK_FALSE(bram.open("/people/ana").shows("in Turkish"));
        auto const changed = ana.json(web::Method::post, "/you/profile", R"({"name": "Ana", "languages": ["en"]})");
        CHECK(changed.shows(R"("languages":["en"])"));
        CHECK_FALSE(bram.open("/people/ana").shows("in English")); // nothing was said of who may see it
        CHECK(ana.json(web::Method::post, "/you/profile",
                     R"({"name": "Ana", "languages": ["en"], "audience_languages": "members"})")
                  .status
            == 200);
        CHECK(bram.open("/people/ana").shows("in English"));
        CHECK(
            ana.json(web::Method::post, "/you/profile", R"({"name": "Ana", "languages": ["klingon"]})").status == 422);
    }
}

TEST_CASE("a place is a province of the network's country, and then one of its districts")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const varto = district_of_mus("Varto");
        auto ana = site.signed_in(site.joins("Ana"));
        ana.open("/you");
        CHECK(ana.page().shows("GeoNames"));
        CHECK_FALSE(ana.page().shows("Utrecht"));
        CHECK_FALSE(ana.page().shows("District of"));

        ana.fill("Province", mus).press("Save");
        CHECK(ana.page().shows("District of Muş"));
        ana.fill("District of Muş", varto).press("Save");
        CHECK(ana.open("/people/ana").shows("Varto, Muş"));
        ana.open("/you");
        ana.fill("Province", istanbul).press("Save");

        CHECK(ana.json(web::Method::get, "/you").shows("\"place\":" + istanbul));
        auto const said = [&](std::string const& place) {
            return ana.json(web::Method::post, "/you/profile", R"({"name": "Ana", "place": )" + place + "}");
        };
        CHECK(said(varto).shows("\"place\":" + varto));
        CHECK(said("7").shows(R"({"field":"place","code":"not_one_of_these"})"));
        CHECK(site.stranger().open("/who-sees-what").shows("GeoNames"));
    }
}

TEST_CASE("the settings say whose provinces are offered; who lives elsewhere keeps hers")
{
    TestSite site;
    CHECK(site.as({}, [&](platform::Context& cx) -> base::Result<base::Done> {
        site.settings.set(cx.tx, "network.country", "NL");
        return base::Done {};
    }));
    site.settings.forget();
    auto ana = site.signed_in(site.joins("Ana"));
    auto bram = site.signed_in(site.joins("Bram"));
    bram.json(web::Method::post, "/you/profile", R"({"name": "Bram", "place": 304081})");

    CHECK(ana.open("/you").shows("Utrecht"));
    CHECK_FALSE(ana.page().shows(">Muş<"));
    CHECK(bram.open("/you").shows(">Muş<"));
    bram.press("Save");
    CHECK(bram.json(web::Method::get, "/you").shows(R"("place":304081)"));
}

TEST_CASE("language and clock are chosen on one's own page, or by the language below every page; mails follow")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto browser = site.signed_in(ana);
        auto const kept = [&] {
            return *site.asks(
                ana, [&](platform::Reading const& reading) { return person_of(reading.tx, *ana.person); });
        };
        browser.open("/you");

        browser.fill("Your language", "tr").fill("Your clock", "Asia/Tokyo").press("Keep language and clock");

        CHECK(kept().language == "tr");
        CHECK(kept().zone == "Asia/Tokyo");
        CHECK(browser.page().body.find("<html lang=\"tr\"") != std::string::npos);
        browser.press("English");
        CHECK(kept().language == "en");
        CHECK(kept().zone == "Asia/Tokyo");
        auto const chosen = browser.json(web::Method::post, "/you/display", R"({"language": "tr", "zone": ""})");
        CHECK(chosen.shows(R"("language":"tr","zone":"")"));
        CHECK(browser.json(web::Method::post, "/you/display", R"({"language": "xx", "zone": "Mars"})").status == 422);
        CHECK(site.stranger().json(web::Method::post, "/you/display", "{}").status == 401);
    }
}
