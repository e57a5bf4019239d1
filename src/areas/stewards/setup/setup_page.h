#pragma once

#include "areas/stewards/setup/check_list.h"
#include "areas/stewards/setup/setup.h"
#include "html/page.h"
#include "platform/i18n/languages.h"

#include <string>

namespace stewards {

/// One question of the wizard, as its page shows it.
struct Question {
    Step step = Step::place;
    std::string token {};
    bool has_account = false; ///< somebody is signed in as administrator
    bool mail_works = false;
    std::string said {}; ///< what just happened, for the notice
    std::vector<Check> checks {};
    std::optional<html::Html> sheet {};
};

html::Page setup_page(Question const& question, web::Fields const& fields, base::Refusal const* refusal,
    platform::Languages const& languages);

} // namespace stewards
