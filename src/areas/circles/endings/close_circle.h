#pragma once

#include "areas/circles/endings/legacy.h"
#include "platform/storage/context.h"

namespace circles {

/// A circle and what it leaves.
struct Left {
    Circle circle {};
    Legacy legacy {};
};

/// Closes a circle with the page that it leaves: nobody writes in it any more, and everybody whom it may have reads it.
base::Result<Left> close_circle(platform::Context& cx, std::string_view slug, LegacyWords const& words);

/// Opens it again, within thirty days. What was written stays for the next time.
base::Result<Circle> open_circle_again(platform::Context& cx, std::string_view slug);

/// Other words for what it left, by a host, within thirty days.
base::Result<Left> correct_legacy(platform::Context& cx, std::string_view slug, LegacyWords const& words);

/// Another end for a working group, or none at all.
struct Renewal {
    std::int64_t months = 0; ///< from now; 0: it stays

    static base::Result<Renewal> from(web::Fields& fields);
};
base::Result<Circle> renew_circle(platform::Context& cx, std::string_view slug, Renewal const& renewal);

} // namespace circles
