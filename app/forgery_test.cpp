#include "app/testing/ask.h"

#include <doctest/doctest.h>

using namespace app::testing;
using web::Method;

namespace {

constexpr char const* a_need = "title=Late&subject=mathematics";
constexpr char const* a_need_as_json = R"({"title":"Late","subject":"mathematics"})";

Ask raising(std::string const& token)
{
    return {.method = Method::post, .path = "/needs", .body = std::string {a_need} + "&csrf=" + token};
}

} // namespace

TEST_CASE("a change comes from a page of ours, whatever the browser says of where it comes from")
{
    struct Line {
        char const* origin;
        char const* site;
        int status;
    };
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));
    auto const token = field_of_form(bram, "csrf");
    for (auto const& line :
        {Line {"http://localhost", "same-origin", 303}, {"http://localhost", "", 303}, {"", "same-origin", 303},
            {"", "", 303}, {"", "none", 303}, {"null", "", 403}, {"http://localhost", "cross-site", 403},
            {"http://localhost", "same-site", 403}, {"https://localhost", "same-origin", 403},
            {"http://localhost:81", "", 403}, {"http://localhost.evil.example", "", 403},
            {"http://evil.example", "", 403}, {"", "cross-site", 403}, {"", "nonsense", 403}}) {
        INFO(line.origin, " / ", line.site);
        auto request = raising(token);
        request.origin = line.origin;
        request.site = line.site;

        CHECK(ask(bram, request).status == line.status);
    }
}

TEST_CASE("a change needs the token of this very session, as a form and as JSON")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));
    auto dina = site.signed_in(site.joins("Dina"));
    auto const mine = field_of_form(bram, "csrf");
    auto const hers = field_of_form(dina, "csrf");
    auto const json = [&](std::vector<std::pair<std::string, std::string>> headers) {
        return Ask {.method = Method::post,
            .path = "/api/v1/needs",
            .body = a_need_as_json,
            .type = "application/json",
            .more = std::move(headers)};
    };

    for (auto const& token : {std::string {}, hers, mine.substr(1), mine + "0", std::string(52, '0'),
             std::string(52, 'u'), mine.substr(0, 26) + mine.substr(0, 26)}) {
        INFO(token);
        CHECK(ask(bram, raising(token)).status == 403);
        CHECK(ask(bram, json({{"x-csrf-token", token}})).status == 403);
    }
    CHECK(ask(bram, json({})).status == 403);
    CHECK(ask(bram, raising(mine)).status == 303);
    CHECK(ask(bram, json({{"x-csrf-token", mine}})).status == 201);
}

TEST_CASE("JSON in the clothes of plain text is not read, so that no form of another site can send it")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));
    auto const token = field_of_form(bram, "csrf");

    for (auto const* type : {"text/plain", "", "text/json", "application/xml"}) {
        INFO(type);
        auto const answer = ask(bram,
            {.method = Method::post,
                .path = "/api/v1/needs",
                .body = a_need_as_json,
                .type = type,
                .more = {{"x-csrf-token", token}}});
        CHECK(answer.status == 400);
    }
}

TEST_CASE("the token looks otherwise in every answer, and every one of them is good")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));

    auto const first = field_of_form(bram, "csrf");
    auto const second = field_of_form(bram, "csrf");

    CHECK(first != second);
    CHECK(first.substr(26) != second.substr(26));
    CHECK(ask(bram, raising(second)).status == 303);
    CHECK(ask(bram, raising(first)).status == 303);
}

TEST_CASE("strangers get no token, and their pages are the same for all of them")
{
    TestSite site;
    auto one = site.stranger();
    auto other = site.stranger();

    CHECK(field_of_form(one, "csrf") == std::string(52, '0'));
    CHECK(ask(one, {.path = "/needs"}).body == ask(other, {.path = "/needs"}).body);
}

TEST_CASE("a form that another site sent comes back without what it held")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));

    auto const answer = ask(bram,
        {.method = Method::post,
            .path = "/needs",
            .body = "title=planted&subject=mathematics",
            .origin = "https://elsewhere.example",
            .site = "cross-site"});

    CHECK(answer.status == 403);
    CHECK_FALSE(answer.shows("planted"));
}

TEST_CASE("the page of a refused form keeps what was typed, ready to be sent again with a fresh token")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));

    auto const old = ask(bram, raising("old"));

    CHECK(old.status == 403);
    CHECK(old.shows(">\nLate</textarea>"));
    CHECK(old.shows("action=\"/needs\""));
}

TEST_CASE("other methods in disguise change nothing")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));
    auto const token = field_of_form(bram, "csrf");

    auto const by_field = ask(bram, {.path = "/needs?_method=post&title=Late&subject=mathematics&csrf=" + token});
    auto const by_header = ask(bram, {.path = "/needs", .more = {{"x-http-method-override", "POST"}}});

    CHECK_FALSE(by_field.shows("Late"));
    CHECK_FALSE(by_header.shows("Late"));
}

TEST_CASE("fields that only the house may set are refused by name, in every form that takes words")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));
    auto const token = field_of_form(bram, "csrf");
    for (auto const* field : {"role", "admin", "author", "author_id", "state", "id", "verified", "email"}) {
        INFO(field);
        auto const need = ask(bram,
            {.method = Method::post,
                .path = "/api/v1/needs",
                .body = R"({"title":"Late","subject":"mathematics",")" + std::string {field} + R"(":"1"})",
                .type = "application/json",
                .more = {{"x-csrf-token", token}}});
        auto const profile = send_form(bram, "/you/profile", "name=Bram&" + std::string {field} + "=1");

        CHECK(need.status == 400);
        CHECK(need.body.find("\"" + std::string {field} + "\"") != std::string::npos);
        CHECK(profile.status == 400);
    }
}
