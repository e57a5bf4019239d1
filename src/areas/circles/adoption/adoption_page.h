#pragma once

#include "areas/circles/adoption/answer_poll.h"
#include "html/page.h"
#include "platform/web/fields.h"

namespace circles {

/// What a link in a mail opens: the question with its answer filled in and one button, for somebody who need not sign in.
html::Page poll_page(Circle const& circle, Life const& life, Standing standing, html::Url const& url,
    web::Fields const& fields, base::Refusal const* refusal);
/// After her answer was kept.
html::Page poll_answered_page(Polled const& polled, Standing standing);
/// When the circle goes on already, or has ended.
html::Page poll_over_page(Circle const& circle);

} // namespace circles
