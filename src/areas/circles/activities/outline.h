#pragma once

#include "base/json.h"
#include "base/result.h"
#include "platform/web/fields.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace circles {

struct Protocol;

/// What one part of an activity asks of whom, and for how long.
struct OutlineStep {
    std::string title {};
    std::string words {};
    std::int64_t minutes = 0;
    bool operator==(OutlineStep const&) const = default;
};

struct OutlineRole {
    std::string name {};
    std::string words {};
};

/// An activity in a circle's own words: plain text that belongs to the circle. A run keeps the outline as it was when it began.
struct Outline {
    std::string name {};
    std::string purpose {};
    std::int64_t fewest = 0; ///< people for whom it makes sense; 0: nobody said
    std::int64_t most = 0;
    std::string roles {}; ///< one on each line, "Timekeeper: watches the clock"
    std::string materials {};
    std::string in_a_room {};
    std::string online {};
    std::vector<OutlineStep> steps {};
    bool operator==(Outline const&) const = default;

    std::int64_t minutes() const;
};

constexpr std::size_t outline_name_limit = 80;
constexpr std::size_t outline_words_limit = 600;
constexpr std::size_t outline_roles_limit = 1'200;
constexpr std::size_t step_title_limit = 80;
constexpr std::size_t most_steps = 20;
constexpr std::size_t most_roles = 12;
constexpr std::int64_t longest_step = 240;
constexpr std::int64_t most_people = 500;

/// The roles as its lines tell them, at most so many.
std::vector<OutlineRole> roles_in(Outline const& outline);

/// The protocol in the language that this thread speaks.
Outline copy_of(Protocol const& protocol);

/// The outline with every word taken away but as long and with as many steps: of a run whose words went with their author.
Outline without_words(Outline outline);

/// As JSON, for the store and for programs alike; and back.
base::Json json_of(Outline const& outline);
Outline outline_in(std::string_view text);

/// An outline as a form or a program sends it: title_1, minutes_1, words_1 and so on. A step without a title and words is left out.
struct OutlineWords {
    Outline outline {};
    std::optional<std::string> seen {}; ///< what the form had shown (platform/web/wording.h)

    static base::Result<OutlineWords> from(web::Fields& fields);
};
web::Fields fields_of(Outline const& outline);

/// How many steps a form shows.
std::size_t steps_in(web::Fields const& typed);

/// The form as it was typed, with its steps rearranged: "up_3", "down_3", "remove_3", "add_3" (a new one after the third). Anything
/// else changes nothing.
web::Fields rearranged(web::Fields const& typed, std::string_view change);

} // namespace circles
