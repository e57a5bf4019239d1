#include "areas/notices/listening.h"
#include "areas/notices/notice_store.h"
#include "areas/notices/settle.h"
#include "areas/notices/tell.h"
#include "areas/people/people.h"

#include <algorithm>

namespace notices {

namespace {

enum class Mail { yes, no };

void mail_unless(platform::Context& cx, Mail mail, std::optional<NoticeId> made)
{
    if (mail == Mail::yes) mail_soon(cx, made);
}

/// Tells once; while one of the same kind about the same circle and thread is unread, that one only counts up. It is mailed when
/// what came before was quiet.
void tell_or_count(platform::Context& cx, Notice notice, Mail mail = Mail::yes)
{
    NoticeStore store {cx.tx};
    if (auto const unread = store.unread_about(notice)) {
        settle_all(cx.tx, {*unread});
        if (!unread->mailed_at) mail_unless(cx, mail, unread->id);
        return;
    }
    notice.id = cx.ids.make<NoticeId>();
    mail_unless(cx, mail, store.add(notice));
}

/// Whom a post addresses: the people it calls by name, and whoever began the thread it answers. Each once, nobody herself.
std::vector<base::PersonId> addressed_by(
    circles::PostWritten const& written, circles::Thread const& thread, circles::Post const& post)
{
    auto people = written.mentions;
    if (post.id != thread.opening) people.push_back(thread.author);
    std::ranges::sort(people);
    people.erase(std::unique(people.begin(), people.end()), people.end());
    std::erase(people, post.author);
    return people;
}

void tell_hosts(platform::Context& cx, circles::StandingChanged const& changed)
{
    auto const asks = circles::membership_in(cx.tx, changed.circle, changed.person);
    auto const hosts = circles::hosts_of(cx.tx, changed.circle);
    auto const blockers = people::blockers_of(cx.tx, changed.person, hosts);
    for (auto const& host : hosts) {
        if (blockers.contains(host)) continue;
        tell_or_count(cx,
            {.person = host,
                .kind = Kind::at_the_door,
                .circle = changed.circle,
                .from = changed.person,
                .once_key
                = "door " + changed.circle.text() + " " + changed.person.text() + " " + std::to_string(asks.since.ms),
                .happened_at = asks.since});
    }
}

/// Hosts have one person less to answer.
void settle_door(platform::Context& cx, circles::CircleId circle)
{
    settle_all(cx.tx, NoticeStore {cx.tx}.unread_of(circle, Kind::at_the_door));
}

void tell_her(platform::Context& cx, circles::StandingChanged const& changed, Kind kind)
{
    auto const mine = circles::membership_in(cx.tx, changed.circle, changed.person);
    tell_or_count(cx,
        {.person = changed.person,
            .kind = kind,
            .circle = changed.circle,
            .from = changed.by,
            .once_key = std::string {name_of(kind)} + " " + changed.circle.text() + " " + std::to_string(mine.since.ms),
            .happened_at = mine.since});
}

} // namespace

void tell_of_post(platform::Context& cx, circles::PostWritten const& written)
{
    auto const thread = circles::thread_named(cx.tx, written.thread);
    auto const post = circles::post_named(cx.tx, written.post);
    if (!thread || !post) return;
    auto const mail = written.quiet ? Mail::no : Mail::yes;
    for (auto const& person : listening(cx.tx, *thread, post->author, addressed_by(written, *thread, *post))) {
        Notice notice {.person = person,
            .kind = Kind::mentioned,
            .circle = thread->circle,
            .thread = thread->id,
            .post = post->id,
            .from = post->author,
            .once_key = "post " + post->id.text(),
            .happened_at = post->written_at};
        if (person == thread->author) {
            notice.kind = Kind::thread_answered;
            tell_or_count(cx, notice, mail);
        } else {
            notice.id = cx.ids.make<NoticeId>();
            mail_unless(cx, mail, NoticeStore {cx.tx}.add(notice));
        }
    }
    if (written.everyone) call_everyone(cx, written);
    // It may have been taken away before this was heard; then it stands again when it is brought back.
    if (post->removed_at) settle_post(cx, {thread->id, post->id});
}

void settle_post(platform::Context& cx, circles::PostChanged const& changed)
{
    NoticeStore store {cx.tx};
    auto const thread = circles::thread_named(cx.tx, changed.thread);
    if (!thread) {
        store.forget(changed.thread);
        return;
    }
    auto unread = store.unread_of(changed.thread);
    // A thread may go with its opening; any other post is told of by its own notice, or counted with the answers.
    if (changed.post != thread->opening) {
        std::erase_if(unread,
            [&](Notice const& notice) { return notice.kind != Kind::thread_answered && notice.post != changed.post; });
    }
    settle_all(cx.tx, unread);
}

void tell_of_standing(platform::Context& cx, circles::StandingChanged const& changed)
{
    using circles::Standing;
    settle_all(cx.tx, NoticeStore {cx.tx}.unread_of(changed.circle, changed.person));
    if (changed.was == Standing::asks) settle_door(cx, changed.circle);
    // The event is heard a moment later: what she is by then counts, another event tells the rest.
    if (circles::membership_in(cx.tx, changed.circle, changed.person).standing != changed.standing) return;
    bool const by_another = changed.by != changed.person;
    if (changed.standing == Standing::asks) tell_hosts(cx, changed);
    if (changed.standing == Standing::invited && by_another && !people::blocked(cx.tx, changed.person, changed.by))
        tell_her(cx, changed, Kind::asked_in);
    if (changed.standing == Standing::member && changed.was == Standing::asks && by_another)
        tell_her(cx, changed, Kind::let_in);
}

void tell_of_circle(platform::Context& cx, circles::CircleStarted const& started)
{
    auto const circle = circles::circle_of(cx.tx, started.circle);
    if (!circle || !circle->need) return;
    auto const need = needs::need_of(cx.tx, *circle->need);
    if (!need || need->author == circle->founder || people::blocked(cx.tx, need->author, circle->founder)) return;
    auto const author = people::person_of(cx.tx, need->author);
    if (!author || author->state != people::State::active) return;
    Notice const notice {.id = cx.ids.make<NoticeId>(),
        .person = need->author,
        .kind = Kind::circle_began,
        .need = need->id,
        .circle = circle->id,
        .from = circle->founder,
        .once_key = "began " + circle->id.text(),
        .happened_at = circle->founded_at};
    mail_soon(cx, NoticeStore {cx.tx}.add(notice));
}

void settle_blocks(platform::Context& cx, people::BlocksChanged const& changed)
{
    settle_all(cx.tx, NoticeStore {cx.tx}.unread_of(changed.person));
}

void settle_circle(platform::Context& cx, circles::CircleChanged const& changed)
{
    auto const circle = circles::circle_of(cx.tx, changed.circle);
    if (!circle) NoticeStore {cx.tx}.forget(changed.circle);
    if (circle && circle->state == circles::State::removed) NoticeStore {cx.tx}.withdraw(changed.circle);
}

} // namespace notices
