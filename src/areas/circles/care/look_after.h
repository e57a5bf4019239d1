#pragma once

#include "areas/circles/care/care.h"
#include "areas/circles/care/note_store.h"
#include "areas/circles/circles.h"
#include "areas/people/people.h"
#include "platform/web/fields.h"

namespace circles {

constexpr std::size_t note_limit = 300;

/// What the hosts of a circle see when they look after it.
struct CareView {
    Circle circle {};
    Membership mine {};
    Care care {};
    std::unordered_map<base::PersonId, people::Name> names {};
    bool is_all
        = true; ///< of a very large circle only some are looked at: its hosts, who have a duty, and the longest here
    std::string said {};
    base::Time now {};
};

/// For hosts; not found for everybody else, stewards included. Read marks are looked at by nobody: they are hers alone.
base::Result<CareView> view_care(platform::Reading const& reading, std::string_view circle, std::string_view language);

struct NoteWords {
    base::PersonId person {};
    std::string words {};

    static base::Result<NoteWords> from(web::Fields& fields);
};

/// A host writes to one of the circle, at most once a week whoever of the hosts it is.
base::Result<Note> write_note(platform::Context& cx, std::string_view circle, NoteWords const& words);

} // namespace circles
