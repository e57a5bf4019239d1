#include "platform/embedded/embedded.h"

#include <doctest/doctest.h>
#include <stdexcept>
#include <string>

TEST_CASE("a pack gives each file its own bytes, plain and compressed")
{
    std::string const pack = "groundswell pack 1\n"
                             "asset\ta.css\ta.0123.css\ttext/css\t5\t3\t0\n"
                             "embedded\tlocales/tr.po\t\t\t4\t0\t0\n"
                             "\n"
                             "plainbrsmore";

    auto const files = platform::read_pack(pack);

    REQUIRE(files.size() == 2);
    CHECK(files[0].file == "a.0123.css");
    CHECK(files[0].bytes == "plain");
    CHECK(files[0].brotli == "brs");
    CHECK(files[0].gzip.empty());
    CHECK(files[1].name == "locales/tr.po");
    CHECK(files[1].bytes == "more");
}

TEST_CASE("a pack that is cut or is none is refused")
{
    for (std::string const pack : {"", "something else\n\n", "groundswell pack 1\n", "groundswell pack 1\nasset\ta\n\n",
             "groundswell pack 1\nasset\ta\tb\tc\tmany\t0\t0\n\n",
             "groundswell pack 1\nasset\ta\tb\tc\t9\t0\t0\n\nshort"}) {
        CAPTURE(pack);
        CHECK_THROWS_AS(platform::read_pack(pack), std::runtime_error);
    }
}

TEST_CASE("the program carries its places")
{
    auto const places = platform::embedded("places.tsv.gz");

    CHECK(places.size() > 100'000);
    CHECK(places.starts_with("\x1f\x8b"));
    CHECK(platform::embedded("nothing").empty());
    CHECK(platform::embedded_names("places").size() == 1);
}
