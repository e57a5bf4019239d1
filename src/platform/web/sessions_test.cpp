#include "platform/web/sessions.h"

#include "platform/storage/testing.h"
#include "platform/storage/write.h"

#include <doctest/doctest.h>

using namespace web;
using namespace std::chrono_literals;

namespace {

base::PersonId const ana {1};
base::PersonId const bram {2};
base::Time const monday {1'779'900'000'000};

/// Sessions of one test, on one engine.
struct Place {
    platform::testing::Store& store;
    base::StillClock clock {monday};
    base::IdSource ids {clock, 1};
    base::SeededChance chance {7};

    std::string begin(base::PersonId person, Bearer bearer = Bearer::browser)
    {
        std::string token;
        platform::write(*store, [&](platform::Tx& tx) {
            token = Sessions {tx}.begin(ids, chance, person, bearer, "Firefox on Android", clock.now());
        });
        return token;
    }

    std::optional<Session> by(std::string_view token, Bearer bearer = Bearer::browser)
    {
        auto const lease = store->read();
        return Sessions {lease->tx()}.by_token(token, bearer, clock.now());
    }
};

} // namespace

TEST_CASE("a session is known by its token alone, and the token is nowhere in the database")
{
    for (auto& store : platform::testing::both_engines()) {
        INFO(store.name());
        Place place {store};
        auto const token = place.begin(ana);

        auto const session = place.by(token);

        REQUIRE(session);
        CHECK(session->person == ana);
        CHECK_FALSE(place.by(token + "0"));
        CHECK_FALSE(place.by(token.substr(1)));
        CHECK_FALSE(place.by(""));
        auto const lease = store->read();
        CHECK(lease->tx().number("select count(*) from sessions where token_hash = $1 or label = $1", token) == 0);
    }
}

TEST_CASE("a browser's cookie is no personal token, nor the other way round")
{
    for (auto& store : platform::testing::both_engines()) {
        INFO(store.name());
        Place place {store};
        auto const cookie = place.begin(ana);
        auto const program = place.begin(ana, Bearer::program);

        CHECK_FALSE(place.by(cookie, Bearer::program));
        CHECK_FALSE(place.by(program, Bearer::browser));
    }
}

TEST_CASE("ninety days after a browser was last seen it must sign in again")
{
    for (auto& store : platform::testing::both_engines()) {
        INFO(store.name());
        Place place {store};
        auto const token = place.begin(ana);
        place.clock.advance(24h * 89);
        platform::write(*store, [&](platform::Tx& tx) { Sessions {tx}.seen(place.by(token)->id, place.clock.now()); });

        place.clock.advance(24h * 90);
        bool const on_the_day = place.by(token).has_value();
        place.clock.advance(1ms);

        CHECK(on_the_day);
        CHECK_FALSE(place.by(token));
    }
}

TEST_CASE("a person ends one session or all others, and nobody else's")
{
    for (auto& store : platform::testing::both_engines()) {
        INFO(store.name());
        Place place {store};
        auto const phone = place.begin(ana);
        auto const school = place.begin(ana);
        auto const other = place.begin(bram);
        auto const phone_id = place.by(phone)->id;

        platform::write(*store, [&](platform::Tx& tx) {
            Sessions {tx}.end(ana, place.by(other)->id);
            Sessions {tx}.end_all(ana, phone_id);
        });

        CHECK(place.by(phone));
        CHECK_FALSE(place.by(school));
        CHECK(place.by(other));
    }
}
