#include "platform/qr/qr.h"

#include <doctest/doctest.h>

#include <stdexcept>

TEST_CASE("a QR code is drawn as one path with its three corner marks")
{
    auto const code = platform::qr_code("https://ogretmenler.example/join/4k7m2p");

    CHECK(code.size == 29);
    CHECK(code.path.starts_with("M0 0h7v1h-7z"));
    CHECK(code.path.find("M22 0h7v1h-7z") != std::string::npos);
    CHECK(code.path.find("M0 28h7v1h-7z") != std::string::npos);
}

TEST_CASE("the picture of a QR code is dark on white, with white around it and words for those who cannot see it")
{
    auto const picture = platform::qr_picture("HTTPS://A.EXAMPLE", "QR code for a.example").text();

    CHECK(picture.find("viewBox=\"-4 -4 29 29\"") != std::string::npos);
    CHECK(picture.find("aria-label=\"QR code for a.example\"") != std::string::npos);
    CHECK(picture.find("fill=\"#fff\"") != std::string::npos);
}

TEST_CASE("a text that no QR code can hold is refused, not cut")
{
    CHECK_THROWS_AS(platform::qr_code(std::string(4000, 'a')), std::length_error);
}
