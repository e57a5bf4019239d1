#include "base/actor.h"

#include "base/names.h"

namespace base {

namespace {

constexpr Names<Role, 4> roles {{"guest", "member", "steward", "administrator"}};
constexpr Names<Audience, 4> audiences {{"everyone", "members", "circles", "only_me"}};

} // namespace

bool is_opened(Audience audience, Audience before)
{
    return audience == Audience::everyone && before != Audience::everyone;
}

std::string_view name_of(Role role)
{
    return roles.of(role);
}
std::string_view name_of(Audience audience)
{
    return audiences.of(audience);
}
std::optional<Role> role_named(std::string_view name)
{
    return roles.named(name);
}
std::optional<Audience> audience_named(std::string_view name)
{
    return audiences.named(name);
}

} // namespace base
