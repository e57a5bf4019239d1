#include "app/doctor.h"

#include <doctest/doctest.h>

namespace app {

TEST_CASE("a disk is well while a gigabyte and some thousand names are free")
{
    CHECK(disk_finding(50'000'000'000, 100'000'000'000, 1'000'000).well);
    CHECK_FALSE(disk_finding(900'000'000, 100'000'000'000, 1'000'000).well);
    CHECK_FALSE(disk_finding(50'000'000'000, 100'000'000'000, 12).well);
}

TEST_CASE("an address over http is well on this machine alone")
{
    CHECK(address_finding("https://network.example").well);
    CHECK(address_finding("http://127.0.0.1:8080").well);
    CHECK(address_finding("http://localhost:8080").well);
    CHECK_FALSE(address_finding("http://192.168.1.20:8080").well);
}

} // namespace app
