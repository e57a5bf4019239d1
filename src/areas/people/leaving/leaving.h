#pragma once

#include "base/actor.h"
#include "base/json.h"
#include "base/names.h"
#include "platform/storage/context.h"

#include <span>
#include <string>
#include <string_view>

namespace people {

/// What becomes of what somebody wrote for others when she leaves. Her me-toos and other evidence stay as bare counts either way.
enum class Words { keep_without_name, take_away };
inline constexpr base::Names<Words, 2> words_names {{"keep_without_name", "take_away"}};

struct Leaving {
    base::PersonId person {};
    Words words = Words::keep_without_name;
    std::string email_folded {}; ///< her address until the last room has let go, for rows that know nothing else of her
    bool operator==(Leaving const&) const = default;
};

/// How a room keeps the promise of everybody's page: all that is hers in one file, and gone when she leaves. Every room has one
/// (areas/ROOM/keeping.h, `ROOM::keeper()`); the list of them is made by CMake from the list of rooms, so a room without one does
/// not compile. A room that keeps nothing of anybody says so with KeepsNothing.
class Keeper {
public:
    virtual ~Keeper() = default;

    /// Everything of this person's in this room, as one JSON value; nothing of anybody else's.
    virtual base::Json export_of(platform::Reading const& reading, base::PersonId person) const = 0;

    /// Lets go of at most about two hundred rows of what is hers. True when nothing is left; called again until then, and once more
    /// after a backup from before was brought back, so it must do no harm twice.
    virtual bool erase(platform::Context& cx, Leaving const& leaving) const = 0;
};

class KeepsNothing final : public Keeper {
public:
    base::Json export_of(platform::Reading const&, base::PersonId) const override { return base::Json::object(); }
    bool erase(platform::Context&, Leaving const&) const override { return true; }
};

/// A room's keeper under the room's name, as the whole list holds it.
struct NamedKeeper {
    std::string_view room;
    Keeper const* keeper;
};
using Keepers = std::span<NamedKeeper const>;

} // namespace people
