#pragma once

#include "areas/needs/merge.h"
#include "areas/needs/need_store.h"
#include "html/page.h"
#include "platform/web/fields.h"

namespace needs {

/// The steward's form: which other need, and why.
html::Page merge_form(Need const& from, web::Fields const& fields, base::Refusal const* refusal);

/// Both needs side by side, and what the reader may do.
struct MergeView {
    Merge merge {};
    Listed from {};
    Listed into {};
    base::Time now {};
};
html::Page merge_page(base::Actor const& actor, MergeView const& view);

} // namespace needs
