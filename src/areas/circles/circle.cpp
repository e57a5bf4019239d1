#include "areas/circles/circle.h"

#include "platform/i18n/fold.h"

namespace circles {

std::string ornament_name_of(std::string_view name, std::int64_t salt)
{
    std::string whole {name};
    if (salt != 0) (whole += '#') += std::to_string(salt);
    return whole;
}

std::string slug_for(std::string_view name, CircleId id, bool taken)
{
    auto slug = platform::slug(name);
    // "new" is the path of the form.
    return taken || slug == "new" ? slug + "-" + id.text() : slug;
}

base::Result<base::Done> is_itself(Circle const& circle)
{
    if (circle.state != State::active || !circle.merged_into) return base::Done {};
    return base::conflict("circle_is_merging");
}

base::Result<base::Done> is_active(Circle const& circle)
{
    TRY(is_itself(circle));
    if (circle.state == State::active) return base::Done {};
    return base::Refusal {.reason = base::Reason::conflict, .code = "circle_has_ended"};
}

base::Result<Membership> come_in(Circle const& circle, Membership membership, base::Time now)
{
    if (membership.inside()) return base::Refusal {.reason = base::Reason::conflict, .code = "circle_member_already"};
    if (membership.standing == Standing::out)
        return base::Refusal {.reason = base::Reason::not_allowed, .code = "circle_by_invitation"};
    bool const invited = membership.standing == Standing::invited;
    if (circle.joining == Joining::invitation && !invited)
        return base::Refusal {.reason = base::Reason::not_allowed, .code = "circle_by_invitation"};
    membership.standing = circle.joining == Joining::open || invited ? Standing::member : Standing::asks;
    membership.since = now;
    return membership;
}

base::Result<Membership> gone(
    Membership membership, Standing to, std::int64_t hosts, std::int64_t members, base::Time now)
{
    if (membership.standing == Standing::host && hosts == 1 && members > 1)
        return base::Refusal {.reason = base::Reason::conflict, .code = "circle_last_host"};
    if (membership.standing == Standing::none || membership.standing == to) return membership;
    // Who asked or was invited and takes it back was never here.
    membership.standing = membership.inside() ? to : Standing::none;
    membership.duty = Duty::none;
    membership.words.clear();
    membership.since = now;
    return membership;
}

} // namespace circles
