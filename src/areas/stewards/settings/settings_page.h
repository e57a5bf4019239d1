#pragma once

#include "base/actor.h"
#include "html/page.h"
#include "platform/i18n/languages.h"
#include "platform/web/fields.h"

namespace stewards {

/// The questions, each as the wizard asks it alone and the settings page asks them together.
html::Html name_question(web::Fields const& fields, base::Refusal const* refusal);
html::Html place_questions(
    web::Fields const& fields, base::Refusal const* refusal, platform::Languages const& languages);
html::Html joining_question(web::Fields const& fields, base::Refusal const* refusal);
html::Html public_question(web::Fields const& fields, base::Refusal const* refusal);
html::Html free_days_questions(web::Fields const& fields, base::Refusal const* refusal);

/// All settings; stewards read them, administrators change them.
enum class Example { none, is_here, leaves };
struct AroundSettings {
    platform::Languages const& languages;
    bool saved = false;
    Example example = Example::none;
};
html::Page settings_page(
    base::Actor const& actor, web::Fields const& fields, base::Refusal const* refusal, AroundSettings const& around);

} // namespace stewards
