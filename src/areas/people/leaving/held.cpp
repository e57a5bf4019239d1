#include "areas/people/leaving/held.h"

#include "areas/people/person_store.h"

#include <charconv>

namespace people {

using namespace std::chrono_literals;

namespace {

constexpr std::string_view held_purpose = "what we hold";
constexpr base::Milliseconds good_for = 1h;

std::string proof_of(platform::Keys const& keys, base::PersonId person, base::Time made)
{
    auto const text = person.text() + "-" + std::to_string(made.ms);
    return text + "-" + keys.mac(held_purpose, text);
}

} // namespace

html::Url held_link(platform::Keys const& keys, base::PersonId person, base::Time now)
{
    return html::Url::to({"yours", proof_of(keys, person, now)});
}

base::Result<Person> held_proven(platform::Tx& tx, std::string_view proof, platform::Keys const& keys, base::Time now)
{
    auto const first = proof.find('-'), last = proof.rfind('-');
    if (first == last) return base::not_found("link_over");
    auto const id = base::PersonId::from(proof.substr(0, first));
    auto const said = proof.substr(first + 1, last - first - 1);
    base::Time made {};
    std::from_chars(said.data(), said.data() + said.size(), made.ms);
    if (!id || !keys.proves(held_purpose, proof.substr(0, last), proof.substr(last + 1)) || now - made > good_for)
        return base::not_found("link_over");
    auto person = TRY(PersonStore {tx}.find(*id));
    if (person.state == State::erased) return base::not_found("link_over");
    return person;
}

} // namespace people
