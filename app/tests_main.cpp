#define DOCTEST_CONFIG_IMPLEMENT
#include "platform/storage/testing.h"

#include <doctest/doctest.h>

#include <cstdio>

int main(int argc, char** argv)
{
    doctest::Context tests {argc, argv};
    int const status = tests.run();
    auto const& opened = platform::testing::stores_opened();
    std::printf("ran on sqlite: %d, on postgresql: %d\n", opened.sqlite, opened.postgresql);
    return status;
}
