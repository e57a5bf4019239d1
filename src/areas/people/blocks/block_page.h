#pragma once

#include "areas/people/person.h"
#include "html/page.h"

#include <vector>

namespace people {

/// The quiet buttons under somebody's profile: block or unblock, and report.
html::Html keep_away_buttons(Person const& person, bool blocked);

/// Whom one has blocked, each with its undo.
html::Page blocked_page(std::vector<Person> const& blocked);

} // namespace people
