#include "areas/notices/letter_link.h"

namespace notices {

namespace {

std::string purpose(Choice choice)
{
    return "letter " + std::string {name_of(choice)};
}

} // namespace

html::Url letter_link(platform::Keys const& keys, Choice choice, base::PersonId person)
{
    return html::Url::to({"letter", name_of(choice), person.text() + "." + keys.mac(purpose(choice), person.text())});
}

std::optional<base::PersonId> person_of_link(platform::Keys const& keys, Choice choice, std::string_view proof)
{
    auto const dot = proof.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    auto const id = proof.substr(0, dot);
    if (!keys.proves(purpose(choice), id, proof.substr(dot + 1))) return std::nullopt;
    return base::PersonId::from(id);
}

} // namespace notices
