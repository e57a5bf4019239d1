#pragma once

#include "areas/needs/need.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"

namespace needs {

/// What a supporter tells about her class; all of it may stay empty.
struct ClassContext {
    std::optional<std::int64_t> class_size {};
    std::string grade {};
    std::string setting {};
    std::vector<std::string> lacks {};
    bool named = false;
    bool operator==(ClassContext const&) const = default;

    static base::Result<ClassContext> from(web::Fields& fields);
};

/// Counts the actor among those who have this need too; said again, it tells more about the class.
base::Result<MeToo> say_me_too(platform::Context& cx, NeedId id, ClassContext const& context);

/// Takes it back.
base::Result<Need> take_me_too_back(platform::Context& cx, NeedId id);

} // namespace needs
