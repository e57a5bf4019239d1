#pragma once

#include "base/id.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace base {

using PersonId = IdOf<struct PersonTag>;
using CircleId = IdOf<struct CircleTag>;

/// What a person is to the network. Ordered: each may do what the one before may.
enum class Role { guest, member, steward, administrator };

/// Who may see a thing or a field of a profile.
enum class Audience { everyone, members, circles, only_me };

/// Whether what members or fewer could read can be read by strangers now.
bool is_opened(Audience audience, Audience before);

std::string_view name_of(Role role);
std::string_view name_of(Audience audience);
std::optional<Role> role_named(std::string_view name);
std::optional<Audience> audience_named(std::string_view name);

/// Who asks. A stranger has no person; a job acts as a named system actor with its own rights.
struct Actor {
    std::optional<PersonId> person {};
    Role role = Role::guest;
    std::vector<CircleId> circles {};

    bool is_member() const { return role >= Role::member; }
    bool is_steward() const { return role >= Role::steward; }
    bool is_administrator() const { return role == Role::administrator; }
    bool is(PersonId other) const { return person == other; }

    /// Whether something shown to this audience is shown to this actor. Circles are asked by their own room.
    bool may_see(Audience audience) const
    {
        return audience == Audience::everyone || (audience == Audience::members && is_member());
    }
};

} // namespace base
