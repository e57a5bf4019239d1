#include "areas/circles/activities/may.h"
#include "areas/circles/activities/outline.h"
#include "areas/circles/activities/protocol.h"
#include "areas/circles/activities/run.h"

#include <doctest/doctest.h>

#include <set>

using namespace circles;
using base::Time;

namespace {

constexpr std::int64_t one_minute = 60'000;

/// Two steps: ten minutes and five.
Run fresh_run()
{
    Run run;
    run.outline.steps = {{"Talk", "All talk.", 10}, {"Choose", "All choose.", 5}};
    return run;
}

/// What is pressed, after so many minutes from the start.
struct Pressed {
    Press press;
    double minute;
};

Run after_presses(std::vector<Pressed> const& pressed_then)
{
    auto run = fresh_run();
    for (auto const& [press, minute] : pressed_then) {
        auto next = pressed(run, press, run.pressed_times, Time {static_cast<std::int64_t>(minute * one_minute)});
        REQUIRE(next);
        run = *std::move(next);
    }
    return run;
}

} // namespace

TEST_CASE("the clock of a run is nothing but stored moments: the same for whoever looks, whenever she looks")
{
    using enum Press;
    struct Line {
        char const* name;
        std::vector<Pressed> presses;
        double minute; ///< somebody looks
        std::int64_t step;
        double left; ///< minutes
        std::optional<double> ends;
    };
    Line const lines[] {
        {"before it begins no clock runs", {}, 3, 0, 0, {}},
        {"a step begins with all its minutes", {{next, 2}}, 2, 1, 10, 12.0},
        {"opened anew, or on another device, it shows what is left", {{next, 2}}, 9, 1, 3, 12.0},
        {"a step whose time is over waits, and tells by how much", {{next, 0}}, 13, 1, -3, 10.0},
        {"while it is paused no time passes", {{next, 0}, {pause, 4}}, 30, 1, 6, {}},
        {"after a pause the end has moved", {{next, 0}, {pause, 4}, {go_on, 7}}, 8, 1, 5, 13.0},
        {"two pauses add up", {{next, 0}, {pause, 1}, {go_on, 2}, {pause, 3}, {go_on, 5}}, 6, 1, 7, 13.0},
        {"a minute more is a minute more", {{next, 0}, {minute, 9}}, 9, 1, 2, 11.0},
        {"a minute more in a pause stays when it goes on", {{next, 0}, {pause, 4}, {minute, 5}, {go_on, 6}}, 6, 1, 7,
            13.0},
        {"when the time is over, a minute more is one from now", {{next, 0}, {minute, 14}}, 14, 1, 1, 15.0},
        {"the next step has its own time", {{next, 0}, {minute, 1}, {next, 4}}, 5, 2, 4, 9.0},
        {"a pause ends with its step", {{next, 0}, {pause, 4}, {next, 6}}, 7, 2, 4, 11.0},
        {"one step back has its whole time again", {{next, 0}, {next, 8}, {back, 9}}, 10, 1, 9, 19.0},
        {"after the last step it is over", {{next, 0}, {next, 8}, {next, 12}}, 20, 2, 0, {}},
        {"who ended too soon goes back to the step", {{next, 0}, {next, 8}, {next, 12}, {back, 13}}, 14, 2, 4, 18.0},
        {"it may end before the last step", {{next, 0}, {end, 3}}, 5, 1, 0, {}},
        {"it may end before the first", {{end, 3}}, 5, 0, 0, {}},
    };
    for (auto const& line : lines) {
        INFO(line.name);

        auto const run = after_presses(line.presses);

        Time const now {static_cast<std::int64_t>(line.minute * one_minute)};
        CHECK(run.step == line.step);
        CHECK(left(run, now).count() == static_cast<std::int64_t>(line.left * one_minute));
        CHECK(ends_at(run).has_value() == line.ends.has_value());
        if (line.ends) CHECK(ends_at(run)->ms == static_cast<std::int64_t>(*line.ends * one_minute));
    }
}

TEST_CASE("a press that makes no sense is refused, and one that was made twice counts once")
{
    using enum Press;
    struct Line {
        char const* name;
        std::vector<Pressed> presses;
        Press press;
        std::int64_t seen;
        char const* code;
    };
    Line const lines[] {
        {"a double click on the next step", {{next, 0}}, next, 0, "run_moved_on"},
        {"two who add a minute at once", {{next, 0}, {minute, 1}}, minute, 1, "run_moved_on"},
        {"a page from before the end", {{next, 0}, {next, 1}, {next, 2}}, next, 2, "run_moved_on"},
        {"back from the first step", {{next, 0}}, back, 1, "run_at_first_step"},
        {"a pause before it begins", {}, pause, 0, "run_not_running"},
        {"a pause in a pause", {{next, 0}, {pause, 1}}, pause, 2, "run_not_running"},
        {"going on without a pause", {{next, 0}}, go_on, 1, "run_not_paused"},
        {"a minute more before it begins", {}, minute, 0, "run_not_running"},
        {"the next step when it is over", {{end, 0}}, next, 1, "run_over"},
        {"a minute more when hours have passed", {{next, 0}}, minute, 1, "run_too_long"},
    };
    for (auto const& line : lines) {
        INFO(line.name);
        auto const run = after_presses(line.presses);
        bool const late = std::string_view {line.code} == "run_too_long";

        auto const refused = pressed(run, line.press, line.seen, Time {(late ? 300 : 3) * one_minute});

        REQUIRE_FALSE(refused);
        CHECK(refused.refusal().code == line.code);
        CHECK(refused.refusal().reason == base::Reason::conflict);
    }
}

TEST_CASE("every protocol tells for whom it is, what it takes and what each step asks")
{
    std::set<std::string> names;
    for (auto const* const protocol : all_protocols()) {
        INFO(protocol->slug);
        auto const outline = copy_of(*protocol);
        names.insert(outline.name);

        CHECK(protocol_named(protocol->slug) == protocol);
        CHECK(protocol->fewest >= 2);
        CHECK(protocol->most >= protocol->fewest);
        CHECK(outline.steps.size() >= 5);
        CHECK(outline.minutes() >= 30);
        CHECK(roles_in(outline).size() == protocol->roles.size());
        // What a form could not keep could not be changed by a circle either.
        auto fields = fields_of(outline);
        auto const again = OutlineWords::from(fields);
        REQUIRE(again);
        CHECK(again->outline == outline);
        CHECK(outline_in(json_of(outline).text()) == outline);
    }
    CHECK(names.size() >= 8);
    CHECK(protocol_named("made-up") == nullptr);
}

TEST_CASE("protocols are found by how many one is and how much time one has")
{
    auto const& visit = *protocol_named("peer-visit");

    CHECK(fits(visit, {}));
    CHECK(fits(visit, {.people = 2, .minutes = 100}));
    CHECK_FALSE(fits(visit, {.people = 12}));
    CHECK_FALSE(fits(visit, {.minutes = 99}));
}

TEST_CASE("the steps of a form are moved, added and left out without losing what was typed")
{
    struct Line {
        char const* change;
        std::vector<std::string> titles;
    };
    Line const lines[] {
        {"up_2", {"B", "A", "C"}},
        {"down_2", {"A", "C", "B"}},
        {"remove_1", {"B", "C"}},
        {"add_3", {"A", "B", "C", ""}},
        {"up_1", {"A", "B", "C"}},
        {"down_3", {"A", "B", "C"}},
        {"remove_9", {"A", "B", "C"}},
        {"sing", {"A", "B", "C"}},
    };
    Outline outline {.name = "Ours", .steps = {{"A", "a", 1}, {"B", "b", 2}, {"C", "c", 3}}};
    auto typed = fields_of(outline);
    typed.set("seen", "mark").set("change", "x");
    for (auto const& line : lines) {
        INFO(line.change);

        auto const form = rearranged(typed, line.change);

        CHECK(steps_in(form) == line.titles.size());
        for (std::size_t i = 0; i < line.titles.size(); ++i)
            CHECK(form.sent("title_" + std::to_string(i + 1)) == line.titles[i]);
        CHECK(form.sent("seen") == "mark");
        CHECK(form.sent("name") == "Ours");
        CHECK_FALSE(form.has("change"));
    }
    CHECK(rearranged(typed, "up_3").sent("minutes_2") == "3");
}

TEST_CASE("a step needs a title and its minutes, and an activity at least one step")
{
    web::Fields fields;
    fields.set("name", "Ours").set("title_1", "").set("words_1", "We talk.").set("minutes_1", "");

    auto const refused = OutlineWords::from(fields);

    REQUIRE_FALSE(refused);
    std::vector<base::Problem> const expected {{"title_1", "missing"}, {"minutes_1", "missing"}};
    CHECK(refused.refusal().problems == expected);
    web::Fields empty;
    empty.set("name", "Ours");
    CHECK(OutlineWords::from(empty).refusal().problems == std::vector<base::Problem> {{"title_1", "missing"}});
}

TEST_CASE("whoever reads the circle sees what it does together, its members do it, and one of them presses the clock")
{
    base::Actor const ana {base::PersonId {1}, base::Role::member}, bram {base::PersonId {2}, base::Role::member},
        dina {base::PersonId {4}, base::Role::steward};
    Circle const members {.id = {7}, .audience = base::Audience::members};
    Circle const closed {.id = {7}, .audience = base::Audience::circles};
    Run const run {.leader = *ana.person};
    struct Line {
        char const* name;
        base::Actor const& actor;
        RunAction action;
        Circle const& circle;
        Standing standing;
        bool allowed;
    };
    base::Actor const stranger {};
    Line const lines[] {
        {"a stranger, a members' circle", stranger, RunAction::see, members, Standing::none, false},
        {"a colleague who is not in it sees", bram, RunAction::see, members, Standing::none, true},
        {"and does not write", bram, RunAction::note, members, Standing::none, false},
        {"nor see a private one", bram, RunAction::see, closed, Standing::none, false},
        {"a steward neither", dina, RunAction::see, closed, Standing::none, false},
        {"who left it neither", bram, RunAction::see, closed, Standing::left, false},
        {"a member notes", bram, RunAction::note, closed, Standing::member, true},
        {"takes a role", bram, RunAction::take_role, closed, Standing::member, true},
        {"takes over leading", bram, RunAction::lead, closed, Standing::member, true},
        {"and does not press while another leads", bram, RunAction::press, closed, Standing::host, false},
        {"who leads presses", ana, RunAction::press, closed, Standing::member, true},
        {"and no longer when she has left", ana, RunAction::press, members, Standing::left, false},
    };
    for (auto const& line : lines) {
        INFO(line.name);
        CHECK(may(line.actor, line.action, line.circle, line.standing, run).allowed == line.allowed);
    }
    RunNote const note {.author = *bram.person};
    CHECK(may_remove(bram, members, Standing::member, note).allowed);
    CHECK(may_remove(ana, members, Standing::host, note).allowed);
    CHECK_FALSE(may_remove(ana, members, Standing::member, note).allowed);
}
