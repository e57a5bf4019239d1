#include "areas/circles/care/care.h"

#include <doctest/doctest.h>

using namespace circles;

namespace {

constexpr base::Milliseconds day = std::chrono::hours {24};
constexpr base::Time now {1'000 * 24LL * 3600 * 1000};

base::Time ago(int days)
{
    return now - days * day;
}

Companion member(std::int64_t id, std::string name, int since, std::optional<int> heard = std::nullopt)
{
    Companion one {.person = {id}, .name = std::move(name), .since = ago(since)};
    if (heard) one.heard = ago(*heard);
    return one;
}

DutyTurn turn(std::int64_t person, Duty duty, int since, std::optional<int> until = std::nullopt)
{
    DutyTurn one {.person = {person}, .duty = duty, .since = ago(since)};
    if (until) one.until = ago(*until);
    return one;
}

std::vector<std::string> names_of(std::vector<Companion> const& companions)
{
    std::vector<std::string> names;
    for (auto const& one : companions) names.push_back(one.name);
    return names;
}

std::vector<std::string> thought_of(Care const& care, Duty duty)
{
    std::vector<std::string> names;
    for (auto const& round : care.rounds) {
        if (round.duty != duty) continue;
        for (auto const& thought : round.next) names.push_back(thought.who.name);
    }
    return names;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("quiet is of whom nothing was heard for six weeks, by name, and never a newcomer")
{
    struct Line {
        char const* name;
        Companion who;
        bool quiet;
    };
    Line const lines[] {
        {"wrote yesterday", member(1, "Ana", 400, 1), false},
        {"wrote 41 days ago", member(1, "Ana", 400, 41), false},
        {"wrote six weeks ago", member(1, "Ana", 400, 42), true},
        {"never wrote, here for a year", member(1, "Ana", 400), true},
        {"never wrote, came five weeks ago", member(1, "Ana", 35), false},
    };

    for (auto const& line : lines) {
        INFO(line.name);
        CHECK(care_of({line.who}, {}, now).quiet.size() == (line.quiet ? 1 : 0));
    }
    CHECK(names_of(care_of({member(2, "Ayşe", 300), member(1, "Zeki", 900, 50)}, {}, now).quiet)
        == Names {"Ayşe", "Zeki"});
}

TEST_CASE("a newcomer waits for a greeting until somebody answered her or wrote to her")
{
    auto greeted = member(1, "Ana", 5);
    greeted.greeted = true;
    auto written = member(2, "Bram", 5);
    written.written_to = ago(2);
    auto host = member(3, "Cem", 5);
    host.standing = Standing::host;

    auto const care = care_of({greeted, written, host, member(4, "Deniz", 29), member(5, "Ece", 30)}, {}, now);

    CHECK(names_of(care.newcomers) == Names {"Deniz"});
}

TEST_CASE("a duty passes on after four weeks, to who never had it, then to whose turn is longest over")
{
    std::vector<Companion> const all {
        member(1, "Ana", 300, 2), member(2, "Bram", 300, 2), member(3, "Can", 300, 2), member(4, "Derya", 300, 2)};
    std::vector<DutyTurn> const turns {
        turn(1, Duty::notes, 28), turn(3, Duty::notes, 60, 28), turn(2, Duty::notes, 90, 60)};
    auto keeper = all;
    keeper[0].duty = Duty::notes;

    auto const care = care_of(keeper, turns, now);

    CHECK(thought_of(care, Duty::notes) == Names {"Derya", "Bram"});
    auto const& round = care.rounds.front();
    CHECK(round.is_due);
    CHECK(round.now.size() == 1);
    CHECK(round.before.size() == 2);
    CHECK(round.before.front().person == base::PersonId {3});
    CHECK(round.next.front().because == Because::never_yet);
    CHECK(round.next.back().because == Because::long_ago);
    CHECK(round.next.back().last == ago(60));
    CHECK(thought_of(care, Duty::time) == Names {"Can"});
}

TEST_CASE(
    "nobody is thought of while a turn is young, nor who is quiet, hosts the circle or looks after something already")
{
    auto host = member(2, "Bram", 300, 2);
    host.standing = Standing::host;
    auto keeps_time = member(3, "Can", 300, 2);
    keeps_time.duty = Duty::time;
    std::vector<Companion> const all {member(1, "Ana", 300, 2), host, keeps_time, member(4, "Derya", 300)};

    auto const care = care_of(all, {turn(9, Duty::notes, 27), turn(3, Duty::time, 5)}, now);

    CHECK_FALSE(care.rounds.front().is_due);
    CHECK(thought_of(care, Duty::notes).empty());
    CHECK(thought_of(care, Duty::welcome) == Names {"Ana"});
}

TEST_CASE("a host writes to one person once a week")
{
    CHECK(may_be_written_to(std::nullopt, now));
    CHECK_FALSE(may_be_written_to(now - between_notes + base::Milliseconds {1}, now));
    CHECK(may_be_written_to(now - between_notes, now));
}
