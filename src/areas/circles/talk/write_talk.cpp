#include "areas/circles/talk/write_talk.h"

#include "areas/circles/membership_store.h"
#include "areas/circles/talk/draft_store.h"
#include "areas/circles/talk/live_thread.h"
#include "areas/circles/talk/may.h"
#include "areas/circles/talk/picture_store.h"
#include "areas/circles/talk/post_store.h"
#include "areas/circles/talk/reach.h"
#include "areas/circles/talk/reach_store.h"
#include "areas/circles/talk/show_again.h"
#include "areas/circles/talk/talk.h"
#include "areas/circles/talk/thread_store.h"
#include "areas/people/people.h"
#include "platform/i18n/fold.h"
#include "platform/markdown/markdown.h"
#include "platform/trust/trust.h"

namespace circles {

namespace {

constexpr std::size_t excerpt_bytes = 240;
constexpr base::Milliseconds time_to_appeal = std::chrono::hours {24 * 30};

base::Result<SeenThread> with_standing(platform::Reading const& reading, Circle circle, Thread thread)
{
    SeenThread seen {.circle = std::move(circle), .thread = std::move(thread)};
    seen.mine = MembershipStore {reading.tx}.of(seen.circle.id, reading.actor.person);
    TRY(platform::require_view(may(reading.actor, ThreadAction::read, seen.circle, seen.mine.standing, seen.thread)));
    return seen;
}

void follow_unless_muted(platform::Context& cx, ThreadId thread)
{
    ThreadStore store {cx.tx};
    auto const person = *cx.actor.person;
    if (store.reader(thread, person).wish == Wish::none) store.set_wish(thread, person, Wish::follow, cx.clock.now());
}

/// The post of an actor who may do this to it.
base::Result<SeenPost> post_for(platform::Context& cx, PostId id, PostAction action)
{
    auto seen = TRY(post_seen(cx, id));
    TRY(platform::require(may(cx.actor, action, seen.in.circle, seen.in.mine.standing, seen.post)));
    return seen;
}

/// Hosts of a circle that somebody else began are known to her; whoever hosts her own is not known by that.
base::Result<base::Done> may_say(platform::Context& cx, SeenThread const& in, Ready const& ready, Post const* before)
{
    if (in.mine.standing == Standing::host && !cx.actor.is(in.circle.founder)) return base::Done {};
    platform::Writing text {.text = ready.text, .html = ready.html};
    text.mentions = static_cast<std::int64_t>(platform::mentions_in(ready.text).size());
    if (before != nullptr) {
        text.before = before->text;
        text.html_before = before->html;
        text.mentions -= static_cast<std::int64_t>(platform::mentions_in(before->text).size());
    }
    return platform::may_write(cx, before == nullptr ? platform::Counts::as_new : platform::Counts::as_change, text);
}

Post saved(platform::Context& cx, Post post)
{
    PostStore {cx.tx}.save(post);
    cx.outbox.add(PostChanged {post.thread, post.id});
    return post;
}

/// Its pictures are gone when it can no longer be brought back.
void look_at_pictures_of(platform::Context& cx, PostId post)
{
    PictureStore {cx.tx}.look_again(post, cx.clock.now() + undo_time + base::Milliseconds {1});
}

void tell(platform::Context& cx, ThreadId thread, PostId post, Ready const& ready)
{
    if (!ready.quiet && ready.reach >= many_people)
        ReachStore {cx.tx}.note(post, *cx.actor.person, ready.reach, cx.clock.now());
    cx.outbox.add(PostWritten {thread, post, ready.mentions, ready.everyone, ready.quiet});
}

base::Result<Thread> with_lock(platform::Context& cx, ThreadId id, ThreadState state)
{
    auto seen = TRY(thread_of(cx, id));
    TRY(platform::require(may(cx.actor, ThreadAction::lock, seen.circle, seen.mine.standing, seen.thread)));
    seen.thread.state = state;
    ThreadStore {cx.tx}.save(seen.thread);
    return seen.thread;
}

base::Result<Post> with_answer(platform::Context& cx, PostId id, std::optional<PostId> answer)
{
    auto seen = TRY(post_seen(cx, id));
    auto& thread = seen.in.thread;
    TRY(platform::require(may(cx.actor, ThreadAction::accept, seen.in.circle, seen.in.mine.standing, thread)));
    if (seen.post.removed_at || id == thread.opening) return base::not_found();
    thread.answer = answer;
    ThreadStore {cx.tx}.save(thread);
    cx.outbox.add(PostChanged {thread.id, id});
    return seen.post;
}

} // namespace

base::Result<ThreadWords> ThreadWords::from(web::Fields& fields)
{
    ThreadWords words;
    words.kind = fields.one_of("kind", talks).value_or(Talk::question);
    words.title = fields.line("title", title_limit, web::Demand::required);
    words.text = fields.text("text", text_limit, web::Demand::required);
    return fields.or_problems(std::move(words));
}

base::Result<ReplyWords> ReplyWords::from(web::Fields& fields)
{
    ReplyWords words;
    words.text = fields.text("text", text_limit, web::Demand::required);
    words.seen = fields.number("seen", 0, INT32_MAX).value_or(0);
    return fields.or_problems(std::move(words));
}

Ready made_ready(platform::Reading const& reading, Circle const& circle, std::string const& text)
{
    Ready ready {.text = text};
    // A picture of another circle, or of none, reads as what is to be seen on it.
    auto named = platform::pictures_in(text);
    if (named.size() > most_pictures) named.resize(most_pictures);
    auto const pictures = PictureStore {reading.tx}.sizes_of(circle.id, named);
    for (auto const& [hash, sizes] : pictures) ready.pictures.push_back(hash);
    auto const people = people::people_with_slugs(reading, platform::mentions_in(text));
    platform::MarkdownWish wish;
    wish.name_of = [&](std::string_view slug) -> std::optional<std::string> {
        auto const person = people.find(std::string {slug});
        return person == people.end() ? std::nullopt : std::optional {person->second.name};
    };
    wish.picture = [&](std::string_view destination) { return shown_picture(circle.slug, pictures, destination); };
    std::vector<base::PersonId> called;
    for (auto const& [slug, person] : people) called.push_back(person.id);
    ready.html = std::string {platform::markdown_html(text, wish).text()};
    ready.excerpt = platform::plain_text(text, excerpt_bytes);
    ready.mentions = circle.is_private() ? MembershipStore {reading.tx}.inside_of(circle.id, called) : called;
    ready.everyone = calls_everyone(text)
        && MembershipStore {reading.tx}.of(circle.id, reading.actor.person).standing == Standing::host;
    return ready;
}

base::Result<SeenThread> thread_seen(platform::Reading const& reading, std::string_view circle, ThreadId id)
{
    auto thread = TRY(ThreadStore {reading.tx}.find(id));
    auto found = TRY(CircleStore {reading.tx}.find(thread.circle));
    if (found.slug != circle) return base::not_found();
    return with_standing(reading, std::move(found), std::move(thread));
}

base::Result<SeenThread> thread_of(platform::Reading const& reading, ThreadId id)
{
    auto thread = TRY(ThreadStore {reading.tx}.find(id));
    auto circle = TRY(CircleStore {reading.tx}.find(thread.circle));
    return with_standing(reading, std::move(circle), std::move(thread));
}

base::Result<SeenPost> post_seen(platform::Reading const& reading, PostId id)
{
    auto post = TRY(PostStore {reading.tx}.find(id));
    auto in = TRY(thread_of(reading, post.thread));
    return SeenPost {std::move(in), std::move(post)};
}

base::Result<Thread> start_thread(platform::Context& cx, std::string_view circle, ThreadWords const& words,
    Ready const& ready, std::string_view language)
{
    auto const seen = TRY(circle_to_write_in(cx, circle));
    Thread thread {.id = cx.ids.make<ThreadId>(),
        .circle = seen.circle.id,
        .kind = words.kind,
        .title = words.title,
        .slug = platform::slug(words.title),
        .excerpt = ready.excerpt,
        .language = std::string {language},
        .author = *cx.actor.person,
        .opening = cx.ids.make<PostId>(),
        .started_at = cx.clock.now()};
    if (thread.kind == Talk::announcement)
        TRY(platform::require(may(cx.actor, ThreadAction::announce, seen.circle, seen.mine.standing, thread)));
    TRY(may_say(cx, {seen.circle, seen.mine, thread}, ready, nullptr));
    ThreadStore {cx.tx}.add(thread);
    PostStore {cx.tx}.add({.id = thread.opening,
        .thread = thread.id,
        .author = thread.author,
        .text = ready.text,
        .html = ready.html,
        .written_at = thread.started_at});
    PictureStore {cx.tx}.show(thread.opening, seen.circle.id, ready.pictures);
    ThreadStore {cx.tx}.set_wish(thread.id, thread.author, Wish::follow, cx.clock.now());
    DraftStore {cx.tx}.remove(thread.author, draft_place(seen.circle.id));
    tell(cx, thread.id, thread.opening, ready);
    return thread;
}

base::Result<Post> reply_to_thread(platform::Context& cx, ThreadId id, Ready const& ready, bool by_mail)
{
    auto const seen = TRY(thread_of(cx, id));
    TRY(platform::require(may(cx.actor, ThreadAction::reply, seen.circle, seen.mine.standing, seen.thread)));
    TRY(is_active(seen.circle));
    TRY(takes_replies(seen.thread));
    TRY(may_say(cx, seen, ready, nullptr));
    Post post {.id = cx.ids.make<PostId>(),
        .thread = id,
        .author = *cx.actor.person,
        .text = ready.text,
        .html = ready.html,
        .way = by_mail ? Way::mail : Way::page,
        .written_at = cx.clock.now()};
    PostStore {cx.tx}.add(post);
    PictureStore {cx.tx}.show(post.id, seen.circle.id, ready.pictures);
    follow_unless_muted(cx, id);
    DraftStore {cx.tx}.remove(post.author, draft_place(id));
    web::tell_followers(cx, topic_of(id), post.id.value);
    tell(cx, id, post.id, ready);
    return post;
}

base::Result<ReadyReply> reply_by_mail(platform::Reading const& reading, ThreadId thread, std::string const& text)
{
    if (text.size() > text_limit) return base::invalid("text", "too_long");
    auto const seen = TRY(thread_of(reading, thread));
    return ReadyReply {[thread, ready = made_ready(reading, seen.circle, text)](
                           platform::Context& cx) { return reply_to_thread(cx, thread, ready, true); }};
}

base::Result<Post> edit_post(platform::Context& cx, PostId id, std::int64_t seen_edits, Ready const& ready)
{
    auto const seen = TRY(post_for(cx, id, PostAction::edit));
    TRY(is_active(seen.in.circle));
    auto const post = TRY(edited(seen.post, seen_edits, ready.text, ready.html, cx.clock.now()));
    if (post.edits == seen.post.edits) return post;
    TRY(may_say(cx, seen.in, ready, &seen.post));
    PostStore {cx.tx}.keep_past(id, post.edits, seen.post.text, cx.clock.now());
    PictureStore {cx.tx}.show(id, seen.in.circle.id, ready.pictures);
    if (id == seen.in.thread.opening) {
        auto thread = seen.in.thread;
        thread.excerpt = ready.excerpt;
        ThreadStore {cx.tx}.save(thread);
    }
    return saved(cx, post);
}

base::Result<Post> remove_post(platform::Context& cx, PostId id)
{
    auto const seen = TRY(post_for(cx, id, PostAction::remove));
    auto thread = seen.in.thread;
    bool const opening = id == thread.opening;
    if (opening) thread.excerpt.clear();
    if (opening && PostStore {cx.tx}.count_after(thread.id, id) == 0) thread.state = ThreadState::removed;
    if (thread.answer == id) thread.answer.reset();
    if (!(thread == seen.in.thread)) ThreadStore {cx.tx}.save(thread);
    look_at_pictures_of(cx, id);
    return saved(cx, TRY(removed(seen.post, *cx.actor.person, cx.clock.now())));
}

base::Result<Said> said_and_reported(platform::Tx& tx, PostId id)
{
    auto const post = TRY(PostStore {tx}.find(id));
    auto const thread = TRY(ThreadStore {tx}.find(post.thread));
    auto const circle = TRY(CircleStore {tx}.find(thread.circle));
    return Said {
        post.author, post.text, std::string {html::Url::to({"circles", circle.slug, "posts", id.text()}).text()}};
}

base::Result<Said> said(platform::Reading const& reading, PostId id)
{
    TRY(post_seen(reading, id));
    return said_and_reported(reading.tx, id);
}

base::Result<Post> hide_reported_post(platform::Context& cx, PostId id)
{
    TRY(platform::require({cx.actor.is_steward(), "only_a_steward"}));
    auto const post = TRY(PostStore {cx.tx}.find(id));
    auto thread = TRY(ThreadStore {cx.tx}.find(post.thread));
    if (thread.opening == id) {
        // The title was reported with it.
        thread.state = ThreadState::removed;
        ThreadStore {cx.tx}.save(thread);
    }
    look_at_pictures_of(cx, id);
    // Whoever wrote it may appeal: until then there is something to bring back.
    PostStore {cx.tx}.hold(id, cx.clock.now() + time_to_appeal);
    return saved(cx, TRY(removed(post, *cx.actor.person, cx.clock.now())));
}

base::Result<Post> show_post_again(platform::Context& cx, PostId id)
{
    auto post = TRY(PostStore {cx.tx}.find(id));
    if (!post.removed_at || post.text.empty()) return post;
    post.removed_at.reset();
    post.removed_by.reset();
    auto thread = TRY(ThreadStore {cx.tx}.find(post.thread));
    if (thread.opening == id) {
        thread.state = ThreadState::open;
        thread.excerpt = platform::plain_text(post.text, excerpt_bytes);
        ThreadStore {cx.tx}.save(thread);
    }
    return saved(cx, std::move(post));
}

base::Result<Post> bring_back_post(platform::Context& cx, PostId id)
{
    auto post = TRY(PostStore {cx.tx}.find(id));
    auto thread = TRY(ThreadStore {cx.tx}.find(post.thread));
    auto const circle = TRY(CircleStore {cx.tx}.find(thread.circle));
    auto const mine = MembershipStore {cx.tx}.of(circle.id, cx.actor.person);
    // A thread that went with its opening is seen by nobody, whoever took it away must still be let to it.
    TRY(platform::require_view(may(cx.actor, Action::read_inside, circle, mine.standing)));
    if (!cx.actor.person || post.removed_by != cx.actor.person) return base::not_found();
    post = TRY(brought_back(std::move(post), *cx.actor.person, cx.clock.now()));
    if (id == thread.opening) {
        if (thread.state == ThreadState::removed) thread.state = ThreadState::open;
        thread.excerpt = platform::plain_text(post.text, excerpt_bytes);
        ThreadStore {cx.tx}.save(thread);
    }
    return saved(cx, std::move(post));
}

base::Result<Post> thank(platform::Context& cx, PostId id)
{
    auto const seen = TRY(post_for(cx, id, PostAction::thank));
    if (seen.post.removed_at) return base::not_found();
    if (PostStore {cx.tx}.thank(id, *cx.actor.person, cx.clock.now())) {
        platform::note_thanks(cx, seen.post.author, 1);
        cx.outbox.add(PostChanged {seen.post.thread, id});
    }
    return seen.post;
}

base::Result<Post> unthank(platform::Context& cx, PostId id)
{
    auto const seen = TRY(post_for(cx, id, PostAction::thank));
    if (PostStore {cx.tx}.unthank(id, *cx.actor.person)) {
        platform::note_thanks(cx, seen.post.author, -1);
        cx.outbox.add(PostChanged {seen.post.thread, id});
    }
    return seen.post;
}

base::Result<Post> accept_answer(platform::Context& cx, PostId id)
{
    return with_answer(cx, id, id);
}

base::Result<Post> take_answer_back(platform::Context& cx, PostId id)
{
    return with_answer(cx, id, std::nullopt);
}

base::Result<Thread> lock_thread(platform::Context& cx, ThreadId id)
{
    return with_lock(cx, id, ThreadState::locked);
}

base::Result<Thread> unlock_thread(platform::Context& cx, ThreadId id)
{
    return with_lock(cx, id, ThreadState::open);
}

} // namespace circles
