#pragma once

#include "areas/people/company.h"
#include "areas/people/invitations/invitation.h"
#include "areas/people/person.h"
#include "html/page.h"
#include "platform/web/fields.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace people {

/// The first step of signing in: one address. Says in plain words when a new address needs an invitation.
html::Page sign_in_page(web::Fields const& fields, base::Refusal const* refusal, Joining joining);

/// The second: six digits. `code_shown` is set in development alone.
html::Page code_page(
    web::Fields const& fields, base::Refusal const* refusal, std::string_view address, std::string_view code_shown);

/// A newcomer's two minutes; the same fields as the profile.
html::Page welcome_page(web::Fields const& fields, base::Refusal const* refusal, std::string_view country);

/// One's own page: the profile with an audience for every field, and where one is signed in.
struct SignedIn {
    std::int64_t session = 0;
    std::string label {};
    base::Time seen_at {};
    bool here = false;
    base::Time now {}; ///< when the page was asked for
};
struct AroundYou {
    std::vector<SignedIn> sessions {};
    std::string country {};                          ///< whose provinces are offered
    std::vector<html::Shell::Language> languages {}; ///< that the network speaks
    std::optional<base::Time> way_back_opened {};
    bool saved = false;
    web::Fields const* display = nullptr; ///< what was sent of language and clock, and refused
    base::Refusal const* display_refusal = nullptr;
};
html::Page you_page(
    Person const& person, web::Fields const& fields, base::Refusal const* refusal, AroundYou const& around);

/// Somebody else, as far as the actor may see her.
html::Page person_page(base::Actor const& actor, Person const& person, Together together, bool blocked);

/// `together`: those of them who are in a circle with the actor.
html::Page people_page(
    base::Actor const& actor, std::vector<Person> const& people, std::set<base::PersonId> const& together, bool more);

} // namespace people
