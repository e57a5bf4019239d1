#include "areas/circles/talk/talk_page.h"

#include "areas/circles/talk/may.h"
#include "areas/circles/talk/picture_form.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/markdown/markdown.h"

namespace circles {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

constexpr std::size_t read_shown = 4; ///< of what she has read already so many stay unfolded

std::string name_of_author(Names const& names, base::PersonId person)
{
    auto const found = names.find(person);
    return found == names.end() || found->second.name.empty() ? std::string {tr("Somebody who left")}
                                                              : found->second.name;
}

std::string_view words_of(Way way)
{
    switch (way) {
    case Way::mail:
        return tr("sent by mail");
    case Way::list:
        return tr("from a mailing list");
    case Way::forum:
        return tr("from another forum");
    case Way::page:
        break;
    }
    return {};
}

html::Url to_thread(Circle const& circle, Thread const& thread)
{
    return html::Url::to({"circles", circle.slug, "talk", thread.path_name()});
}

/// What is the same for all posts of a page.
struct Drawing {
    base::Actor const& actor;
    ThreadView const& view;
    html::Url thread = to_thread(view.circle, view.thread);
    bool may_reply = may(actor, ThreadAction::reply, view.circle, view.mine.standing, view.thread).allowed
        && view.thread.state == ThreadState::open;
    bool may_accept = may(actor, ThreadAction::accept, view.circle, view.mine.standing, view.thread).allowed;
};

void add_button(Html& all, html::Url const& url, std::string_view words)
{
    all.add(R"html(<form method="post" action="{}">{}<button>{}</button></form>)html", url, html::form_tokens(), words);
}

void add_header(Html& all, Post const& post, std::string const& name, html::Url const& permalink, base::Time now)
{
    all.add(
        R"html(<header>{}<div><b dir="auto">{}</b><p class="meta"><a href="{}"><time datetime="{}">{}</time></a>)html",
        html::initials(name, "z3"), name, permalink, platform::machine_time(post.written_at),
        platform::ago(post.written_at, now));
    if (post.edits > 0) all.add(R"html(<a href="{}">{}</a>)html", permalink.under("history"), tr("changed"));
    if (post.way != Way::page) all.add("<span>{}</span>", words_of(post.way));
    all.add("</p></div></header>");
}

void add_removed(Html& all, Drawing const& drawing, Post const& post, html::Url const& permalink)
{
    all.add(R"html(<article class="post" id="p-{}"><p class="quiet">{}</p>)html", post.id.text(),
        tr("This was taken away."));
    bool const mine = drawing.actor.person && post.removed_by == drawing.actor.person;
    if (mine && post.removed_at && drawing.view.now - *post.removed_at <= undo_time) {
        all.add(R"html(<div class="acts">)html");
        add_button(all, permalink.under("bringing-back"), tr("Bring it back"));
        all.add("</div>");
    }
    all.add("</article>");
}

/// Thanks, the way to reply, and what the reader may do to it.
Html acts_of(Drawing const& drawing, ShownPost const& shown, html::Url const& permalink)
{
    auto const& [actor, view, thread, may_reply, may_accept] = drawing;
    auto const& post = shown.post;
    auto const standing = view.mine.standing;
    Html acts;
    if (shown.thanked)
        add_button(acts, permalink.under("thanks/undo"), tr("Take thanks back"));
    else if (may(actor, PostAction::thank, view.circle, standing, post).allowed)
        add_button(acts, permalink.under("thanks"), tr("Thank"));
    if (post.thanks > 0)
        acts.add(R"html(<span class="quiet">{}</span>)html", trn("{n} said thanks", "{n} said thanks", post.thanks));
    if (may_accept && post.id != view.thread.opening) {
        bool const helped = view.thread.answer == post.id;
        add_button(acts, permalink.under(helped ? "helped/undo" : "helped"),
            helped ? tr("It did not help after all") : tr("This helped"));
    }
    if (may_reply)
        acts.add(R"html(<a href="{}">{}</a>)html", thread.with("quote", post.id.text()).at("reply"), tr("Quote"));
    if (may(actor, PostAction::edit, view.circle, standing, post).allowed)
        acts.add(R"html(<a href="{}">{}</a>)html", permalink.under("edit"), tr("Edit"));
    if (may(actor, PostAction::remove, view.circle, standing, post).allowed)
        add_button(acts, permalink.under("removal"), tr("Take away"));
    if (actor.is_member() && !actor.is(post.author))
        acts.add(R"html(<a href="{}">{}</a>)html",
            html::Url {"/reports/new"}.with("kind", "post").with("id", post.id.text()), tr("Report"));
    return acts;
}

void add_standing(Html& all, Drawing const& drawing, ShownPost const& shown, html::Url const& permalink)
{
    auto const& post = shown.post;
    bool const helped = drawing.view.thread.answer == post.id;
    all.add(R"html(<article class="{}" id="p-{}">)html", helped ? "post best" : "post", post.id.text());
    add_header(all, post, name_of_author(drawing.view.names, post.author), permalink, drawing.view.now);
    all.add(R"html(<div class="t">{})html", platform::stored_markdown(post.html));
    if (helped) all.add(R"html(<p><span class="tag mint">{}{}</span></p>)html", html::icon("check"), tr("This helped"));
    all.add("</div>");
    auto const acts = acts_of(drawing, shown, permalink);
    if (!acts.empty()) all.add(R"html(<div class="acts">{}</div>)html", acts);
    all.add("</article>");
}

void add_post(Html& all, Drawing const& drawing, ShownPost const& shown)
{
    auto const& post = shown.post;
    auto const permalink = html::Url::to({"circles", drawing.view.circle.slug, "posts", post.id.text()});
    if (post.removed_at) return add_removed(all, drawing, post, permalink);
    if (!drawing.view.blocked.contains(post.author)) return add_standing(all, drawing, shown, permalink);
    all.add(R"html(<details><summary class="quiet">{}</summary>)html", tr("Something by somebody you have blocked"));
    add_standing(all, drawing, shown, permalink);
    all.add("</details>");
}

/// What she read before is folded but for the last of it; a line stands before what is new.
Html replies_of(Drawing const& drawing)
{
    auto const& view = drawing.view;
    auto const first = static_cast<std::size_t>(view.first_page() ? 1 : 0);
    auto const read_to = view.reader.read_to;
    std::size_t read = first;
    while (read < view.posts.size() && view.posts[read].post.id <= read_to) ++read;
    bool const some_new = read < view.posts.size() && read_to != PostId {};
    std::size_t folded = some_new && read > first + 2 * read_shown ? read - read_shown : first;
    Html early;
    Html all;
    for (std::size_t i = first; i < view.posts.size(); ++i) {
        if (i == folded && i > first) {
            all += render(R"html(<details><summary>{}</summary>{}</details>)html",
                trn("{n} earlier reply, read", "{n} earlier replies, all read", static_cast<std::int64_t>(i - first)),
                early);
        }
        if (i == read && some_new) {
            all += render(R"html(<p class="since"><span>{}</span></p>)html",
                tr("New since {day}", {{"day", platform::weekday_and_time(view.reader.read_at)}}));
        }
        add_post(i < folded ? early : all, drawing, view.posts[i]);
    }
    return all;
}

std::string reply_hint(Circle const& circle)
{
    auto const who = circle.is_private()              ? tr("Only the members of this circle read it.")
        : circle.audience == base::Audience::everyone ? tr("Anyone may read it. No pupil’s name, please.")
                                                      : tr("Members of the network read it. No pupil’s name, please.");
    return std::string {who} + " " + std::string {tr("**Bold**, lists and @names work.")};
}

Html reply_form(ThreadView const& view, web::Fields const& reply, base::Refusal const* refusal)
{
    auto const typed = reply.sent("text");
    auto const text = html::text_area({.name = "text",
                                          .label = std::string {tr("Your reply")},
                                          .hint = reply_hint(view.circle),
                                          .problem = html::problem_at(refusal, "text"),
                                          .value = typed.empty() ? view.draft : std::string {typed},
                                          .limit = static_cast<int>(text_limit),
                                          .required = true},
        6);
    std::optional<Html> kept;
    if (typed.empty() && !view.draft.empty())
        kept = render(R"html(<p class="small quiet">{}</p>)html", tr("This is what you had begun to write."));
    auto const url = to_thread(view.circle, view.thread);
    auto const kept_at = html::Attributes {}
                             .set("data-draft", "reply-" + view.thread.id.text())
                             .set("data-draft-url", "/api/v1" + std::string {url.under("draft").text()});
    // Whoever may reply may ask the circle to decide.
    auto const buttons
        = render(R"html(<button class="btn go">{}</button><a class="btn" href="{}">{}{}</a>)html", tr("Reply"),
            html::Url::to({"circles", view.circle.slug, "decisions", "new"}).with("thread", view.thread.id.text()),
            html::icon("vote"), tr("Ask for a decision"));
    if (view.reach) kept = reach_question(*view.reach);
    return render(
        R"html(<form class="stack wide" id="reply" method="post" action="{}"{}>{}{}{}<div class="btns">{}</div></form>)html",
        url.under("replies").at("reply"), kept_at, html::form_tokens(), render("{}{}", text, kept),
        picture_fields(view.circle.slug, reply, refusal), buttons);
}

Html follow_part(base::Actor const& actor, ThreadView const& view)
{
    if (!may(actor, ThreadAction::follow, view.circle, view.mine.standing, view.thread).allowed) return {};
    auto const url = to_thread(view.circle, view.thread).under("wish");
    auto const to = [&](Wish wish, std::string_view words) {
        return render(
            R"html(<form method="post" action="{}">{}<input type="hidden" name="wish" value="{}"><button class="link">{}</button></form>)html",
            url, html::form_tokens(), wishes.of(wish), words);
    };
    switch (view.reader.wish) {
    case Wish::follow:
        return render("<p>{}</p>{}", tr("You follow this thread."), to(Wish::mute, tr("Mute it")));
    case Wish::mute:
        return render("<p>{}</p>{}", tr("You have muted this thread."), to(Wish::follow, tr("Follow it")));
    case Wish::none:
        return to(Wish::follow, tr("Follow this thread"));
    }
    return {};
}

Html lock_part(base::Actor const& actor, ThreadView const& view)
{
    if (!may(actor, ThreadAction::lock, view.circle, view.mine.standing, view.thread).allowed) return {};
    bool const open = view.thread.state == ThreadState::open;
    Html button;
    add_button(button, to_thread(view.circle, view.thread).under(open ? "locking" : "unlocking"),
        open ? tr("Close this thread for replies") : tr("Open it for replies again"));
    return render(R"html(<div class="acts">{}</div>)html", button);
}

Html tags_of(ThreadView const& view)
{
    Html tags = render(R"html(<span class="tag sky">{}</span>)html", words_of(view.thread.kind));
    if (view.thread.answer) {
        tags += render(R"html(<a class="tag mint" href="{}">{}{}</a>)html",
            html::Url::to({"circles", view.circle.slug, "posts", view.thread.answer->text()}), html::icon("check"),
            tr("Answered well"));
    }
    if (view.thread.state == ThreadState::locked)
        tags += render(R"html(<span class="tag sun">{}</span>)html", tr("Closed for replies"));
    return render(R"html(<p class="meta">{}</p>)html", tags);
}

/// The end of the thread: what others write meanwhile appears here.
Html live_replies(Drawing const& drawing)
{
    auto const& [actor, view, thread, may_reply, may_accept] = drawing;
    auto const replies = replies_of(drawing);
    if (view.thread.state != ThreadState::open || view.circle.state != State::active) return replies;
    auto const followed
        = html::Attributes {}.set("data-live", thread.under("live").text()).set("data-after", view.bookmark);
    auto const stale = render(R"html(<p class="callout sun" data-live-stale hidden><a href="{}">{}</a></p>)html",
        thread, tr("More has been said. Load the page anew."));
    return render(
        R"html(<div{}>{}<div data-live-end></div>{}<p class="vh" role="status" data-live-said></p></div>)html",
        followed, replies, stale);
}

Html talk_row(Drawing const& drawing)
{
    auto const& view = drawing.view;
    auto const note
        = render("<h2>{}</h2>{}", trn("{n} reply", "{n} replies", view.replies), follow_part(drawing.actor, view));
    if (!view.more) return html::row(note, live_replies(drawing));
    auto const more = render(R"html(<p class="gap"><a class="btn" href="{}">{}</a></p>)html",
        drawing.thread.with("after", view.posts.back().post.id.text()), tr("More replies"));
    return html::row(note, render("{}{}", replies_of(drawing), more));
}

Html answer_row(
    base::Actor const& actor, ThreadView const& view, web::Fields const& reply, base::Refusal const* refusal)
{
    if (!actor.person) {
        return html::row({},
            render(R"html(<p><a class="btn" href="{}">{}</a></p>)html",
                html::Url {"/sign-in"}.with("next", std::string {to_thread(view.circle, view.thread).text()}),
                tr("Sign in to reply")));
    }
    bool const open = view.thread.state == ThreadState::open && view.circle.takes_words();
    bool const may_reply = may(actor, ThreadAction::reply, view.circle, view.mine.standing, view.thread).allowed;
    if (!may_reply && open) {
        return html::row({},
            render(R"html(<p class="quiet">{} <a href="{}">{}</a></p>)html", tr("Those in the circle write here."),
                html::Url::to({"circles", view.circle.slug}), tr("Come in")));
    }
    if (may_reply && !is_itself(view.circle)) {
        return html::row({},
            render(R"html(<p class="callout sun">{} <a href="{}" dir="auto">{}</a></p>)html",
                tr("This circle is just becoming part of another one. In a minute you can write here again."),
                html::Url::to({"circles", view.circle.slug}), view.circle.name));
    }
    auto const body = open && may_reply ? reply_form(view, reply, refusal) : Html {};
    return html::row(
        render("<h2>{}</h2>", open ? tr("Write") : tr("Closed")), render("{}{}", body, lock_part(actor, view)));
}

} // namespace

html::Html post_piece(Post const& post, people::Name const& author, base::Time now)
{
    auto const name = author.name.empty() ? std::string {tr("Somebody who left")} : author.name;
    auto const header = render(
        R"html(<header>{}<div><b dir="auto">{}</b><p class="meta"><time datetime="{}">{}</time></p></div></header>)html",
        html::initials(name, "z3"), name, platform::machine_time(post.written_at), platform::ago(post.written_at, now));
    return render(R"html(<article class="post" id="p-{}" data-said="{}">{}<div class="t">{}</div></article>)html",
        post.id.text(), tr("{name} has replied", {{"name", name}}), header, platform::stored_markdown(post.html));
}

html::Page thread_page(
    base::Actor const& actor, ThreadView const& view, web::Fields const& reply, base::Refusal const* refusal)
{
    Drawing const drawing {actor, view};
    Html opening;
    if (view.first_page())
        add_post(opening, drawing, view.posts.front());
    else
        opening.add(
            R"html(<p class="gap"><a href="{}">{}</a></p>)html", drawing.thread, tr("To the beginning of the thread"));
    Html main = html::row(margin_of(view.circle),
        render(R"html(<div class="stack">{}<h1 dir="auto">{}</h1></div>{})html", tags_of(view), view.thread.title,
            opening));
    if (!view.decisions.empty()) {
        main += html::row(render("<h2>{}</h2>", tr("Decisions")),
            render(R"html(<div class="stack loose">{}</div>)html", view.decisions));
    }
    main += talk_row(drawing);
    bool const is_writing = !reply.all().empty();
    if (!view.more || is_writing) main += answer_row(actor, view, reply, refusal);
    html::Page page {.title = view.thread.title,
        .description = view.thread.excerpt,
        .tab = html::Tab::circles,
        .ornament = view.circle.ornament_name(),
        .main = std::move(main),
        .lively = true};
    if (view.circle.audience == base::Audience::everyone)
        page.card_path = "/circles/" + view.circle.slug + "/talk/" + view.thread.path_name();
    return page;
}

html::Page threads_page(base::Actor const& actor, ThreadList const& list)
{
    std::optional<Html> ask;
    if (may(actor, Action::write, list.circle, list.mine.standing).allowed && list.circle.takes_words()) {
        ask = render(R"html(<div class="btns"><a class="btn go" href="{}">{}</a></div>)html",
            html::Url::to({"circles", list.circle.slug, "talk", "new"}), tr("Ask the circle"));
    }
    std::optional<Html> more;
    if (list.more) {
        auto const& last = list.threads.back();
        more = render(R"html(<p class="gap2"><a class="btn" href="{}">{}</a></p>)html",
            html::Url::to({"circles", list.circle.slug, "talk"})
                .with("before", last.thread.id.text())
                .with("moved", std::to_string(last.last_at.ms)),
            tr("Older threads"));
    }
    auto const items = list.threads.empty()
        ? html::empty_frame(tr("Nobody has said anything yet. A question is a good start."), Html {})
        : thread_items(list.circle, list.threads, list.names, list.now);
    return {.title = std::string {tr("Talk of {circle}", {{"circle", list.circle.name}})},
        .tab = html::Tab::circles,
        .ornament = list.circle.ornament_name(),
        .main = html::row(margin_of(list.circle),
            render(
                R"html(<div class="stack"><h1>{}</h1>{}</div><div class="gap2"><h2 class="vh">{}</h2>{}{}</div>)html",
                tr("Talking about"), ask, tr("Threads"), items, more))};
}

} // namespace circles
