#pragma once

#include "areas/circles/circle_page.h"
#include "areas/circles/decisions/decision.h"
#include "areas/circles/endings/legacy.h"
#include "areas/circles/talk/thread.h"

namespace circles {

/// The page that a circle leaves, with everything on it. What stands elsewhere is read anew: what was taken away there is gone
/// here.
struct LegacyView {
    Circle circle {};
    Membership mine {};
    Legacy legacy {};
    std::int64_t members = 0;
    std::vector<Membership> people {}; ///< hosts first; for strangers those alone whose pages are open to anyone
    Names names {};
    std::optional<needs::Listed> need {};
    std::vector<Thread> worked {};
    std::vector<Thread> failed {};
    std::vector<Thread> answered {};
    std::vector<Decision> decisions {};
    std::string said {};
    base::Time now {};
};

/// Not found for those who may not read inside the circle, and while it goes on.
base::Result<LegacyView> view_legacy(platform::Reading const& reading, std::string_view slug);

} // namespace circles
