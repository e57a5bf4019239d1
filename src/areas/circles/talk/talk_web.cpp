#include "areas/circles/talk/talk_web.h"

#include "areas/circles/circles.h"
#include "areas/circles/decisions/read_decisions.h"
#include "areas/circles/merging/led_on.h"
#include "areas/circles/talk/draft_store.h"
#include "areas/circles/talk/may.h"
#include "areas/circles/talk/picture_form.h"
#include "areas/circles/talk/picture_web.h"
#include "areas/circles/talk/talk_json.h"
#include "areas/circles/talk/talk_page.h"
#include "areas/circles/talk/thread_feed.h"
#include "areas/circles/talk/write_talk.h"

#include "platform/markdown/markdown.h"
#include "platform/web/paging.h"
#include "platform/web/request.h"
#include "platform/web/wording.h"

namespace circles {

namespace {

html::Url to_thread(std::string_view circle, Thread const& thread)
{
    return html::Url::to({"circles", circle, "talk", thread.path_name()});
}

/// One post's place on its page; JSON names the thread in the post.
auto to_post(web::Request& rq)
{
    return [circle = std::string {rq.capture("circle")}](Post const& post) {
        return html::Url::to({"circles", circle, "posts", post.id.text()});
    };
}

base::Json post_json(Post const& post)
{
    return json_of(post);
}

base::Json thread_json(Thread const& thread)
{
    return json_of(thread);
}

/// The form comes once more, with how many people it will tell.
constexpr int asked_first = 409;

std::int64_t notified(Ready const& ready)
{
    return ready.quiet ? 0 : ready.reach;
}

/// Where the form for a reply stands.
PostId last_page(web::Request& rq, Thread const& thread)
{
    return page_with(rq.reading().tx, thread, {INT64_MAX});
}

web::Response list(web::Request& rq)
{
    ThreadCursor before;
    before.thread = rq.fields.id<ThreadId>("before").value_or(before.thread);
    before.last_at.ms = rq.fields.number("moved", 0, INT64_MAX).value_or(before.last_at.ms);
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const found = list_threads(rq.reading(), rq.capture("circle"), before);
    if (!found) return rq.refused(found.refusal());
    if (!rq.wants_json) return rq.page(threads_page(rq.actor(), *found));
    std::optional<std::string> next;
    if (found->more) {
        auto const& last = found->threads.back();
        next = web::next_page(rq, {{"before", last.thread.id.text()}, {"moved", std::to_string(last.last_at.ms)}});
    }
    return rq.json(json_of(*found).add("next", next));
}

/// She has read this far: written down a moment later, never while reading.
void note_read(web::Request& rq, ThreadView const& view)
{
    if (!rq.actor().is_member() || !rq.machines.later || view.posts.empty()) return;
    auto const to = view.posts.back().post.id;
    if (to <= view.reader.read_to) return;
    auto const person = *rq.actor().person;
    auto const thread = view.thread.id;
    auto const now = rq.machines.clock.now();
    rq.machines.later("read " + person.text() + " " + thread.text(),
        [=](platform::Tx& tx) { ThreadStore {tx}.read(thread, person, to, now); });
}

/// A quote of a post of this thread, as the beginning of a reply.
web::Fields quote_of(web::Request& rq, Thread const& thread, std::optional<PostId> quoted)
{
    web::Fields fields;
    if (!quoted) return fields;
    auto const post = PostStore {rq.reading().tx}.find(*quoted);
    if (post && post->thread == thread.id && !post->removed_at)
        fields.set("text", platform::quoted(post->text) + "\n\n");
    return fields;
}

web::Response show_thread(web::Request& rq, ThreadId id, PostId after, std::optional<PostId> quoted,
    web::Fields const& reply, base::Refusal const* refusal, std::optional<Reach> reach = {})
{
    auto view = view_thread(rq.reading(), rq.capture("circle"), id, after);
    if (!view) return rq.refused(view.refusal());
    view->reach = reach;
    note_read(rq, *view);
    if (rq.wants_json) {
        std::optional<std::string> next;
        if (view->more) next = web::next_page(rq, {{"after", view->posts.back().post.id.text()}});
        return rq.json(json_of(*view).add("next", next));
    }
    if (view->first_page())
        view->decisions = decision_cards(rq.reading(), view->circle, view->mine.standing, view->thread);
    if (reply.all().empty())
        return rq.page(thread_page(rq.actor(), *view, quote_of(rq, view->thread, quoted), nullptr));
    return rq.page(
        thread_page(rq.actor(), *view, reply, refusal), refusal != nullptr ? web::status_of(refusal->reason) : 200);
}

web::Response show(web::Request& rq)
{
    auto const id = rq.id<ThreadId>("thread");
    if (!id) return rq.refused(id.refusal());
    auto const after = rq.fields.id<PostId>("after").value_or(PostId {});
    auto const quoted = rq.fields.id<PostId>("quote");
    rq.fields.line("said", 20);
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return show_thread(rq, *id, after, quoted, {}, nullptr);
}

web::Response new_form(web::Request& rq)
{
    auto const seen = circle_to_write_in(rq.reading(), rq.capture("circle"));
    if (!seen) return rq.refused(seen.refusal());
    web::Fields fields;
    if (auto const draft = DraftStore {rq.reading().tx}.find(*rq.actor().person, draft_place(seen->circle.id)))
        fields.set("title", draft->title).set("text", draft->text).set("kind", std::string {talks.of(draft->kind)});
    return rq.page(new_thread_form(*seen, rq.actor(), fields, nullptr));
}

web::Response post_thread(web::Request& rq)
{
    auto const seen = circle_to_write_in(rq.reading(), rq.capture("circle"));
    if (!seen) return rq.refused(seen.refusal());
    if (adds_picture(rq)) {
        return add_picture(rq, seen->circle.slug, [&](web::Fields const& fields, base::Refusal const* refusal) {
            return rq.page(new_thread_form(*seen, rq.actor(), fields, refusal),
                refusal != nullptr ? web::status_of(refusal->reason) : 200);
        });
    }
    ask_for_no_picture(rq);
    auto const loudness = Loudness::from(rq.fields);
    auto const words = ThreadWords::from(rq.fields);
    auto const again = [&](base::Refusal const& refusal) {
        if (rq.wants_json || refusal.problems.empty()) return rq.refused(refusal);
        return rq.page(new_thread_form(*seen, rq.actor(), rq.fields, &refusal), web::status_of(refusal.reason));
    };
    if (!words) return again(words.refusal());
    auto ready = made_ready(rq.reading(), seen->circle, words->text);
    auto const reach = reach_of(rq.reading(), seen->circle, nullptr, ready);
    if (!rq.wants_json && loudness.asks_first(reach))
        return rq.page(new_thread_form(*seen, rq.actor(), rq.fields, nullptr, &reach), asked_first);
    ready.quiet = loudness.quiet;
    ready.reach = reach.people;
    auto const& language = rq.shell.language;
    auto const circle = seen->circle.slug;
    return rq.change_or([&](platform::Context& cx) { return start_thread(cx, circle, *words, ready, language); },
        [&](Thread const& thread) { return to_thread(circle, thread); },
        [&](Thread const& thread) { return thread_json(thread).add("notified", notified(ready)); }, again, 201);
}

base::Result<SeenThread> thread_to_reply_in(web::Request& rq, ThreadId id)
{
    auto seen = TRY(thread_seen(rq.reading(), rq.capture("circle"), id));
    TRY(platform::require(may(rq.actor(), ThreadAction::reply, seen.circle, seen.mine.standing, seen.thread)));
    return seen;
}

web::Response post_reply(web::Request& rq)
{
    auto const id = rq.id<ThreadId>("thread");
    if (!id) return rq.refused(id.refusal());
    auto const seen = thread_to_reply_in(rq, *id);
    if (!seen) return rq.refused(seen.refusal());
    if (adds_picture(rq)) {
        if (auto const open = takes_replies(seen->thread); !open) return rq.refused(open.refusal());
        return add_picture(rq, seen->circle.slug, [&](web::Fields const& fields, base::Refusal const* refusal) {
            return show_thread(rq, *id, {}, std::nullopt, fields, refusal);
        });
    }
    ask_for_no_picture(rq);
    auto const loudness = Loudness::from(rq.fields);
    auto const words = ReplyWords::from(rq.fields);
    auto const again = [&](base::Refusal const& refusal) {
        if (rq.wants_json || refusal.problems.empty()) return rq.refused(refusal);
        return show_thread(rq, *id, {}, std::nullopt, rq.fields, &refusal);
    };
    if (!words) return again(words.refusal());
    auto ready = made_ready(rq.reading(), seen->circle, words->text);
    auto const reach = reach_of(rq.reading(), seen->circle, &seen->thread, ready);
    if (!rq.wants_json && loudness.asks_first(reach)) {
        base::Refusal const asks {.reason = base::Reason::conflict, .code = "tells_many"};
        return show_thread(rq, *id, last_page(rq, seen->thread), std::nullopt, rq.fields, &asks, reach);
    }
    ready.quiet = loudness.quiet;
    ready.reach = reach.people;
    // The mark in the address tells the page that what was typed has been taken.
    auto const to_reply = [&](Post const& post) { return to_post(rq)(post).with("said", "replied"); };
    return rq.change_or([&](platform::Context& cx) { return reply_to_thread(cx, *id, ready); }, to_reply,
        [&](Post const& post) { return post_json(post).add("notified", notified(ready)); }, again, 201);
}

/// A link to one post: the page of its thread that shows it.
web::Response show_post(web::Request& rq)
{
    auto const id = rq.id<PostId>("post");
    if (!id) return rq.refused(id.refusal());
    auto const said = rq.fields.or_problems(rq.fields.line("said", 20));
    if (!said) return rq.refused(said.refusal());
    auto const reading = rq.reading();
    auto const seen = post_seen(reading, *id);
    if (!seen || seen->in.circle.slug != rq.capture("circle")) return rq.refused(base::not_found());
    if (rq.wants_json) return rq.json(json_of(seen->post));
    auto const& thread = seen->in.thread;
    auto url = to_thread(seen->in.circle.slug, thread);
    if (!said->empty()) url = url.with("said", *said);
    auto const after = page_with(reading.tx, thread, *id);
    auto const at = "p-" + id->text();
    return rq.see_other(after == PostId {} ? url.at(at) : url.with("after", after.text()).at(at));
}

base::Result<SeenPost> editable(web::Request& rq)
{
    auto const id = TRY(rq.id<PostId>("post"));
    auto seen = TRY(post_seen(rq.reading(), id));
    if (seen.in.circle.slug != rq.capture("circle") || seen.post.removed_at) return base::not_found();
    TRY(platform::require(may(rq.actor(), PostAction::edit, seen.in.circle, seen.in.mine.standing, seen.post)));
    return seen;
}

web::Response edit_form(web::Request& rq)
{
    auto const seen = editable(rq);
    if (!seen) return rq.refused(seen.refusal());
    web::Fields fields;
    fields.set("text", seen->post.text);
    return rq.page(edit_post_form(*seen, fields, nullptr));
}

web::Response post_edit(web::Request& rq)
{
    auto const seen = editable(rq);
    if (!seen) return rq.refused(seen.refusal());
    if (adds_picture(rq)) {
        return add_picture(rq, seen->in.circle.slug, [&](web::Fields const& fields, base::Refusal const* refusal) {
            return rq.page(
                edit_post_form(*seen, fields, refusal), refusal != nullptr ? web::status_of(refusal->reason) : 200);
        });
    }
    ask_for_no_picture(rq);
    auto const words = ReplyWords::from(rq.fields);
    auto const again = [&](base::Refusal const& refusal) {
        auto const now = editable(rq);
        bool const shown = web::is_for_the_form(refusal);
        if (rq.wants_json || !shown || !now) return rq.refused(refusal);
        return rq.page(edit_post_form(*now, rq.fields, &refusal), web::status_of(refusal.reason));
    };
    if (!words) return again(words.refusal());
    auto const ready = made_ready(rq.reading(), seen->in.circle, words->text);
    return rq.change_or([&](platform::Context& cx) { return edit_post(cx, seen->post.id, words->seen, ready); },
        to_post(rq), post_json, again);
}

web::Response history(web::Request& rq)
{
    auto const id = rq.id<PostId>("post");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const reading = rq.reading();
    auto const seen = post_seen(reading, *id);
    if (!seen || seen->in.circle.slug != rq.capture("circle") || seen->post.removed_at)
        return rq.refused(base::not_found());
    auto const past = PostStore {reading.tx}.past(*id);
    if (!rq.wants_json) {
        auto names = people::names_of(reading.tx, {&seen->post.author, 1});
        return rq.page(history_page(*seen, past, names[seen->post.author]));
    }
    auto list = base::Json::array();
    for (auto const& one : past) list.push(base::Json::object().add("text", one.text).add("until", one.until));
    return rq.json(base::Json::object().add("past", list));
}

/// A form without fields that changes one post.
template <base::Result<Post> (*use_case)(platform::Context&, PostId)>
web::Response post_change(web::Request& rq)
{
    auto const id = rq.id<PostId>("post");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    return rq.change([&](platform::Context& cx) { return use_case(cx, *id); }, to_post(rq), post_json);
}

/// After a removal the thread may be gone: its opening went with it.
web::Response post_removal(web::Request& rq)
{
    auto const id = rq.id<PostId>("post");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const seen = post_seen(rq.reading(), *id);
    bool const opening = seen && seen->in.thread.opening == *id;
    auto const circle = std::string {rq.capture("circle")};
    return rq.change([&](platform::Context& cx) { return remove_post(cx, *id); },
        [&](Post const& post) {
            auto const url = html::Url::to({"circles", circle, "posts", post.id.text()});
            return opening ? html::Url::to({"circles", circle, "talk"}) : url;
        },
        post_json);
}

template <base::Result<Thread> (*use_case)(platform::Context&, ThreadId)>
web::Response post_thread_change(web::Request& rq)
{
    auto const id = rq.id<ThreadId>("thread");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const circle = std::string {rq.capture("circle")};
    return rq.change([&](platform::Context& cx) { return use_case(cx, *id); },
        [&](Thread const& thread) { return to_thread(circle, thread); }, thread_json);
}

web::Response post_wish(web::Request& rq)
{
    auto const id = rq.id<ThreadId>("thread");
    if (!id) return rq.refused(id.refusal());
    auto const wish = rq.fields.or_problems(rq.fields.one_of("wish", wishes, web::Demand::required));
    if (!wish) return rq.refused(wish.refusal());
    auto const circle = std::string {rq.capture("circle")};
    return rq.change(
        [&](platform::Context& cx) -> base::Result<Thread> {
            auto seen = TRY(thread_of(cx, *id));
            TRY(platform::require(may(cx.actor, ThreadAction::follow, seen.circle, seen.mine.standing, seen.thread)));
            ThreadStore {cx.tx}.set_wish(*id, *cx.actor.person, **wish, cx.clock.now());
            return seen.thread;
        },
        [&](Thread const& thread) { return to_thread(circle, thread); }, thread_json);
}

/// Keeps what is being written; an empty text lets go of it.
web::Response keep_draft(web::Request& rq, std::string place)
{
    Draft draft {.place = std::move(place)};
    draft.kind = rq.fields.one_of("kind", talks).value_or(Talk::question);
    draft.title = rq.fields.line("title", title_limit);
    draft.text = rq.fields.text("text", text_limit);
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const circle = std::string {rq.capture("circle")};
    return rq.change(
        [&](platform::Context& cx) -> base::Result<Draft> {
            DraftStore store {cx.tx};
            draft.saved_at = cx.clock.now();
            if (draft.text.empty() && draft.title.empty())
                store.remove(*cx.actor.person, draft.place);
            else
                store.save(*cx.actor.person, draft);
            return draft;
        },
        [&](Draft const&) {
            return html::Url::to({"circles", circle, "talk"});
        },
        [](Draft const& kept) { return base::Json::object().add("saved_at", kept.saved_at); });
}

web::Response put_thread_draft(web::Request& rq)
{
    auto const seen = circle_to_write_in(rq.reading(), rq.capture("circle"));
    return seen ? keep_draft(rq, draft_place(seen->circle.id)) : rq.refused(seen.refusal());
}

web::Response put_reply_draft(web::Request& rq)
{
    auto const id = rq.id<ThreadId>("thread");
    if (!id) return rq.refused(id.refusal());
    auto const seen = thread_to_reply_in(rq, *id);
    return seen ? keep_draft(rq, draft_place(*id)) : rq.refused(seen.refusal());
}

web::Response feed(web::Request& rq)
{
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const found = list_threads(rq.reading(), rq.capture("circle"), {});
    if (!found) return rq.refused(found.refusal());
    return atom_answer(circle_feed(*found, rq.machines.public_url));
}

web::Response thread_feed_of(web::Request& rq)
{
    auto const id = rq.id<ThreadId>("thread");
    if (!id) return rq.refused(id.refusal());
    auto const asked = rq.fields.or_problems(base::Done {});
    if (!asked) return rq.refused(asked.refusal());
    auto const reading = rq.reading();
    auto const seen = thread_seen(reading, rq.capture("circle"), *id);
    if (!seen) return rq.refused(seen.refusal());
    auto const posts = PostStore {reading.tx}.before(*id, {INT64_MAX}, {}, posts_a_page);
    std::vector<base::PersonId> ids;
    for (auto const& shown : posts) ids.push_back(shown.post.author);
    return atom_answer(thread_feed(*seen, posts, people::names_of(reading.tx, ids), rq.machines.public_url));
}

} // namespace

void add_talk_routes(web::Routes& routes)
{
    using enum web::Who;
    using web::Cache;
    using web::Csrf;
    using web::Faces;
    using web::Limit;
    routes.get("/circles/{circle}/talk", anyone, Limit::read, Cache::stranger, led_on<list>);
    routes.get("/circles/{circle}/atom", anyone, Limit::read, Cache::stranger, led_on<feed>, Faces::page);
    routes.post_upload("/circles/{circle}/talk", member, Limit::write, Csrf::token, led_on<post_thread>);
    routes.get("/circles/{circle}/talk/new", member, Limit::read, Cache::nobody, led_on<new_form>, Faces::page);
    routes.post("/circles/{circle}/talk/draft", member, Limit::write, Csrf::token, led_on<put_thread_draft>);
    routes.get("/circles/{circle}/talk/{thread}", anyone, Limit::read, Cache::stranger, led_on<show>);
    routes.get("/circles/{circle}/talk/{thread}/atom", anyone, Limit::read, Cache::stranger, led_on<thread_feed_of>,
        Faces::page);
    routes.post_upload(
        "/circles/{circle}/talk/{thread}/replies", member, Limit::write, Csrf::token, led_on<post_reply>);
    routes.post("/circles/{circle}/talk/{thread}/draft", member, Limit::write, Csrf::token, led_on<put_reply_draft>);
    routes.post("/circles/{circle}/talk/{thread}/wish", member, Limit::write, Csrf::token, led_on<post_wish>);
    routes.post("/circles/{circle}/talk/{thread}/locking", member, Limit::write, Csrf::token,
        led_on<post_thread_change<lock_thread>>);
    routes.post("/circles/{circle}/talk/{thread}/unlocking", member, Limit::write, Csrf::token,
        led_on<post_thread_change<unlock_thread>>);
    routes.get("/circles/{circle}/posts/{post}", anyone, Limit::read, Cache::stranger, led_on<show_post>);
    routes.get(
        "/circles/{circle}/posts/{post}/edit", member, Limit::read, Cache::nobody, led_on<edit_form>, Faces::page);
    routes.post_upload("/circles/{circle}/posts/{post}/edit", member, Limit::write, Csrf::token, led_on<post_edit>);
    routes.get("/circles/{circle}/posts/{post}/history", anyone, Limit::read, Cache::stranger, led_on<history>);
    routes.post("/circles/{circle}/posts/{post}/thanks", member, Limit::write, Csrf::token, led_on<post_change<thank>>);
    routes.post(
        "/circles/{circle}/posts/{post}/thanks/undo", member, Limit::write, Csrf::token, led_on<post_change<unthank>>);
    routes.post(
        "/circles/{circle}/posts/{post}/helped", member, Limit::write, Csrf::token, led_on<post_change<accept_answer>>);
    routes.post("/circles/{circle}/posts/{post}/helped/undo", member, Limit::write, Csrf::token,
        led_on<post_change<take_answer_back>>);
    routes.post("/circles/{circle}/posts/{post}/removal", member, Limit::write, Csrf::token, led_on<post_removal>);
    routes.post("/circles/{circle}/posts/{post}/bringing-back", member, Limit::write, Csrf::token,
        led_on<post_change<bring_back_post>>);
    add_picture_routes(routes);
}

} // namespace circles
