#include "areas/circles/talk/thread.h"

namespace circles {

base::Result<base::Done> takes_replies(Thread const& thread)
{
    if (thread.state == ThreadState::open) return base::Done {};
    return base::Refusal {.reason = base::Reason::conflict, .code = "thread_is_locked"};
}

base::Result<Post> edited(Post post, std::int64_t seen, std::string text, std::string html, base::Time now)
{
    if (post.removed_at) return base::not_found();
    if (post.edits != seen) return base::Refusal {.reason = base::Reason::conflict, .code = "changed_meanwhile"};
    if (post.text == text) return post;
    post.text = std::move(text);
    post.html = std::move(html);
    post.edited_at = now;
    ++post.edits;
    return post;
}

base::Result<Post> removed(Post post, base::PersonId by, base::Time now)
{
    if (post.removed_at) return post;
    post.removed_at = now;
    post.removed_by = by;
    return post;
}

base::Result<Post> brought_back(Post post, base::PersonId by, base::Time now)
{
    if (!post.removed_at) return post;
    if (post.removed_by != by || now - *post.removed_at > undo_time)
        return base::Refusal {.reason = base::Reason::conflict, .code = "too_late_to_bring_back"};
    post.removed_at.reset();
    post.removed_by.reset();
    return post;
}

} // namespace circles
