#pragma once

#include "areas/people/people.h"
#include "areas/stewards/welcome/welcome.h"
#include "html/page.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"

namespace stewards {

/// Who welcomes newcomers, and how often it came in time.
struct WelcomeView {
    std::vector<people::Person> welcomers {};
    WelcomeRate rate {};
};
base::Result<WelcomeView> view_welcome(platform::Reading const& reading);

/// Puts a member on the list of the network's welcomers, or takes her off it. Refused at "person" when nobody has that page.
struct WelcomerWords {
    std::string slug {};
    bool welcomes = true;
    static base::Result<WelcomerWords> from(web::Fields& fields);
};
base::Result<people::Person> keep_welcomer(platform::Context& cx, WelcomerWords const& words);

html::Page welcome_page(WelcomeView const& view, web::Fields const& fields, base::Refusal const* refusal);

/// "Of 12 first posts, 9 were answered within two school days."
std::string rate_words(WelcomeRate const& rate);

} // namespace stewards
