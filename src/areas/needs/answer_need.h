#pragma once

#include "areas/needs/need_file.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"

namespace needs {

/// "We tried …": a sentence or two, with a link to what was tried if there is one.
struct ReplyWords {
    std::string text {};
    std::string link {};

    static base::Result<ReplyWords> from(web::Fields& fields);
};

constexpr std::size_t reply_limit = 1000;

base::Result<Reply> answer_need(platform::Context& cx, NeedId id, ReplyWords const& words, Attached const& files = {});

/// Whether the actor may answer, asked before her worksheet is taken in.
base::Result<base::Done> may_answer(platform::Reading const& reading, NeedId id);

/// Takes an answer out of sight: its author, or a steward.
base::Result<Reply> hide_reply(platform::Context& cx, ReplyId id);

} // namespace needs
