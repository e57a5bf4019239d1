#pragma once

#include "areas/people/person.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"

namespace people {

/// What a person says about herself; every field may stay empty but the name.
struct Profile {
    std::string name {};
    std::vector<std::string> subjects {};
    std::vector<std::string> grades {};
    std::string setting {};
    std::vector<std::string> languages {};
    std::optional<std::int64_t> place {}; ///< a province or a district of the gazetteer
    std::string help {};
    std::array<std::optional<base::Audience>, parts> audiences {}; ///< none: as it was
    std::optional<std::string> seen {}; ///< the wording the writer had before her (web::wording_of); absent of programs

    static base::Result<Profile> from(web::Fields& fields);
};

/// The same fields as a form shows them.
web::Fields fields_of(Person const& person);

/// Saves what a newcomer says about herself; what she is not asked yet stays as it was.
base::Result<Person> introduce_oneself(platform::Context& cx, Profile profile);

/// Saves what the actor says about herself. Refused with "changed_meanwhile" when it says something else than she has seen: a
/// tab left open for weeks must not show to all what was closed since.
base::Result<Person> edit_profile(platform::Context& cx, Profile const& profile);

} // namespace people
