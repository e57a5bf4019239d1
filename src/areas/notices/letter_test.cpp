#include "areas/notices/letter.h"

#include <doctest/doctest.h>

using namespace notices;

namespace {

platform::Zone const& zone(char const* name)
{
    return *platform::system_zones().find(name);
}

base::Time at(char const* where, int year, int month, int day, int hour, int minute = 0)
{
    return platform::time_of(zone(where), {.year = year, .month = month, .day = day, .hour = hour, .minute = minute});
}

constexpr base::Milliseconds a_moment {1};

} // namespace

TEST_CASE("the weekly letter goes on Friday at five in the person's own zone")
{
    auto const friday = at("Europe/Istanbul", 2026, 11, 27, 17);

    auto const next
        = next_letter_at(people::Letter::weekly, 17, zone("Europe/Istanbul"), at("Europe/Istanbul", 2026, 11, 22, 9));

    CHECK(next == friday);
    CHECK(next_letter_at(people::Letter::weekly, 17, zone("Europe/Istanbul"), friday - a_moment) == friday);
    CHECK(next_letter_at(people::Letter::weekly, 17, zone("Europe/Istanbul"), friday)
        == at("Europe/Istanbul", 2026, 12, 4, 17));
    CHECK(next_letter_at(people::Letter::weekly, 17, zone("Asia/Tokyo"), at("Europe/Istanbul", 2026, 11, 22, 9))
        == at("Asia/Tokyo", 2026, 11, 27, 17));
}

TEST_CASE("five o'clock stays five o'clock when the clocks change between two letters")
{
    auto const before = at("Europe/Berlin", 2026, 3, 27, 17);

    auto const after = next_letter_at(people::Letter::weekly, 17, zone("Europe/Berlin"), before);

    CHECK(after - before == std::chrono::hours {7 * 24 - 1});
    CHECK(platform::civil_in(zone("Europe/Berlin"), after).hour == 17);
}

TEST_CASE("a daily letter goes from Monday to Friday, a monthly one on the first Friday")
{
    auto const& istanbul = zone("Europe/Istanbul");

    auto const daily = next_letter_at(people::Letter::daily, 8, istanbul, at("Europe/Istanbul", 2026, 11, 27, 8));
    auto const monthly = next_letter_at(people::Letter::monthly, 17, istanbul, at("Europe/Istanbul", 2026, 11, 22, 9));

    CHECK(daily == at("Europe/Istanbul", 2026, 11, 30, 8));
    CHECK(monthly == at("Europe/Istanbul", 2026, 12, 4, 17));
}

TEST_CASE("a letter is never empty, and fewer than three things wait at most one week")
{
    auto const& istanbul = zone("Europe/Istanbul");
    auto const friday = at("Europe/Istanbul", 2026, 11, 27, 17);
    auto const a_week_later = at("Europe/Istanbul", 2026, 12, 4, 17);
    Plan const plan {.hour = 17, .due_at = friday, .since = friday - std::chrono::hours {168}};

    auto const none = turn_of(plan, people::Letter::weekly, 0, istanbul, friday, friday);
    auto const three = turn_of(plan, people::Letter::weekly, 3, istanbul, friday, friday);
    auto const one = turn_of(plan, people::Letter::weekly, 1, istanbul, friday, friday);
    auto const still_one = turn_of(one.next, people::Letter::weekly, 1, istanbul, a_week_later, a_week_later);

    CHECK_FALSE(none.send);
    CHECK(none.next.since == friday);
    CHECK(three.send);
    CHECK(three.next.due_at == a_week_later);
    CHECK_FALSE(one.send);
    CHECK(one.next.since == plan.since);
    CHECK(one.next.due_at == a_week_later);
    CHECK(still_one.send);
    CHECK_FALSE(still_one.next.held_until.has_value());
}

TEST_CASE("whoever has a letter each day or month waits no longer than a week either")
{
    auto const& istanbul = zone("Europe/Istanbul");
    auto const monday = at("Europe/Istanbul", 2026, 11, 23, 8);
    auto const first_friday = at("Europe/Istanbul", 2026, 12, 4, 17);

    auto turn = turn_of({.hour = 8, .due_at = monday}, people::Letter::daily, 2, istanbul, monday, monday);
    auto const monthly = turn_of(
        {.hour = 17, .due_at = first_friday}, people::Letter::monthly, 2, istanbul, first_friday, first_friday);

    int days = 0;
    for (; !turn.send && days < 10; ++days)
        turn = turn_of(turn.next, people::Letter::daily, 2, istanbul, turn.next.due_at, turn.next.due_at);
    CHECK(days == 4);
    CHECK(monthly.next.due_at == at("Europe/Istanbul", 2026, 12, 11, 17));
}

TEST_CASE("who wants no letter keeps a silent plan and misses nothing that she would want told later")
{
    auto const friday = at("Europe/Istanbul", 2026, 11, 27, 17);

    auto const turn
        = turn_of({.hour = 17, .due_at = friday}, people::Letter::never, 9, zone("Europe/Istanbul"), friday, friday);

    CHECK_FALSE(turn.send);
    CHECK(turn.next.since == friday);
    CHECK(turn.next.due_at > friday);
}

TEST_CASE("what a letter tells of is stored and read back")
{
    std::vector<Item> const items {{Item::Kind::waiting, {7}, {9}, 0}, {Item::Kind::answers, {8}, {}, 12},
        {Item::Kind::merged, {8}, {}, 0}, {Item::Kind::near, {10}, {}, 0}, {Item::Kind::near, {11}, {}, 0}};

    CHECK(items_from(text_of(items)) == items);
    CHECK(items_from("nothing of ours").empty());
}

TEST_CASE("nobody is interrupted between seven in the evening and seven in the morning, or at the weekend")
{
    auto const& istanbul = zone("Europe/Istanbul");
    auto const on
        = [](int day, int hour, int minute = 0) { return at("Europe/Istanbul", 2026, 11, day, hour, minute); };

    CHECK(after_quiet_hours(istanbul, on(25, 7)) == on(25, 7));
    CHECK(after_quiet_hours(istanbul, on(25, 18, 59)) == on(25, 18, 59));
    CHECK(after_quiet_hours(istanbul, on(25, 19)) == on(26, 7));
    CHECK(after_quiet_hours(istanbul, on(25, 6, 59)) == on(25, 7));
    CHECK(after_quiet_hours(istanbul, on(27, 20)) == on(30, 7));
    CHECK(after_quiet_hours(istanbul, on(28, 12)) == on(30, 7));
    CHECK(after_quiet_hours(istanbul, on(29, 23)) == on(30, 7));
    CHECK(after_quiet_hours(istanbul, on(30, 3)) == on(30, 7));
}
