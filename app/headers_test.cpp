#include "app/testing/ask.h"
#include "html/assets.h"
#include "platform/web/assets.h"

#include <doctest/doctest.h>

using namespace app::testing;
using web::Method;

namespace {

constexpr std::array<char const*, 6> on_every_answer {"Content-Security-Policy", "X-Content-Type-Options",
    "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy"};

void check_common_headers(Answer const& answer)
{
    for (auto const* name : on_every_answer) {
        INFO(name);
        CHECK(answer.headers.count(name) == 1);
    }
    CHECK(answer.headers.count("Cache-Control") == 1);
    CHECK(answer.headers.count("Content-Type") <= 1);
    auto const policy = answer.header("Content-Security-Policy");
    CHECK(policy.find("default-src 'none'") == 0);
    CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(policy.find('*') == std::string::npos);
}

Answer answer_of(web::Response&& response)
{
    Answer answer {response.status, std::move(response.body), {}};
    for (auto& header : response.headers) answer.headers.insert(std::move(header));
    return answer;
}

} // namespace

TEST_CASE("every answer carries the strict headers once: pages, moves, refusals, JSON, and what never was a request")
{
    TestSite site;
    auto stranger = site.stranger();
    auto bram = site.signed_in(site.joins("Bram"));
    std::vector<std::pair<int, Ask>> const asks {{200, {.path = "/"}}, {200, {.path = "/needs"}},
        {303, {.path = "/you"}}, {404, {.path = "/nowhere"}}, {404, {.path = "/assets/nothing.css"}},
        {405, {.method = Method::put, .path = "/needs"}}, {405, {.method = Method::options, .path = "/"}},
        {404, {.path = "/api/v1/nowhere"}}, {200, {.path = "/api/v1/needs"}}, {401, {.path = "/api/v1/you"}},
        {405, {.method = Method::delete_, .path = "/api/v1/needs"}}, {400, {.path = "/needs?a=%ff"}},
        {422, {.method = Method::post, .path = "/sign-in", .body = "email="}},
        {403, {.method = Method::post, .path = "/sign-in", .body = "email=", .origin = "https://elsewhere.example"}}};

    for (auto const& one : asks) {
        INFO(one.second.path);
        auto const answer = ask(stranger, one.second);
        CHECK(answer.status == one.first);
        check_common_headers(answer);
    }
    for (int const status : {400, 408, 413, 431, 500, 503})
        check_common_headers(answer_of(site.app.refuse(status, "x")));
    check_common_headers(ask(bram, {.path = "/you"}));
}

TEST_CASE("a method that is not served names those that are")
{
    TestSite site;
    auto stranger = site.stranger();

    auto const page = ask(stranger, {.method = Method::put, .path = "/needs"});
    auto const json = ask(stranger, {.method = Method::delete_, .path = "/api/v1/needs/1"});

    CHECK(page.header("Allow") == "GET, HEAD, POST");
    CHECK(page.header("Content-Type").starts_with("text/html"));
    CHECK(json.header("Allow") == "GET, HEAD");
    CHECK(json.body.find("method_not_allowed") != std::string::npos);
}

TEST_CASE("a path that only takes changes leads, when it is opened, to the page it belongs to")
{
    TestSite site;
    auto stranger = site.stranger();

    CHECK(ask(stranger, {.path = "/needs/1r2/replies"}).header("Location") == "/needs/1r2");
    CHECK(ask(stranger, {.path = "/display"}).header("Location") == "/");
    CHECK(ask(stranger, {.path = "/you/profile"}).header("Location") == "/you");
    CHECK(ask(stranger, {.path = "/api/v1/needs/1r2/replies"}).status == 405);
}

TEST_CASE("what members see is kept by nobody and found by no search engine, refusals too")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));

    for (auto const* path :
        {"/", "/needs", "/people", "/you", "/who-sees-what", "/nowhere", "/api/v1/needs", "/people/nobody"}) {
        INFO(path);
        auto const answer = ask(bram, {.path = path});
        CHECK(answer.header("Cache-Control") == "no-store");
        CHECK(answer.header("X-Robots-Tag") == "noindex");
        CHECK(answer.header("ETag").empty());
    }
}

TEST_CASE("a stranger's browser keeps a public page and asks whether it is still so")
{
    TestSite site;
    auto stranger = site.stranger();

    auto const first = ask(stranger, {.path = "/who-sees-what"});
    auto const again = ask(stranger, {.path = "/who-sees-what", .more = {{"if-none-match", first.header("ETag")}}});
    auto const packed = ask(stranger, {.path = "/who-sees-what", .more = {{"accept-encoding", "gzip"}}});
    auto bram = site.signed_in(site.joins("Bram"));
    auto const member = ask(bram, {.path = "/who-sees-what", .more = {{"if-none-match", first.header("ETag")}}});

    CHECK(first.header("Cache-Control") == "private, no-cache");
    CHECK(first.header("Vary") == "Cookie, Accept-Language, Accept-Encoding, Save-Data");
    CHECK(first.header("ETag").starts_with("W/\""));
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(packed.header("Content-Encoding") == "gzip");
    CHECK(member.status == 200);
}

TEST_CASE("an asset may be kept for ever, and one that is gone may not")
{
    TestSite site;
    auto stranger = site.stranger();

    auto const asset = ask(stranger, {.path = std::string {web::asset_url("island.js")}});
    auto const gone = ask(stranger, {.path = "/assets/island.0000.js"});

    CHECK(asset.header("Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(asset.header("Content-Security-Policy") == "default-src 'none'; frame-ancestors 'none'");
    CHECK(asset.header("X-Content-Type-Options") == "nosniff");
    CHECK(gone.status == 404);
    CHECK(gone.header("Cache-Control") == "no-store");
}

TEST_CASE("over TLS every answer asks to stay there, and over http none does")
{
    TestSite site;
    for (auto const* path : {"/", "/nowhere", "/api/v1/needs"}) {
        INFO(path);
        auto open = Ask {.path = path}.incoming();
        auto secure = Ask {.path = path}.incoming();
        secure.secure = true;

        CHECK(answer_of(site.app.answer(std::move(open))).header("Strict-Transport-Security").empty());
        CHECK_FALSE(answer_of(site.app.answer(std::move(secure))).header("Strict-Transport-Security").empty());
    }
}

TEST_CASE("asking for the head of a page is answered like the page and changes nothing")
{
    TestSite site;
    auto stranger = site.stranger();

    CHECK(ask(stranger, {.method = Method::head, .path = "/needs"}).status == 200);
    CHECK(ask(stranger, {.method = Method::head, .path = "/you"}).status == 303);
    CHECK(ask(stranger, {.method = Method::head, .path = "/display"}).status == 303);
}

TEST_CASE("what somebody hung on the address of a public page does not hide it; a program hears its mistake")
{
    TestSite site;
    auto stranger = site.stranger();

    CHECK(ask(stranger, {.path = "/?fbclid=IwAR0"}).status == 200);
    CHECK(ask(stranger, {.path = "/needs?utm_source=chat"}).status == 200);
    auto const json = ask(stranger, {.path = "/api/v1/needs?colour=red"});
    CHECK(json.status == 400);
    CHECK(json.body.find("\"colour\"") != std::string::npos);
}
