#pragma once

#include "areas/circles/circle.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"

namespace circles {

/// A circle and what became of one person in it.
struct Moved {
    Circle circle {};
    Membership membership {};
};

/// Comes in, or asks to be let in where the doors are not open; `words` say why.
base::Result<Moved> join_circle(platform::Context& cx, std::string_view slug, std::string const& words);

/// Leaves, takes the asking back, or says no to an invitation. The last host names another first.
base::Result<Moved> leave_circle(platform::Context& cx, std::string_view slug);

/// Asks a colleague in, by the path of her profile.
base::Result<Moved> invite_person(platform::Context& cx, std::string_view slug, std::string_view person);

/// A host answers somebody who asks to be let in.
base::Result<Moved> let_in(platform::Context& cx, std::string_view slug, base::PersonId person);
base::Result<Moved> turn_away(platform::Context& cx, std::string_view slug, base::PersonId person);

/// What a host may make of a member.
struct Place {
    bool host = false;
    Duty duty = Duty::none;

    static base::Result<Place> from(web::Fields& fields);
};
base::Result<Moved> give_place(platform::Context& cx, std::string_view slug, base::PersonId person, Place const& place);

/// Takes somebody out who does not keep the circle's promises.
base::Result<Moved> take_out(platform::Context& cx, std::string_view slug, base::PersonId person);

/// Of this circle only what addresses her, nothing in her letter; and back.
base::Result<Moved> want_less(platform::Context& cx, std::string_view slug, bool less);

} // namespace circles
