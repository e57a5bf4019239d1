#include "areas/needs/answer_need.h"

#include "areas/needs/attach_files.h"
#include "areas/needs/may.h"
#include "areas/needs/need_store.h"
#include "areas/needs/needs.h"
#include "areas/needs/reply_store.h"
#include "areas/needs/show_reply.h"
#include "html/url.h"
#include "platform/trust/trust.h"

namespace needs {

base::Result<ReplyWords> ReplyWords::from(web::Fields& fields)
{
    ReplyWords words;
    words.text = fields.text("text", reply_limit, web::Demand::required);
    words.link = fields.line("link", 500);
    if (!words.link.empty() && !html::Url::local(words.link) && !html::Url::outside(words.link))
        fields.problem("link", "not_a_link");
    return fields.or_problems(std::move(words));
}

base::Result<base::Done> may_answer(platform::Reading const& reading, NeedId id)
{
    auto const need = TRY(NeedStore {reading.tx}.find(id));
    TRY(platform::require_view(may(reading.actor, Action::view, need)));
    TRY(platform::require(may(reading.actor, Action::answer, need)));
    return takes_answers(need);
}

base::Result<Reply> answer_need(platform::Context& cx, NeedId id, ReplyWords const& words, Attached const& files)
{
    TRY(may_answer(cx, id));
    auto const all = words.link.empty() ? words.text : words.text + "\n" + words.link;
    TRY(platform::may_write(cx, platform::Counts::as_new, {.text = all}));
    Reply const reply {cx.ids.make<ReplyId>(), id, *cx.actor.person, words.text, words.link, cx.clock.now(), {}};
    ReplyStore {cx.tx}.save(reply);
    attach_to_reply(cx, reply, files);
    cx.outbox.add(NeedAnswered {id, reply.id});
    return reply;
}

base::Result<Reply> show_reply_again(platform::Context& cx, ReplyId id)
{
    ReplyStore store {cx.tx};
    auto reply = TRY(store.find(id));
    if (!reply.hidden_at) return reply;
    reply.hidden_at.reset();
    store.save(reply);
    cx.outbox.add(NeedAnswered {reply.need, reply.id});
    return reply;
}

base::Result<Reply> hide_reply(platform::Context& cx, ReplyId id)
{
    ReplyStore store {cx.tx};
    auto reply = TRY(store.find(id));
    auto const need = TRY(NeedStore {cx.tx}.find(reply.need));
    TRY(platform::require_view(may(cx.actor, Action::view, need)));
    TRY(platform::require(may(cx.actor, ReplyAction::hide, reply)));
    if (reply.hidden_at) return reply;
    reply.hidden_at = cx.clock.now();
    store.save(reply);
    cx.outbox.add(NeedAnswered {reply.need, reply.id});
    return reply;
}

} // namespace needs
