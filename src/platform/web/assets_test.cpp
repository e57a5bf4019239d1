#include "platform/web/assets.h"

#include <doctest/doctest.h>
#include <stdexcept>
#include <string>

TEST_CASE("an asset is found under the fingerprinted path that pages are given")
{
    auto const url = web::asset_url("groundswell.css");

    auto const* asset = web::asset_at(url);

    REQUIRE(asset);
    CHECK(url.starts_with("/assets/groundswell."));
    CHECK(asset->type == "text/css; charset=utf-8");
    CHECK(asset->bytes.find("@font-face") != std::string_view::npos);
    CHECK(asset->bytes.find("/assets/text-latin.") != std::string_view::npos);
}

TEST_CASE("readers who save data get the same styles without the fonts")
{
    auto const* plain = web::asset_at(web::asset_url("groundswell-plain.css"));

    REQUIRE(plain);
    CHECK(plain->bytes.find("@font-face") == std::string_view::npos);
}

TEST_CASE("styles stay within nine kilobytes on the line, scripts within their share")
{
    auto const gzipped = [](std::string_view name) { return web::asset_at(web::asset_url(name))->gzip.size(); };

    CHECK(gzipped("groundswell.css") <= 9 * 1024);
    CHECK(gzipped("htmx.js") + gzipped("island.js") <= 20 * 1024);
}

TEST_CASE("a path with another fingerprint is nobody's, and a name that is no asset is our own mistake")
{
    CHECK(web::asset_at("/assets/groundswell.00000000.css") == nullptr);
    CHECK(web::asset_at("/assets/") == nullptr);
    CHECK_THROWS_AS(web::asset_url("nothing.css"), std::logic_error);
}
