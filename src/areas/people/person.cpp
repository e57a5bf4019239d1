#include "areas/people/person.h"

#include "base/names.h"

#include <algorithm>

namespace people {

namespace {

constexpr base::Names<State, 4> states {{"active", "suspended", "erased", "elsewhere"}};
constexpr base::Names<Letter, 4> letters {{"never", "daily", "weekly", "monthly"}};
constexpr base::Names<Part, parts> part_names {{"subjects", "grades", "setting", "languages", "place", "help"}};

} // namespace

std::array<std::string_view, 14> const subject_codes {"classroom", "turkish", "mathematics", "science", "english",
    "social", "arts", "music", "sport", "technology", "special", "counselling", "preschool", "other"};
std::array<std::string_view, 8> const grade_codes {"preschool", "1", "2", "3", "4", "5-6", "7-8", "9-12"};
std::array<std::string_view, 4> const setting_codes {"village", "town", "city", "boarding"};

std::array<std::string_view, 14> const language_codes {
    "tr", "en", "de", "fr", "es", "ru", "uk", "ar", "fa", "ku", "zza", "el", "bg", "sgn"};

bool is_told(Person const& person, Part part)
{
    switch (part) {
    case Part::subjects:
        return !person.subjects.empty();
    case Part::grades:
        return !person.grades.empty();
    case Part::setting:
        return !person.setting.empty();
    case Part::languages:
        return !person.languages.empty();
    case Part::place:
        return person.place.has_value();
    case Part::help:
        return !person.help.empty();
    }
    return false;
}

bool shows_something_to_anyone(Person const& person)
{
    for (std::size_t i = 0; i < parts; ++i) {
        if (person.audiences[i] == base::Audience::everyone && is_told(person, static_cast<Part>(i))) return true;
    }
    return false;
}

std::string_view name_of(State state)
{
    return states.of(state);
}
std::string_view name_of(Letter letter)
{
    return letters.of(letter);
}
std::string_view name_of(Part part)
{
    return part_names.of(part);
}
std::optional<State> state_named(std::string_view name)
{
    return states.named(name);
}
std::optional<Letter> letter_named(std::string_view name)
{
    return letters.named(name);
}

Audiences audiences_of_newcomers()
{
    Audiences audiences;
    audiences.fill(base::Audience::members);
    return audiences;
}

std::string text_of(Audiences const& audiences)
{
    std::string text;
    for (std::size_t i = 0; i < parts; ++i) {
        if (!text.empty()) text += ' ';
        text += std::string {part_names.names[i]} + "=" + std::string {base::name_of(audiences[i])};
    }
    return text;
}

Audiences audiences_from(std::string_view text)
{
    auto audiences = audiences_of_newcomers();
    for (auto const& pair : split(text)) {
        auto const equals = pair.find('=');
        if (equals == std::string::npos) continue;
        auto const part = part_names.named(std::string_view {pair}.substr(0, equals));
        auto const audience = base::audience_named(std::string_view {pair}.substr(equals + 1));
        if (part && audience) audiences[static_cast<std::size_t>(*part)] = *audience;
    }
    return audiences;
}

std::string joined(std::vector<std::string> const& codes)
{
    std::string text;
    for (auto const& code : codes) (text += text.empty() ? "" : " ") += code;
    return text;
}

std::vector<std::string> split(std::string_view codes)
{
    std::vector<std::string> parts;
    while (!codes.empty()) {
        auto const code = codes.substr(0, codes.find(' '));
        codes.remove_prefix(std::min(codes.size(), code.size() + 1));
        if (!code.empty()) parts.emplace_back(code);
    }
    return parts;
}

base::Result<Person> with_role(Person person, base::Role role, std::int64_t administrators)
{
    if (person.role == base::Role::administrator && role != base::Role::administrator && administrators <= 1) {
        return base::conflict("last_administrator");
    }
    person.role = role;
    return person;
}

base::Result<Person> with_state(Person person, State state)
{
    if (person.state == State::elsewhere) return base::not_found(); // who never was here is not let back in either
    if (person.role == base::Role::administrator && state != State::active)
        return base::conflict("administrators_stay");
    person.state = state;
    return person;
}

} // namespace people
