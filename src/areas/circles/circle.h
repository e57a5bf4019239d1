#pragma once

#include "areas/needs/needs.h"
#include "base/actor.h"
#include "base/names.h"
#include "base/result.h"
#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace circles {

using base::CircleId;

/// How somebody becomes a member.
enum class Joining { open, request, invitation };
inline constexpr base::Names<Joining, 3> joinings {{"open", "request", "invitation"}};

/// A closed circle stays readable with its legacy; a merged one leads to where its members went; a removed one is gone from
/// sight.
enum class State { active, closed, merged, removed };
inline constexpr base::Names<State, 4> states {{"active", "closed", "merged", "removed"}};

/// Who may read a circle: anyone, the network's members, or those in it alone (base::Audience::circles: private).
inline constexpr base::Names<base::Audience, 3> audiences {{"everyone", "members", "circles"}};

/// From which the margin ornament is drawn: the salt makes it unlike those of all other names.
std::string ornament_name_of(std::string_view name, std::int64_t salt);

/// A few teachers around one question.
struct Circle {
    CircleId id {};
    std::string slug {}; ///< unique in the network, and kept when the name changes
    std::string name {};
    std::string purpose {}; ///< the question it asks
    base::Audience audience = base::Audience::members;
    Joining joining = Joining::open;
    std::string subject {};
    std::string grade {};
    std::string strategy {}; ///< what it works with: "exit slips"
    std::string language {};
    std::string rhythm {};   ///< "Every second Thursday"
    std::string promises {}; ///< one on each line
    std::optional<needs::NeedId> need {};
    std::optional<base::Time> ends_at {}; ///< of a working group; a standing circle has none
    std::int64_t salt = 0;                ///< what makes the ornament of its name unlike all others
    State state = State::active;
    base::PersonId founder {};
    base::Time founded_at {};
    std::optional<base::Time> closed_at {};
    std::optional<CircleId> merged_into {}; ///< also while it is on its way there: then it is active and only read
    bool operator==(Circle const&) const = default;

    bool is_private() const { return audience == base::Audience::circles; }

    /// Whether people come in, talk and decide here.
    bool takes_words() const { return state == State::active && !merged_into; }

    std::string ornament_name() const { return ornament_name_of(name, salt); }
};

/// What somebody is to one circle. Who left may come again; who was taken out, only when a host asks her.
enum class Standing { none, asks, invited, left, out, member, host };
inline constexpr base::Names<Standing, 7> standings {{"none", "asks", "invited", "left", "out", "member", "host"}};

constexpr bool is_inside(Standing standing)
{
    return standing == Standing::member || standing == Standing::host;
}

/// As much of a circle as its card shows, for one reader: pages list many.
struct CircleCard {
    CircleId id {};
    std::string slug {};
    std::string name {};
    std::string purpose {};
    std::string subject {};
    std::string grade {};
    std::int64_t salt = 0;
    std::int64_t members = 0;
    Standing standing = Standing::none; ///< of the reader
    base::Time since {};                ///< her standing is what it is
};

/// What a member has taken on; passed on from hand to hand.
enum class Duty { none, notes, time, welcome };
inline constexpr base::Names<Duty, 4> duties {{"none", "notes", "time", "welcome"}};

/// One person in one circle: in it, asked in, asking to be let in, or gone again.
struct Membership {
    CircleId circle {};
    base::PersonId person {};
    Standing standing = Standing::none;
    Duty duty = Duty::none;
    std::string words {};       ///< of who asks: why she would like to come
    base::PersonId asked_by {}; ///< of who is invited
    base::Time since {};
    bool less = false; ///< of this circle only what addresses her, nothing in the letter
    bool operator==(Membership const&) const = default;

    bool inside() const { return is_inside(standing); }
};

/// The last part of a path as the name tells it, made unlike every other by `taken`.
std::string slug_for(std::string_view name, CircleId id, bool taken);

/// Whether it is not on its way to become part of another circle; nobody comes or goes meanwhile.
base::Result<base::Done> is_itself(Circle const& circle);

/// Whether people may still come in and talk.
base::Result<base::Done> is_active(Circle const& circle);

/// The membership after coming in: with open doors at once, otherwise as one who asks; whoever was invited comes in through
/// every door. Refused: by invitation only, here already.
base::Result<Membership> come_in(Circle const& circle, Membership membership, base::Time now);

/// The membership after leaving, or after being taken out. The last host stays until another is named.
base::Result<Membership> gone(
    Membership membership, Standing to, std::int64_t hosts, std::int64_t members, base::Time now);

} // namespace circles
