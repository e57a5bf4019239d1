#include "app/testing/staffroom.h"
#include "areas/needs/answer_need.h"
#include "areas/needs/raise_need.h"
#include "areas/needs/say_me_too.h"

using app::testing::Staffroom;
using namespace std::chrono_literals;

namespace {

constexpr char const* answered = "You feel this too. Its author says that it is answered.";
constexpr char const* silent = "Nothing has happened to your need for 60 days.";

needs::Need raises(Staffroom& room, base::Actor const& author)
{
    auto const need = room.site.as(author, [](platform::Context& cx) {
        return needs::raise_need(
            cx, {.title = "They arrive too late", .subject = "maths", .audience = base::Audience::members}, "en");
    });
    REQUIRE(need);
    room.site.work();
    return *need;
}

/// Day by day, as the network lives on.
void days_go_by(Staffroom& room, int days)
{
    for (int day = 0; day < days; ++day) {
        room.site.clock.advance(24h);
        room.site.work();
    }
}

/// How many mails to her hold these words, whose lines mail may break.
std::int64_t letters(Staffroom const& room, std::string const& to, std::string const& words)
{
    return std::ranges::count_if(room.site.letters(), [&](std::string letter) {
        for (auto at = letter.find("=\r\n"); at != std::string::npos; at = letter.find("=\r\n")) letter.erase(at, 3);
        return letter.find("<" + to + "@school.example>") != std::string::npos
            && letter.find(words) != std::string::npos;
    });
}

} // namespace

TEST_CASE(
    "supporters are told once, in their letter, that a need of theirs is answered, but not by whom they have blocked")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const need = raises(room, room.ana);
        for (auto const& supporter : {room.bram, room.can}) {
            CHECK(room.site.as(supporter, [&](platform::Context& cx) { return needs::say_me_too(cx, need.id, {}); }));
        }
        room.blocks(room.can, room.ana);
        days_go_by(room, 1);

        CHECK(room.site.as(room.ana, [&](platform::Context& cx) { return needs::close_need(cx, need.id); }));
        days_go_by(room, 24);

        CHECK(letters(room, "Bram", answered) == 1);
        CHECK(letters(room, "Ana", answered) == 0);
        CHECK(letters(room, "Can", answered) == 0);
        CHECK(room.bell(room.bram) == 0);
    }
}

TEST_CASE(
    "whoever raised a need that fell silent is asked once whether it is still one, and keeping it begins the time anew")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const need = raises(room, room.ana);
        auto ana = room.site.signed_in(room.ana);
        auto const path = "/needs/" + need.path_name();
        days_go_by(room, 55);
        CHECK_FALSE(ana.open(path).shows("Is it still a need?"));
        CHECK(letters(room, "Ana", silent) == 0);

        days_go_by(room, 30);

        CHECK(letters(room, "Ana", silent) == 1);
        CHECK(letters(room, "Bram", silent) == 0);
        CHECK(ana.open(path).shows("Is it still a need?"));
        CHECK_FALSE(room.site.signed_in(room.bram).open(path).shows("Is it still a need?"));
        ana.press("It is still a need");
        CHECK(ana.open(path).shows("Its author says it is still a need"));
        CHECK_FALSE(ana.page().shows("Nothing has happened for 60 days"));
        auto bram = room.site.signed_in(room.bram);
        CHECK(bram.json(web::Method::post, path + "/keeping", "{}").status == 403);
    }
}
