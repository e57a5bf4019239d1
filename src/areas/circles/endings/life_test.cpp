#include "areas/circles/endings/life.h"

#include <doctest/doctest.h>

using namespace circles;

namespace {

constexpr base::Time start {1'780'000'000'000};

base::Time on_day(int day)
{
    return start + day * a_day;
}

Circle circle(Joining joining = Joining::open)
{
    return {.id = {7}, .joining = joining, .founded_at = start};
}

/// A circle as the round finds it, day by day: what is told on which day.
struct Story {
    Signs signs {.last_word = start};
    Life life {.circle = {7}, .stirred_at = start};
    std::vector<std::pair<int, Turn>> told {};

    void goes_on_until(int last)
    {
        for (; day <= last; ++day) {
            if (on_day(day) < life.look_at) continue;
            auto const looked = looked_at(life, signs, on_day(day));
            life = looked.life;
            for (auto const turn : looked.turns) told.emplace_back(day, turn);
        }
    }

    int day = 0;
};

using Told = std::vector<std::pair<int, Turn>>;

} // namespace

TEST_CASE(
    "a circle's hosts are told fourteen days before its end, reminded fourteen days after it, and nothing closes it")
{
    Story story {.signs = {.ends_at = on_day(30), .last_word = start}};

    story.goes_on_until(400);

    CHECK(story.told == Told {{16, Turn::ends_soon}, {44, Turn::end_passed}});
    CHECK(story.life.ending == EndStage::listed);
    CHECK(story.life.quiet == QuietStage::lively);
}

TEST_CASE("hosts have their fortnight even where the end was long over before anybody looked")
{
    Story story {.signs = {.ends_at = on_day(-200), .last_word = start}};

    story.goes_on_until(60);

    CHECK(story.told == Told {{0, Turn::ends_soon}, {14, Turn::end_passed}});
}

TEST_CASE("another end begins the telling anew")
{
    Story story {.signs = {.ends_at = on_day(30), .last_word = start}};
    story.goes_on_until(20);

    story.signs.ends_at = on_day(60);
    story.signs.last_word = on_day(20);
    story.life.look_at = on_day(21); // the circle changed
    story.goes_on_until(50);

    CHECK(story.told == Told {{16, Turn::ends_soon}, {46, Turn::ends_soon}});
}

TEST_CASE("a quiet circle is asked once after six weeks, looks for a host after eight, and for anybody after ten")
{
    Story story;

    story.goes_on_until(400);

    CHECK(story.told == Told {{42, Turn::quiet}, {56, Turn::looking}});
    CHECK(story.life.quiet == QuietStage::anybody);
    CHECK(story.life.quiet_since == on_day(70));
}

TEST_CASE("a word in between ends the silence, and six weeks begin anew")
{
    Story story;
    story.goes_on_until(50);

    story.signs.last_word = on_day(50);
    story.life = stirred(story.life, Standing::member, on_day(50));
    story.goes_on_until(91);
    auto const until_then = story.told;
    story.goes_on_until(92);

    CHECK(until_then == Told {{42, Turn::quiet}});
    CHECK(story.told == Told {{42, Turn::quiet}, {92, Turn::quiet}});
}

TEST_CASE("most for letting it rest asks the hosts to close it; then stewards see it")
{
    struct Line {
        char const* answers;
        std::int64_t going;
        std::int64_t would_host;
        std::int64_t rest;
        QuietStage stage;
    };
    Line const lines[] {
        {"nobody", 0, 0, 0, QuietStage::looking},
        {"one for rest", 0, 0, 1, QuietStage::resting},
        {"as many for as against", 1, 0, 1, QuietStage::looking},
        {"most for rest", 1, 1, 3, QuietStage::resting},
        {"one would host", 0, 1, 1, QuietStage::looking},
        {"it goes on, but no host says so", 5, 0, 0, QuietStage::looking},
    };

    for (auto const& line : lines) {
        CAPTURE(line.answers);
        Story story {
            .signs = {.last_word = start, .going = line.going, .would_host = line.would_host, .rest = line.rest}};
        story.goes_on_until(56);
        CHECK(story.life.quiet == line.stage);
        story.goes_on_until(70);
        CHECK(story.life.quiet == (line.stage == QuietStage::resting ? QuietStage::unanswered : QuietStage::anybody));
    }
}

TEST_CASE(
    "a circle without a host looks for one at once, and one whose end is asked about is not asked whether it goes on")
{
    Story hostless {.signs = {.last_word = start, .hosts = 0}};
    Story ending {.signs = {.ends_at = on_day(30), .last_word = start}};

    hostless.goes_on_until(3);
    ending.goes_on_until(100);

    CHECK(hostless.told == Told {{0, Turn::looking}});
    CHECK(ending.life.quiet == QuietStage::lively);
}

TEST_CASE("a host's answer decides, a member's is only counted")
{
    Life const polled {.circle = {7}, .quiet = QuietStage::polled, .quiet_since = on_day(42)};
    Life const looking {.circle = {7}, .quiet = QuietStage::looking, .quiet_since = on_day(56)};
    auto const now = on_day(57);

    CHECK(answered(polled, PollAnswer::going, Standing::host, now).quiet == QuietStage::lively);
    CHECK(answered(polled, PollAnswer::rest, Standing::host, now).quiet == QuietStage::resting);
    CHECK(answered(looking, PollAnswer::going, Standing::host, now).quiet == QuietStage::lively);
    CHECK(answered(polled, PollAnswer::rest, Standing::member, now) == polled);
    CHECK(stirred(looking, Standing::member, now) == looking);
    CHECK(stirred(looking, Standing::host, now).quiet == QuietStage::lively);
    CHECK(stirred(polled, Standing::member, now).quiet == QuietStage::lively);
}

TEST_CASE("who may adopt a circle, and when")
{
    struct Line {
        char const* who;
        QuietStage stage;
        Joining joining;
        Standing standing;
        char const* code; ///< of the no; empty for yes
    };
    using enum QuietStage;
    Line const law[] {
        {"a member, of a lively one", lively, Joining::open, Standing::member, "circle_has_a_host"},
        {"a member, while it is asked", polled, Joining::open, Standing::member, "circle_has_a_host"},
        {"a member, of one that looks", looking, Joining::open, Standing::member, ""},
        {"its host, of one that looks", looking, Joining::open, Standing::host, "circle_host_already"},
        {"somebody outside, too early", looking, Joining::open, Standing::none, "members_adopt_first"},
        {"somebody outside", anybody, Joining::open, Standing::none, ""},
        {"whoever left", anybody, Joining::open, Standing::left, ""},
        {"whoever was taken out", anybody, Joining::open, Standing::out, "circle_by_invitation"},
        {"somebody outside, where one asks to be let in", anybody, Joining::request, Standing::none, ""},
        {"somebody outside, by invitation", anybody, Joining::invitation, Standing::none, "circle_by_invitation"},
        {"whoever was asked in", anybody, Joining::invitation, Standing::invited, ""},
        {"a member, by invitation", looking, Joining::invitation, Standing::member, ""},
    };

    for (auto const& line : law) {
        CAPTURE(line.who);
        auto const life
            = circles::adopted({.circle = {7}, .quiet = line.stage}, circle(line.joining), line.standing, on_day(80));
        CHECK((life ? std::string {} : life.refusal().code) == line.code);
    }
}

TEST_CASE("the host before may claim the circle back for fourteen days")
{
    Life const life {.circle = {7}, .quiet = QuietStage::adopted, .quiet_since = on_day(80)};

    CHECK(reclaimed(life, on_day(93)));
    CHECK(reclaimed(life, on_day(94)).refusal().code == "too_late_to_reclaim");
    CHECK(looked_at(life, {.last_word = start}, on_day(94)).life.quiet == QuietStage::lively);
}

TEST_CASE("a circle is closed once, and can be opened again for thirty days")
{
    auto const ended = closed(circle(), on_day(10));

    REQUIRE(ended);
    CHECK(closed(*ended, on_day(11)).refusal().code == "circle_has_ended");
    CHECK(opened_again(*ended, on_day(39)));
    CHECK(opened_again(*ended, on_day(40)).refusal().code == "circle_closed_too_long");
    CHECK(opened_again(circle(), on_day(11)).refusal().code == "circle_goes_on");
    CHECK(takes_corrections(*ended, on_day(39)));
    CHECK_FALSE(takes_corrections(*ended, on_day(40)));
    CHECK(renewed(*ended, 3, on_day(11)).refusal().code == "circle_has_ended");
    CHECK(renewed(circle(), 0, on_day(11))->ends_at == std::nullopt);
}
