#pragma once

#include "areas/people/person.h"
#include "platform/i18n/languages.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"

#include <string>

namespace people {

/// In which language and by which clock somebody reads pages and mails.
struct Display {
    std::string language {};
    std::string zone {}; ///< empty for the network's own

    static base::Result<Display> from(web::Fields& fields, platform::Languages const& languages);
};

base::Result<Person> choose_display(platform::Context& cx, Display const& display);

} // namespace people
