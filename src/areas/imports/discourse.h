#pragma once

#include "areas/imports/entry.h"
#include "areas/imports/message_words.h"
#include "base/result.h"

#include <string_view>

// Topics of a forum, as JSON:
//   {"topics": [{"id": 31, "title": "…", "created_at": "2019-03-04T10:11:12.000Z", "posts": [
//     {"id": 450, "post_number": 1, "username": "ayse", "name": "Ayşe K.", "email": "…", "created_at": "…", "raw": "…"}]}]}
// or the list of topics alone. `posts` may stand in `post_stream`, as Discourse itself writes a topic; instead of `raw` (Markdown) there
// may be `cooked` (HTML). `email`, `name` and everything else may be missing; `hidden` and `deleted_at` are heeded.
namespace imports {

/// What the file holds, in the order of time. Refused with not_json (the byte where it breaks as the problem's field), no_topics,
/// too_many_messages.
base::Result<Contents> read_discourse(std::string_view bytes, base::Time now);

/// The words of one post, from its own bytes.
OldWords words_of_post(std::string_view bytes, std::string_view unnamed);

} // namespace imports
