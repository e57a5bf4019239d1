#include "app/testing/staffroom.h"
#include "areas/circles/decisions/answer_decision.h"
#include "areas/circles/decisions/ask_decision.h"
#include "areas/circles/decisions/ballot.h"
#include "areas/notices/tell.h"

using app::testing::Staffroom;
using Words = std::vector<std::string>;
using namespace std::chrono_literals;

namespace {

constexpr char const* ends = "Your circle decides tomorrow, and you have not answered yet.";
constexpr char const* decided = "Your circle has decided.";
constexpr char const* meets = "Your circle meets today, and you said that you can come.";

circles::Decision asks(Staffroom& room, circles::DecisionWords words)
{
    auto const thread = room.begins(room.ana, "They arrive too late");
    room.a_moment_later();
    auto const decision = room.site.as(
        room.ana, [&](platform::Context& cx) { return circles::ask_decision(cx, room.circle.slug, thread.id, words); });
    REQUIRE(decision);
    room.site.work();
    return *decision;
}

circles::Decision asks_for_consent(Staffroom& room, base::Milliseconds time)
{
    return asks(room,
        {.kind = circles::DecisionKind::consent,
            .question = "Names on slips",
            .proposal = "They stay optional.",
            .quorum = 1,
            .closes_at = room.site.clock.now() + time});
}

/// On Tuesday the 1st at four, or a day later; open until Monday at noon.
circles::Decision asks_for_a_time(Staffroom& room)
{
    return asks(room,
        {.kind = circles::DecisionKind::meeting_time,
            .question = "When do we meet?",
            .options = {{"", Staffroom::on_day(31, 16)}, {"", Staffroom::on_day(32, 16)}},
            .quorum = 1,
            .closes_at = Staffroom::on_day(30, 12)});
}

void answers(Staffroom& room, base::Actor const& who, circles::Decision const& decision, circles::Ballot const& ballot)
{
    CHECK(room.site.as(who, [&](platform::Context& cx) {
        return circles::answer_decision(
            cx, room.site.keys, decision.id, ballot, std::nullopt, circles::AnswerWay::page);
    }));
    room.site.work();
}

void goes_to(Staffroom& room, base::Time time)
{
    room.site.clock.set(time);
    room.site.work();
}

} // namespace

TEST_CASE("whoever has not answered is reminded once, a day before the end, with the lines to answer by")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const decision = asks_for_consent(room, 48h);
        answers(room, room.can, decision, {.stance = algorithms::Stance::agree});

        goes_to(room, Staffroom::on_day(26, 11));

        CHECK(room.told(room.bram) == Words {ends}); // what asked before made room
        CHECK(room.bell(room.can) == 0);
        CHECK(room.mails("Bram", ends) == 1);
        CHECK(room.mails("Bram", "I agree:") == 2);
        CHECK(room.mails("Can", ends) == 0);
        goes_to(room, Staffroom::on_day(26, 18));
        CHECK(room.mails("Bram", ends) == 1);
        answers(room, room.bram, decision, {.stance = algorithms::Stance::agree});
        CHECK(room.bell(room.bram) == 0);
    }
}

TEST_CASE("what is open for little more than a day reminds nobody")
{
    Staffroom room {platform::testing::fresh_sqlite()};
    asks_for_consent(room, 30h);

    goes_to(room, Staffroom::on_day(26, 15));

    CHECK(room.mails("Bram", ends) == 0);
}

TEST_CASE("everybody who was asked is told once what came of it, on Today and without a mail")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const decision = asks_for_consent(room, 30h);
        answers(room, room.bram, decision, {.stance = algorithms::Stance::agree});
        room.blocks(room.can, room.ana);

        goes_to(room, Staffroom::on_day(27, 9));
        CHECK(room.site.as(room.ana, [&](platform::Context& cx) -> base::Result<base::Done> {
            notices::settle_decision(cx, {decision.id});
            return base::Done {};
        }));
        room.site.work();

        CHECK(room.told(room.bram) == Words {decided});
        CHECK(room.told(room.ana) == Words {decided});
        CHECK(room.told(room.can).empty());
        CHECK(room.mails("Bram", decided) == 0);
        auto bram = room.site.signed_in(room.bram);
        CHECK(bram.open("/").shows(decided));
        CHECK(bram.open("/notices").shows("“Names on slips”"));
        bram.press("Read it");
        CHECK(bram.path().find("/circles/quiet-starts/decisions/") == 0);
    }
}

TEST_CASE("in the morning of a meeting those who said that they can come are told, and when it is over nobody")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        using algorithms::Coming;
        auto const decision = asks_for_a_time(room);
        answers(room, room.bram, decision, {.marks = {Coming::yes, Coming::no}});
        answers(room, room.can, decision, {.marks = {Coming::no, Coming::no}});
        goes_to(room, Staffroom::on_day(30, 13));
        for (auto const& member : {room.bram, room.can}) room.reads_everything(member);

        goes_to(room, Staffroom::on_day(31, 6));
        CHECK(room.bell(room.bram) == 0);
        goes_to(room, Staffroom::on_day(31, 8));

        CHECK(room.told(room.bram) == Words {meets});
        CHECK(room.mails("Bram", meets) == 1);
        CHECK(room.site.signed_in(room.bram).open("/notices").shows("It begins at 16:00."));
        CHECK(room.bell(room.can) == 0);
        goes_to(room, Staffroom::on_day(31, 19));
        CHECK(room.bell(room.bram) == 0);
        CHECK(room.mails("Bram", meets) == 1);
    }
}
