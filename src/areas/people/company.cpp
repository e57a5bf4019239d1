#include "areas/people/company.h"

namespace people {

namespace {

Company const* named_company = nullptr;

} // namespace

void set_company(Company const& company)
{
    named_company = &company;
}

std::set<base::PersonId> in_a_circle_with(
    platform::Tx& tx, base::Actor const& actor, std::span<base::PersonId const> people)
{
    if (named_company == nullptr || !actor.person || people.empty()) return {};
    return named_company->of(tx, *actor.person, people);
}

Together together(platform::Tx& tx, base::Actor const& actor, base::PersonId person)
{
    return in_a_circle_with(tx, actor, {&person, 1}).contains(person) ? Together::in_a_circle : Together::no;
}

} // namespace people
