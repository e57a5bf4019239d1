#include "app/testing/site.h"
#include "platform/storage/write.h"

#include <doctest/doctest.h>

using app::testing::TestSite;

namespace {

struct Broken final : web::Visitors {
    std::optional<web::Visitor> visitor(platform::Tx&, base::PersonId) override
    {
        throw std::runtime_error {"something secret"};
    }
    std::unordered_map<base::PersonId, base::Actor> actors(platform::Tx&, std::span<base::PersonId const>) override
    {
        throw std::runtime_error {"something secret"};
    }
};

web::Response asked(web::App& app, TestSite& site, std::string const& target, std::string const& accept)
{
    auto const browser = site.signed_in(site.joins("Ana" + std::to_string(site.ids.next())));
    web::Incoming incoming;
    incoming.target = target;
    incoming.headers = {{"accept", accept}, {"accept-language", "en"},
        {"cookie", "__Host-session=" + browser.cookies.at("__Host-session")}};
    incoming.request_id = "number-of-asking";
    return app.answer(std::move(incoming));
}

std::string type_of(web::Response const& response)
{
    std::string type;
    for (auto const& [name, value] : response.headers) {
        if (name == "Content-Type") type += value;
    }
    return type;
}

constexpr auto reads_pages = "text/html,application/xhtml+xml,*/*;q=0.8";

} // namespace

TEST_CASE("when something breaks, a browser gets a calm page with the number of its request and no word of the fault")
{
    TestSite site;
    Broken broken;
    web::App app {site.machines, app::all_routes(), broken};

    auto const page = asked(app, site, "/", reads_pages);

    CHECK(page.status == 500);
    CHECK(type_of(page) == "text/html; charset=utf-8");
    CHECK(page.body.find("Something broke here") != std::string::npos);
    CHECK(page.body.find("number-of-asking") != std::string::npos);
    CHECK(page.body.find("something secret") == std::string::npos);
    CHECK(page.body.find(html::token_mark) == std::string::npos);
}

TEST_CASE("when something breaks, a program gets JSON")
{
    TestSite site;
    Broken broken;
    web::App app {site.machines, app::all_routes(), broken};

    CHECK(type_of(asked(app, site, "/api/v1/needs", reads_pages)) == "application/json");
    CHECK(type_of(asked(app, site, "/", "*/*")) == "application/json");
}

TEST_CASE("a form that is too large is refused with a page that says what to do, in the reader's language")
{
    TestSite site;
    web::Incoming head;
    head.method = web::Method::post;
    head.target = "/needs";
    head.headers = {{"accept", reads_pages}, {"accept-language", "tr"}};

    auto const page = site.app.refuse_knowing(413, "body_too_large", head);

    CHECK(page.status == 413);
    CHECK(page.close);
    CHECK(page.body.find("lang=\"tr\"") != std::string::npos);
    CHECK(page.body.find("<form") == std::string::npos);
    head.target = "/api/v1/needs";
    CHECK(site.app.refuse_knowing(413, "body_too_large", head).body == R"({"error":"body_too_large","fields":[]})");
}

TEST_CASE("strangers have a bar at the bottom of a phone that leads to the needs")
{
    TestSite site;
    auto stranger = site.stranger();

    auto const page = stranger.open("/who-sees-what").body;

    auto const bar = page.find("<nav class=\"tabs\"");
    REQUIRE(bar != std::string::npos);
    CHECK(page.find("href=\"/needs\"", bar) != std::string::npos);
    CHECK(page.find("href=\"/sign-in\"", bar) != std::string::npos);
    CHECK(page.find("href=\"/you\"", bar) == std::string::npos);
}

TEST_CASE("a full disk refuses what is written with 507 and keeps the text; reading goes on; with room it goes in by "
          "one button")
{
    TestSite site;
    auto ana = site.signed_in(site.joins("Ana"));
    auto const set
        = [&](platform::Sql pragma) { platform::write(*site.store, [&](platform::Tx& tx) { tx.run(pragma); }); };
    std::string const story(3000, 's');
    auto const raise = [&] {
        ana.open("/needs/new");
        return ana.fill("What is hard, in one sentence?", "The last row cannot read the board")
            .fill("A little more, if you like", story)
            .tick("Mathematics")
            .press("Raise it");
    };

    set("pragma max_page_count = 1"); // no smaller than it is: not one page more
    auto refused = raise();
    for (int tries = 0; refused.status != 507 && tries < 20; ++tries)
        refused = raise(); // what was free in the file is used up
    auto const read = site.stranger().open("/needs").status;
    set("pragma max_page_count = 1000000");
    auto const taken = ana.press("Send it again");

    CHECK(refused.status == 507);
    CHECK(refused.shows("The last row cannot read the board"));
    CHECK(refused.shows(story));
    CHECK(read == 200);
    CHECK(taken.status == 200);
    CHECK(taken.shows("The last row cannot read the board"));
}
