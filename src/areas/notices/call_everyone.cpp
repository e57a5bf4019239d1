#include "areas/notices/listening.h"
#include "areas/notices/notice_store.h"
#include "areas/notices/tell.h"
#include "base/json.h"
#include "platform/jobs/write_job.h"

namespace notices {

namespace {

constexpr int called_a_turn = 100;
constexpr std::string_view calling_job = "notices.everyone";

void call_later(platform::Context& cx, circles::PostId post, std::string_view quiet, base::PersonId after)
{
    auto const payload = base::Json::object().add("post", post.text()).add("quiet", quiet).add("after", after.text());
    cx.outbox.job(calling_job, payload.text(), cx.clock.now(), "everyone " + post.text() + " " + after.text(),
        platform::Lane::mass);
}

/// A turn. Whoever is called by name as well, or began the thread, has heard of it by that.
void call_some(platform::Context& cx, circles::Post const& post, std::string_view quiet, base::PersonId after)
{
    auto const thread = circles::thread_named(cx.tx, post.thread);
    if (!thread || post.removed_at) return;
    auto members = circles::hearing_all(cx.tx, thread->circle, post.author, after, called_a_turn);
    bool const more = members.size() == called_a_turn;
    auto const last = members.empty() ? after : members.back();
    if (post.id != thread->opening) std::erase(members, thread->author);
    NoticeStore store {cx.tx};
    for (auto const& person : listening(cx.tx, *thread, post.author, members)) {
        auto const made = store.add({.id = cx.ids.make<NoticeId>(),
            .person = person,
            .kind = Kind::all_called,
            .circle = thread->circle,
            .thread = thread->id,
            .post = post.id,
            .from = post.author,
            .once_key = "post " + post.id.text(),
            .happened_at = post.written_at});
        if (quiet != "yes") mail_soon(cx, made);
    }
    if (more) call_later(cx, post.id, quiet, last);
}

} // namespace

void call_everyone(platform::Context& cx, circles::PostWritten const& written)
{
    call_later(cx, written.post, written.quiet ? "yes" : "no", {});
}

base::Result<base::Done> call_members(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = circles::PostId::from(flat.text("post"));
    auto const after = base::PersonId::from(flat.text("after"));
    if (!id || !after) return base::not_found();
    platform::write_as_job(machines, [&](platform::Context& cx) {
        auto const post = circles::post_named(cx.tx, *id);
        if (post) call_some(cx, *post, flat.text("quiet"), *after);
    });
    return base::Done {};
}

} // namespace notices
