#include "platform/web/streams/seats.h"

#include <doctest/doctest.h>
#include <vector>

namespace web {

namespace {

/// How many of ten who ask get a seat; they keep it as long as the list lives.
int seated(Seats& seats, std::vector<std::shared_ptr<void>>& taken, std::optional<base::PersonId> person,
    std::string_view address)
{
    int count = 0;
    for (int i = 0; i < 10; ++i) {
        auto seat = seats.take(person, address);
        if (!seat) continue;
        ++count;
        taken.push_back(std::move(seat));
    }
    return count;
}

constexpr base::PersonId ana {1}, bram {2};

} // namespace

TEST_CASE("a person has so many seats wherever she sits, and strangers share those of their address")
{
    Seats seats {{.a_person = 3, .an_address = 5}};
    std::vector<std::shared_ptr<void>> taken;

    CHECK(seated(seats, taken, ana, "10.0.0.1") == 3);
    CHECK(seated(seats, taken, ana, "10.0.0.2") == 0);
    CHECK(seated(seats, taken, bram, "10.0.0.1") == 3);
    CHECK(seated(seats, taken, std::nullopt, "10.0.0.1") == 5);
    CHECK(seated(seats, taken, std::nullopt, "10.0.0.2") == 5);
}

TEST_CASE("strangers cannot take every seat, and a seat is free when its holder goes")
{
    Seats seats {{.a_person = 3, .an_address = 5, .strangers = 6, .all = 8}};
    std::vector<std::shared_ptr<void>> strangers, people;
    seated(seats, strangers, std::nullopt, "10.0.0.1");

    CHECK(seated(seats, strangers, std::nullopt, "10.0.0.2") == 1);
    CHECK(seated(seats, people, ana, "10.0.0.1") == 2);
    strangers.clear();
    CHECK(seated(seats, people, ana, "10.0.0.1") == 1);
    CHECK(seated(seats, strangers, std::nullopt, "10.0.0.1") == 5);
}

TEST_CASE("a seat may be given back when nobody gives out seats any more")
{
    std::shared_ptr<void> seat;
    {
        Seats seats;
        seat = seats.take(ana, "");
    }

    seat.reset();
    CHECK(seat == nullptr);
}

} // namespace web
