#include "app/testing/staffroom.h"
#include "areas/circles/decisions/answer_decision.h"
#include "areas/circles/decisions/ask_decision.h"
#include "areas/circles/decisions/ballot.h"

using app::testing::Staffroom;
using Words = std::vector<std::string>;
using namespace std::chrono_literals;

namespace {

constexpr char const* asked = "Ana asks your circle to decide.";
constexpr char const* decided = "Your circle has decided.";

circles::Decision asks(Staffroom& room, circles::Thread const& thread, base::Milliseconds time = 48h)
{
    room.a_moment_later();
    auto const decision = room.site.as(room.ana, [&](platform::Context& cx) {
        return circles::ask_decision(cx, room.circle.slug, thread.id,
            {.kind = circles::DecisionKind::consent,
                .question = "Names on slips",
                .proposal = "They stay optional.",
                .quorum = 1,
                .closes_at = cx.clock.now() + time});
    });
    REQUIRE(decision);
    room.site.work();
    return *decision;
}

void agrees(Staffroom& room, base::Actor const& who, circles::Decision const& decision)
{
    CHECK(room.site.as(who, [&](platform::Context& cx) {
        return circles::answer_decision(cx, room.site.keys, decision.id, {.stance = algorithms::Stance::agree},
            std::nullopt, circles::AnswerWay::page);
    }));
    room.site.work();
}

void replace_all(std::string& text, std::string_view what, std::string_view with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

/// The path behind a line of the mail to her, which is quoted-printable.
std::string path_after(Staffroom const& room, std::string const& to, std::string const& line)
{
    constexpr std::string_view site = "http://localhost";
    for (auto letter : room.site.letters()) {
        replace_all(letter, "=\r\n", "");
        replace_all(letter, "=3D", "=");
        auto const at = letter.find("\r\n" + line + ":\r\n");
        if (letter.find("<" + to + "@school.example>") == std::string::npos || at == std::string::npos) continue;
        auto const begin = letter.find(site, at) + site.size();
        return letter.substr(begin, letter.find("\r\n", begin) - begin);
    }
    return {};
}

} // namespace

TEST_CASE("members are asked to decide by mail, with a line for each answer, and answer there without signing in")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");
        asks(room, thread);

        CHECK(room.told(room.bram) == Words {asked});
        CHECK(room.told(room.ana).empty());
        CHECK(room.mails("Bram", asked) == 1);
        CHECK(room.mails("Bram", "> They stay optional.") == 1);
        CHECK(room.mails("Bram", "Open until 27 November 2026 at 10:00") == 1);
        auto const path = path_after(room, "Bram", "I agree");
        REQUIRE(path.ends_with("?choice=agree"));
        auto mail = room.site.stranger();
        mail.open(path);
        mail.press("Send my answer");
        CHECK(mail.page().shows("Your answer is kept"));
        room.site.work();
        CHECK(room.bell(room.bram) == 0);
        CHECK(room.bell(room.can) == 1);
        CHECK(room.site.signed_in(room.can).open("/notices").shows("“Names on slips”"));
    }
}

TEST_CASE("whoever wants less of a circle, has muted the thread or has blocked who asks is not mailed of a decision")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const dilek = room.site.joins("Dilek");
        room.asks_in(room.ana, "dilek");
        room.comes_in(dilek);
        auto const thread = room.begins(room.ana, "They arrive too late");
        for (auto const& actor : {room.bram, room.can, dilek}) room.reads_everything(actor);
        CHECK(room.site.as(
            room.bram, [&](platform::Context& cx) { return circles::want_less(cx, room.circle.id, true); }));
        room.wishes(room.can, thread, "mute");
        room.blocks(dilek, room.ana);

        asks(room, thread);

        for (auto const& actor : {room.bram, room.can, dilek}) CHECK(room.bell(actor) == 0);
        for (auto const* name : {"Bram", "Can", "Dilek"}) CHECK(room.mails(name, asked) == 0);
        CHECK(room.site.signed_in(room.bram).open("/").shows("Names on slips")); // it waits for him all the same
    }
}

TEST_CASE("what asked for an answer goes with the answer, with the thread, with leaving and with the end")
{
    for (auto& store : platform::testing::both_engines()) {
        Staffroom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");
        auto const decision = asks(room, thread);
        room.reads_everything(room.can); // read is not answered: it goes all the same
        agrees(room, room.bram, decision);
        CHECK(room.bell(room.bram) == 0);
        CHECK_FALSE(room.site.signed_in(room.bram).open("/notices").shows("Names on slips"));
        room.site.clock.advance(72h);
        room.site.work();
        CHECK_FALSE(room.site.signed_in(room.can).open("/notices").shows(asked));
        CHECK(room.told(room.can) == Words {decided});
        room.reads_everything(room.can);

        asks(room, thread);
        CHECK(room.bell(room.can) == 1);
        room.leaves(room.can);
        CHECK(room.bell(room.can) == 0);
    }
}

TEST_CASE("nobody is mailed in the morning of what was decided in the night")
{
    Staffroom room {platform::testing::fresh_sqlite()};
    auto const thread = room.begins(room.ana, "They arrive too late");
    room.site.clock.set(Staffroom::on_day(26, 22));
    asks(room, thread, 8h);
    CHECK(room.mails("Bram", asked) == 0);

    room.site.clock.set(Staffroom::on_day(27, 8));
    room.site.work();

    CHECK(room.mails("Bram", asked) == 0);
    CHECK(room.told(room.bram) == Words {decided});
}

TEST_CASE("a circle of three hundred is asked in turns, each once")
{
    Staffroom room {platform::testing::fresh_sqlite()};
    constexpr int more = 300;
    room.fills_up(0, more);
    auto const thread = room.begins(room.ana, "They arrive too late");

    asks(room, thread);

    CHECK(room.site.asks(room.ana, [](platform::Reading const& reading) {
        return reading.tx.number("select count(*) from notices where kind = 'decision_asked'");
    }) == more + 2);
}
