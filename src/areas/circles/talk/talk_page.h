#pragma once

#include "areas/circles/talk/read_talk.h"
#include "areas/circles/talk/talk_words.h"
#include "html/page.h"
#include "platform/web/fields.h"

#include <span>

namespace circles {

/// Threads as a list, as the circle's page and the talk show them.
html::Html thread_items(
    Circle const& circle, std::span<ListedThread const> threads, Names const& names, base::Time now);
html::Page threads_page(base::Actor const& actor, ThreadList const& list);

/// A thread with its replies; a refused reply stands in its form.
html::Page thread_page(
    base::Actor const& actor, ThreadView const& view, web::Fields const& reply, base::Refusal const* refusal);

/// One post as a piece that arrives while the page is open: without anything that only its reader's page may carry.
html::Html post_piece(Post const& post, people::Name const& author, base::Time now);

html::Page new_thread_form(Seen const& seen, base::Actor const& actor, web::Fields const& fields,
    base::Refusal const* refusal, Reach const* reach = nullptr);

/// The form for other words. When somebody changed it meanwhile, both texts stand on the page.
html::Page edit_post_form(SeenPost const& seen, web::Fields const& fields, base::Refusal const* refusal);

/// What a post said before, each time with what went and what came.
html::Page history_page(SeenPost const& seen, std::vector<PastText> const& past, people::Name const& author);

} // namespace circles
