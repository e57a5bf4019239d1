#include "areas/notices/letter_link.h"

#include "base/names.h"

namespace notices {

namespace {

constexpr base::Names<CircleChoice, 2> circle_choice_names {{"less", "more"}};

std::string purpose(Choice choice)
{
    return "letter " + std::string {name_of(choice)};
}

std::string purpose(CircleChoice choice, base::CircleId circle)
{
    return "letter " + std::string {name_of(choice)} + " of " + circle.text();
}

std::string proof_of(platform::Keys const& keys, std::string const& purpose, base::PersonId person)
{
    return person.text() + "." + keys.mac(purpose, person.text());
}

std::optional<base::PersonId> person_of(platform::Keys const& keys, std::string const& purpose, std::string_view proof)
{
    auto const dot = proof.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    auto const id = proof.substr(0, dot);
    if (!keys.proves(purpose, id, proof.substr(dot + 1))) return std::nullopt;
    return base::PersonId::from(id);
}

} // namespace

html::Url letter_link(platform::Keys const& keys, Choice choice, base::PersonId person)
{
    return html::Url::to({"letter", name_of(choice), proof_of(keys, purpose(choice), person)});
}

std::optional<base::PersonId> person_of_link(platform::Keys const& keys, Choice choice, std::string_view proof)
{
    return person_of(keys, purpose(choice), proof);
}

std::string_view name_of(CircleChoice choice)
{
    return circle_choice_names.of(choice);
}

std::optional<CircleChoice> circle_choice_named(std::string_view name)
{
    return circle_choice_names.named(name);
}

html::Url circle_link(platform::Keys const& keys, CircleChoice choice, base::CircleId circle, base::PersonId person)
{
    return html::Url::to({"letter", name_of(choice), circle.text(), proof_of(keys, purpose(choice, circle), person)});
}

std::optional<base::PersonId> person_of_circle_link(
    platform::Keys const& keys, CircleChoice choice, base::CircleId circle, std::string_view proof)
{
    return person_of(keys, purpose(choice, circle), proof);
}

} // namespace notices
