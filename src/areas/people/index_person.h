#pragma once

#include "areas/people/person.h"
#include "platform/search/search.h"
#include "platform/storage/context.h"

#include <optional>
#include <string_view>

// How members find one another: by the name, and by what somebody shows to every member. Strangers find nobody.
namespace people {

inline constexpr std::string_view search_kind = "person";

/// Puts the person into the members' index as far as her profile is shown to all of them, or takes her out. May be repeated.
void index_person(platform::Context& cx, platform::Search const& search, base::PersonId id);

/// The next people after this id, at most so many; the last one's id, nothing when there are no more.
std::optional<base::PersonId> index_people_after(
    platform::Tx& tx, platform::Search const& search, base::PersonId after, int limit);

/// How many can be found.
std::int64_t findable_people(platform::Tx& tx);

} // namespace people
