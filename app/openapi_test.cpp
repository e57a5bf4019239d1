#include "app/testing/ask.h"
#include "platform/web/api.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace app::testing;

namespace {

std::string_view name_of(web::Method method)
{
    switch (method) {
    case web::Method::get:
        return "GET";
    case web::Method::put:
        return "PUT";
    case web::Method::delete_:
        return "DELETE";
    default:
        return "POST";
    }
}

constexpr std::array<std::string_view, 4> who_names {"anyone", "member", "steward", "administrator"};
constexpr std::array<std::string_view, 8> limit_names {
    "none", "read", "search", "write", "sign_in", "mail", "upload", "export_all"};

template <class Enum, std::size_t n>
std::string_view named(std::array<std::string_view, n> const& names, Enum value)
{
    return names.at(static_cast<std::size_t>(value));
}

/// "need reply" of "/needs/{need}/replies/{reply}/hiding".
std::string places_in(std::string_view pattern)
{
    std::string places;
    for (auto at = pattern.find('{'); at != std::string_view::npos; at = pattern.find('{', at + 1)) {
        if (!places.empty()) places += ' ';
        places += pattern.substr(at + 1, pattern.find('}', at) - at - 1);
    }
    return places;
}

/// What proves who asks, as the web edge wants it.
std::string security_of(web::Route const& route)
{
    if (route.csrf == web::Csrf::nothing) return "nothing";
    auto const proofs
        = route.method == web::Method::get ? std::string {"session|token"} : std::string {"session+form|token"};
    return route.who == web::Who::anyone ? "nothing|" + proofs : proofs;
}

bool describes(web::ApiOperation const& operation, web::Route const& route)
{
    return route.faces != web::Faces::page && operation.method == name_of(route.method)
        && operation.path == route.pattern;
}

} // namespace

TEST_CASE("every path that answers as JSON is described, with who may call it, its limit and its proof")
{
    auto const routes = app::all_routes();
    auto const operations = web::api_operations();

    for (auto const& route : routes.all()) {
        if (route.faces == web::Faces::page) continue;
        INFO(name_of(route.method), " ", route.pattern);
        auto const found
            = std::ranges::find_if(operations, [&](auto const& operation) { return describes(operation, route); });
        CHECK(found != operations.end());
        if (found == operations.end()) continue;
        CHECK(found->who == named(who_names, route.who));
        CHECK(found->limit == named(limit_names, route.limit));
        CHECK(found->security == security_of(route));
        CHECK(found->places == places_in(route.pattern));
    }
}

TEST_CASE("nothing is described that is not served")
{
    auto const routes = app::all_routes();

    for (auto const& operation : web::api_operations()) {
        INFO(operation.method, " ", operation.path);
        CHECK(std::ranges::any_of(routes.all(), [&](auto const& route) { return describes(operation, route); }));
    }
}

TEST_CASE("the description is given to anyone, and not sent again to whoever has it")
{
    TestSite site;
    auto stranger = site.stranger();

    auto const first = ask(stranger, {.path = "/api/v1/openapi.json"});
    auto const again
        = ask(stranger, {.path = "/api/v1/openapi.json", .more = {{"if-none-match", first.header("ETag")}}});

    CHECK(first.status == 200);
    CHECK(first.body == web::api_document());
    CHECK(first.header("Cache-Control") == "public, no-cache");
    CHECK(again.status == 304);
    CHECK(again.body.empty());
}

TEST_CASE("the page for programs names every operation, a token and an example")
{
    TestSite site;
    auto stranger = site.stranger();

    auto const& page = stranger.open("/api");

    for (auto const& operation : web::api_operations()) CHECK(page.shows(operation.path));
    CHECK(page.shows("/you/tokens"));
    CHECK(page.shows("Authorization: Bearer"));
    CHECK(page.shows("/api/v1/openapi.json"));
}

TEST_CASE("a list that goes on names its next page, asked for as this one was")
{
    TestSite site;
    auto ana = site.signed_in(site.joins("Ana"));
    for (int i = 0; i < 45; ++i) {
        auto const need = R"({"title":"Need )" + std::to_string(i) + R"(","subject":"science","grade":"5-6"})";
        site.clock.advance(std::chrono::minutes {1});
        REQUIRE(ana.json(web::Method::post, "/needs", need).status == 201);
    }
    auto const next_in = [](std::string const& body) {
        auto const mark = body.find(R"("next":")");
        if (mark == std::string::npos) return std::string {};
        return body.substr(mark + 8, body.find('"', mark + 8) - mark - 8);
    };

    int pages = 0;
    std::size_t needs = 0;
    for (std::string path = "/needs?subject=science&grade=5-6"; !path.empty(); ++pages) {
        auto const answer = ana.json(web::Method::get, path);
        REQUIRE(answer.status == 200);
        CHECK(path.find("subject=science&grade=5-6") != std::string::npos);
        for (auto at = answer.body.find(R"("title")"); at != std::string::npos;
             at = answer.body.find(R"("title")", at + 1))
            ++needs;
        path = next_in(answer.body).erase(0, std::string_view {"/api/v1"}.size());
    }

    CHECK(pages > 1);
    CHECK(needs == 45);
}
