#pragma once

#include "base/actor.h"
#include "platform/storage/sql.h"

#include <set>
#include <span>

namespace people {

/// Whether somebody is in a circle together with the person whose profile she reads.
enum class Together { no, in_a_circle };

/// Who is in a circle with somebody. The room of circles knows it, which this room may not enter: it hands its answer in.
class Company {
public:
    virtual ~Company() = default;

    /// Those of these people who are in a circle that she is in too, asked for all of them at once; not herself.
    virtual std::set<base::PersonId> of(
        platform::Tx& tx, base::PersonId person, std::span<base::PersonId const> people) const = 0;
};

/// Named once, before the first request; until then nobody is in a circle with anybody.
void set_company(Company const& company);

/// Those of these people who are in a circle with whoever asks; nobody for a stranger.
std::set<base::PersonId> in_a_circle_with(
    platform::Tx& tx, base::Actor const& actor, std::span<base::PersonId const> people);
Together together(platform::Tx& tx, base::Actor const& actor, base::PersonId person);

} // namespace people
