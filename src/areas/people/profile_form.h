#pragma once

#include "areas/people/person.h"
#include "html/html.h"
#include "platform/web/fields.h"

#include <string>
#include <string_view>

namespace people {

/// What a part of the profile is called.
std::string part_words(Part part);

/// The fields of a profile, with what was sent and what is wrong with it; provinces are those of the country.
html::Html name_field(web::Fields const& fields, base::Refusal const* refusal);
html::Html profile_fields(web::Fields const& fields, base::Refusal const* refusal, std::string_view country);

/// Who may see each part.
html::Html audience_list(web::Fields const& fields);

} // namespace people
