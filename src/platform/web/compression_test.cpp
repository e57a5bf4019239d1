#include "platform/web/compression.h"

#include <doctest/doctest.h>

#include <zlib.h>

namespace web {

namespace {

std::string gunzipped(std::string const& bytes, std::size_t size)
{
    std::string text(size, '\0');
    z_stream state {};
    REQUIRE(::inflateInit2(&state, 15 + 16) == Z_OK);
    state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    state.avail_in = static_cast<uInt>(bytes.size());
    state.next_out = reinterpret_cast<Bytef*>(text.data());
    state.avail_out = static_cast<uInt>(text.size());
    CHECK(::inflate(&state, Z_FINISH) == Z_STREAM_END);
    ::inflateEnd(&state);
    return text;
}

} // namespace

TEST_CASE("the encoding is the one the client likes best, Brotli when it likes both alike")
{
    CHECK(negotiated("gzip, deflate, br") == Encoding::brotli);
    CHECK(negotiated("gzip;q=1.0, br;q=0.5") == Encoding::gzip);
    CHECK(negotiated("GZIP") == Encoding::gzip);
    CHECK(negotiated("*") == Encoding::brotli);
    CHECK(negotiated("br;q=0, *") == Encoding::gzip);
    CHECK(negotiated("*;q=0") == std::nullopt);
    CHECK(negotiated("gzip;q=0") == std::nullopt);
    CHECK(negotiated("gzip;q=0.5, identity") == std::nullopt);
    CHECK(negotiated("deflate") == std::nullopt);
    CHECK(negotiated("") == std::nullopt);
    CHECK(negotiated("gzip;q=nonsense, ;;,=") == std::nullopt);
}

TEST_CASE("what is compressed one after another comes out whole")
{
    std::string page;
    for (int i = 0; i < 500; ++i) page += "<li>A need of school number " + std::to_string(i) + "</li>\n";

    for (auto const& text : {page, std::string {"short"}, std::string {}, page + page}) {
        auto const gzip = compressed(Encoding::gzip, text, Level::page);

        CHECK(gunzipped(gzip, text.size() + 1).substr(0, text.size()) == text);
    }
    CHECK(compressed(Encoding::brotli, page, Level::page).size() < page.size() / 8);
    CHECK(compressed(Encoding::brotli, page, Level::asset).size() < page.size() / 8);
    CHECK_FALSE(compressed(Encoding::brotli, "", Level::page).empty());
}

} // namespace web
