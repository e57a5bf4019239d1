#pragma once

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace people {

/// Whether somebody is here. Suspended people cannot sign in; what they wrote stays until it is decided otherwise. Of who is
/// elsewhere only words are here, brought in from a mailing list or a forum (elsewhere/elsewhere.h).
enum class State { active, suspended, erased, elsewhere };

/// The parts of a profile that each have an audience of their own.
enum class Part { subjects, grades, setting, languages, place, help };
constexpr std::size_t parts = 6;

/// Who may see each part; a newcomer's profile is for members.
using Audiences = std::array<base::Audience, parts>;
Audiences audiences_of_newcomers();

/// How often the letter comes.
enum class Letter { never, daily, weekly, monthly };

/// Somebody with an address here: a teacher, or a guest who confirmed one thing by mail and may finish the rest later or never.
struct Person {
    base::PersonId id {};
    std::string slug {};
    std::string name {};
    std::string email {};
    base::Role role = base::Role::member;
    State state = State::active;
    std::string language = "en";
    std::string zone {};
    std::vector<std::string> subjects {};
    std::vector<std::string> grades {};
    std::string setting {};
    std::vector<std::string> languages {};
    std::optional<std::int64_t> place {};
    std::string help {}; ///< "what I can help with"
    Audiences audiences = audiences_of_newcomers();
    Letter letter = Letter::weekly;
    base::Time joined_at {};

    base::Audience audience(Part part) const { return audiences[static_cast<std::size_t>(part)]; }
    bool is_new() const { return name.empty(); }
    bool operator==(Person const&) const = default;
};

/// Whether she has said anything in this part.
bool is_told(Person const& person, Part part);

/// Whether her page has anything for people who are not members: something said, with its audience set to anyone.
bool shows_something_to_anyone(Person const& person);

/// The codes a profile may hold, in the order in which they are offered; their words are made in pages.
extern std::array<std::string_view, 14> const subject_codes;
extern std::array<std::string_view, 8> const grade_codes;
extern std::array<std::string_view, 4> const setting_codes;
extern std::array<std::string_view, 14> const language_codes; ///< ISO 639; "sgn" for any sign language

std::string_view name_of(State state);
std::string_view name_of(Letter letter);
std::string_view name_of(Part part);
std::optional<State> state_named(std::string_view name);
std::optional<Letter> letter_named(std::string_view name);

/// "subjects=members grades=everyone …", as stored. Unknown parts are skipped, missing ones stay as for newcomers.
std::string text_of(Audiences const& audiences);
Audiences audiences_from(std::string_view text);

/// Codes as stored: one space between two.
std::string joined(std::vector<std::string> const& codes);
std::vector<std::string> split(std::string_view codes);

/// Another role. The last administrator cannot be taken away, or nobody could ever give a role again.
base::Result<Person> with_role(Person person, base::Role role, std::int64_t administrators);

/// Suspended, or back again; nobody suspends an administrator.
base::Result<Person> with_state(Person person, State state);

} // namespace people
