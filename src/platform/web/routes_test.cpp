#include "platform/web/routes.h"

#include <doctest/doctest.h>

using namespace web;

namespace {

Response nothing(Request&)
{
    return {};
}

Routes some_routes()
{
    Routes routes;
    routes.get("/", Who::anyone, Limit::read, Cache::stranger, nothing, Faces::page);
    routes.get("/needs/{need}", Who::anyone, Limit::read, Cache::stranger, nothing);
    routes.get("/needs/new", Who::member, Limit::read, Cache::nobody, nothing, Faces::page);
    routes.post("/needs/{need}/me-too", Who::member, Limit::write, Csrf::token, nothing);
    routes.put("/needs/{need}/place", Who::member, Limit::write, Csrf::token, nothing);
    return routes;
}

std::string pattern_of(Routes::Match const& match)
{
    return match.route == nullptr ? "" : match.route->pattern;
}

} // namespace

TEST_CASE("a word of the path wins over a place for any word, in whatever order they were declared")
{
    auto const routes = some_routes();

    CHECK(pattern_of(routes.match(Method::get, "/needs/new", false)) == "/needs/new");
    CHECK(pattern_of(routes.match(Method::get, "/needs/1r2-late", false)) == "/needs/{need}");
}

TEST_CASE("what a place of the path holds is decoded once, and must be UTF-8")
{
    auto const routes = some_routes();

    auto const match = routes.match(Method::get, "/needs/a%252Fb%C5%9F", false);

    REQUIRE(match.captures.size() == 1);
    CHECK(match.captures[0].first == "need");
    CHECK(match.captures[0].second == "a%2Fbş");
    for (auto const* bad : {"/needs/%", "/needs/%4", "/needs/%FF", "/needs/%00", "/needs/%C0%AF"}) {
        INFO(bad);
        CHECK(routes.match(Method::get, bad, false).route == nullptr);
    }
}

TEST_CASE("an empty segment fits no place, so that no path has a second spelling with two slashes")
{
    auto const routes = some_routes();

    for (auto const* bad :
        {"//", "//needs/new", "/needs//new", "/needs//me-too", "/needs/../needs/new", "/needs/./new"}) {
        INFO(bad);
        CHECK(routes.match(Method::get, bad, false).route == nullptr);
        CHECK(routes.match(Method::post, bad, false).route == nullptr);
    }
}

TEST_CASE("a page without a JSON twin is not found under the API")
{
    auto const routes = some_routes();

    CHECK(routes.match(Method::get, "/needs/new", true).route != routes.match(Method::get, "/needs/new", false).route);
    CHECK(routes.match(Method::get, "/", true).route == nullptr);
    CHECK(routes.match(Method::put, "/needs/1/place", false).route == nullptr);
}

TEST_CASE("another method at a known path is told apart from an unknown path, and the served methods are named")
{
    auto const routes = some_routes();

    CHECK(routes.match(Method::post, "/needs/1", false).path_known);
    CHECK_FALSE(routes.match(Method::post, "/nowhere", false).path_known);
    CHECK(routes.allowed("/needs/1", false) == "GET, HEAD");
    CHECK(routes.allowed("/needs/1/me-too", true) == "POST");
}

TEST_CASE("asking for the head of a page takes the way of the page")
{
    auto const routes = some_routes();

    CHECK(routes.match(Method::head, "/needs/1", false).route == routes.match(Method::get, "/needs/1", false).route);
}
