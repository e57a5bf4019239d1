#include "areas/notices/notice_store.h"
#include "areas/notices/tell.h"

namespace notices {

namespace {

std::string welcome_key(base::PersonId newcomer)
{
    return "welcome " + newcomer.text();
}

} // namespace

void tell_of_welcome(platform::Context& cx, stewards::WelcomeAsked const& asked)
{
    auto const first = stewards::first_post_of(cx.tx, asked.newcomer);
    // It may have been answered before this was heard.
    if (!first || first->answered_at || first->welcomer != asked.welcomer) return;
    mail_soon(cx,
        NoticeStore {cx.tx}.add({.id = cx.ids.make<NoticeId>(),
            .person = asked.welcomer,
            .kind = Kind::welcome_asked,
            .need = first->need,
            .circle = first->circle,
            .thread = first->thread,
            .post = first->post,
            .from = asked.newcomer,
            .once_key = welcome_key(asked.newcomer),
            .happened_at = cx.clock.now()}));
}

void settle_welcome(platform::Context& cx, stewards::WelcomeSettled const& settled)
{
    NoticeStore {cx.tx}.take_back(settled.welcomer, welcome_key(settled.newcomer));
}

} // namespace notices
