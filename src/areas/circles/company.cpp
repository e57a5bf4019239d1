#include "areas/circles/company.h"

#include "areas/circles/membership_store.h"

namespace circles {

namespace {

class CirclesCompany final : public people::Company {
public:
    std::set<base::PersonId> of(
        platform::Tx& tx, base::PersonId person, std::span<base::PersonId const> people) const override
    {
        return MembershipStore {tx}.beside(person, people);
    }
};

} // namespace

people::Company const& company()
{
    static CirclesCompany const company;
    return company;
}

} // namespace circles
