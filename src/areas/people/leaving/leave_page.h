#pragma once

#include "areas/people/person.h"
#include "html/page.h"
#include "html/url.h"
#include "platform/web/fields.h"

namespace people {

html::Page export_page();
html::Page leave_page(web::Fields const& fields, base::Refusal const* refusal);

/// Both for somebody who may not come in; `here` is her page's own address.
html::Page held_page(
    Person const& person, html::Url const& here, web::Fields const& fields, base::Refusal const* refusal);

html::Page left_page();

} // namespace people
