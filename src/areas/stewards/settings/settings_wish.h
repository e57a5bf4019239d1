#pragma once

#include "base/result.h"
#include "platform/i18n/languages.h"
#include "platform/settings/settings.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stewards {

/// The network's settings that somebody sent: name and text, ready to be written.
using Changes = std::vector<std::pair<std::string_view, std::string>>;

/// Each reads its own fields of a form and adds what it says; problems stay in the fields.
void read_name(web::Fields& fields, Changes& changes);
void read_place(web::Fields& fields, platform::Languages const& languages, Changes& changes);
void read_joining(web::Fields& fields, Changes& changes);
void read_public_default(web::Fields& fields, Changes& changes);
/// The weekend and the days on which nobody is expected to look; what is not sent stays.
void read_free_days(web::Fields& fields, Changes& changes);

/// The settings as they stand, under the names of the form's fields.
web::Fields fields_of(platform::SettingsNow const& settings);

/// Writes them; the caller has asked the law.
void write(platform::Context& cx, platform::Settings& settings, Changes const& changes);

} // namespace stewards
