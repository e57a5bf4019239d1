#include "app/testing/ask.h"

#include <doctest/doctest.h>

using namespace app::testing;
using web::Method;

namespace {

Ask raising(Browser& browser, std::string const& title, std::string const& key)
{
    return {.method = Method::post,
        .path = "/api/v1/needs",
        .body = R"({"title":")" + title + R"(","subject":"mathematics"})",
        .type = "application/json",
        .more = {{"x-csrf-token", field_of_form(browser, "csrf")}, {"idempotency-key", key}}};
}

std::size_t times(std::string_view text, std::string_view part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

} // namespace

TEST_CASE("a request that comes again with its key is answered as before and done once")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto bram = site.signed_in(site.joins("Bram"));

        auto const first = ask(bram, raising(bram, "Late", "k1"));
        auto const again = ask(bram, raising(bram, "Late", "k1"));

        CHECK(first.status == 201);
        CHECK(again.status == 201);
        CHECK(again.body == first.body);
        CHECK(times(ask(bram, {.path = "/api/v1/needs"}).body, "\"Late\"") == 1);
    }
}

TEST_CASE("the same key with other words is refused, and changes nothing")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));
    ask(bram, raising(bram, "Late", "k1"));

    auto const other = ask(bram, raising(bram, "Later", "k1"));

    CHECK(other.status == 422);
    CHECK(other.body.find("idempotency_key_reused") != std::string::npos);
    CHECK_FALSE(ask(bram, {.path = "/api/v1/needs"}).shows("Later"));
}

TEST_CASE("a key of somebody else means nothing")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));
    auto ana = site.signed_in(site.joins("Ana"));
    auto const first = ask(bram, raising(bram, "Late", "k1"));

    auto const hers = ask(ana, raising(ana, "Late", "k1"));

    CHECK(hers.status == 201);
    CHECK(hers.body != first.body);
}

TEST_CASE("a refused request leaves its key free")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));

    auto const empty = ask(bram, raising(bram, "", "k1"));
    auto const good = ask(bram, raising(bram, "Late", "k1"));

    CHECK(empty.status == 422);
    CHECK(good.status == 201);
}

TEST_CASE("a key is at most a hundred signs long")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));

    CHECK(ask(bram, raising(bram, "Late", std::string(100, 'k'))).status == 201);
    CHECK(ask(bram, raising(bram, "Later", std::string(101, 'k'))).status == 400);
}

TEST_CASE("a button pressed twice does its work once, and both presses come to the same page")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto bram = site.signed_in(site.joins("Bram"));
        auto const body = "title=Late&subject=mathematics&csrf=" + field_of_form(bram, "csrf", "/needs/new")
            + "&once=" + field_of_form(bram, "once", "/needs/new");

        auto const first = ask(bram, {.method = Method::post, .path = "/needs", .body = body});
        auto const second = ask(bram, {.method = Method::post, .path = "/needs", .body = body});

        CHECK(first.status == 303);
        CHECK(second.header("Location") == first.header("Location"));
        CHECK(times(ask(bram, {.path = "/api/v1/needs"}).body, "\"Late\"") == 1);
    }
}
