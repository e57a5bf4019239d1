#include "bench/load.h"

#include "platform/web/testing_site.h"

#include <doctest/doctest.h>

TEST_CASE("a load of few requests uses all its connections, so that none of them is closed as forgotten")
{
    std::chrono::milliseconds const patience {500};
    web::testing::Site site {{.header_deadline = patience, .idle_deadline = patience}};
    bench::Load load {site.port(), 4};

    auto const answers
        = load.open_loop([](std::int64_t) { return web::testing::get("/"); }, 100, std::chrono::milliseconds {1200});

    CHECK(answers.good >= 100);
    CHECK(answers.bad == 0);
    CHECK(site.server->counts().accepted == 4);
    CHECK(site.server->counts().open == 4);
}
