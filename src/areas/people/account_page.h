#pragma once

#include "areas/people/person.h"
#include "html/page.h"
#include "platform/web/fields.h"
#include "platform/web/sessions.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace people {

/// The pages of what opens an account and what ends it: one for each thing, so that each can say plainly what it does.

/// A page that asks for nothing but one thing: the margin says what it is, the body a heading, a lead and the form.
html::Page account_page(std::string_view title, std::string_view note, std::string_view lead, html::Html const& rest);

/// The links on one's own page to all of them; a steward's to the care as well, for which a phone's bar has no room.
html::Html account_links(base::Role role);

/// Personal tokens. `made` is shown once, right after it was made.
html::Page tokens_page(std::vector<web::Session> const& tokens, base::Time now, web::Fields const& fields,
    base::Refusal const* refusal, std::string_view made);

} // namespace people
