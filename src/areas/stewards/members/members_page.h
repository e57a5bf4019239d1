#pragma once

#include "areas/people/people.h"
#include "html/page.h"

#include <string_view>

namespace stewards {

/// People as stewards find them, each with what the actor may do to her.
html::Page members_page(base::Actor const& actor, people::FoundPeople const& found, std::string_view words);

} // namespace stewards
