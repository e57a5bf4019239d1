#include "areas/needs/need_page.h"

#include "algorithms/small_cells.h"
#include "areas/needs/may.h"
#include "areas/needs/merge.h"
#include "areas/needs/need_file_page.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/i18n/places.h"

#include <functional>

namespace needs {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;
using html::trn;

std::string size_words(std::string_view least)
{
    if (least == "1") return std::string {tr("up to 20")};
    if (least == "51") return std::string {tr("over 50")};
    auto const from = std::stoll(std::string {least});
    return platform::number(from) + "–" + platform::number(from + 9);
}

Html spread_row(std::string const& label, std::int64_t count, bool shown)
{
    if (!shown) {
        return render(R"html(<tr><th scope="row">{}</th><td class="v withheld" colspan="2">{}</td></tr>)html", label,
            tr("fewer than 5, not shown"));
    }
    return render(R"html(<tr><th scope="row">{}</th><td class="v">{}</td><td class="r">{}</td></tr>)html", label,
        html::squares(static_cast<int>(count), html::Hue::clay), platform::number(count));
}

/// A table whose rows are squares; groups under five are named but not counted.
Html spread_table(std::string_view caption, std::vector<Spread> const& spread, std::string (*words)(std::string_view))
{
    std::vector<std::int64_t> counts;
    for (auto const& line : spread) counts.push_back(line.count);
    auto const shown = algorithms::shown_cells(counts, least_told);
    Html rows;
    for (std::size_t i = 0; i < spread.size(); ++i)
        rows += spread_row(words(spread[i].code), spread[i].count, shown[i]);
    return render(
        R"html(<figure><table class="tchart tens"><caption>{}</caption><thead class="vh"><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table></figure>)html",
        caption, caption, tr("Squares"), tr("Teachers"), rows);
}

Html contexts_of(Contexts const& contexts)
{
    Html tables;
    auto const add = [&](std::string_view caption, Context const& context, std::string (*words)(std::string_view)) {
        if (context.told >= least_told) tables += spread_table(caption, context.spread, words);
    };
    add(tr("Pupils in the class"), contexts.sizes, size_words);
    add(tr("Grade"), contexts.grades, people::grade_words);
    add(tr("School"), contexts.settings, people::setting_words);
    add(tr("What is missing"), contexts.lacks, lack_words);
    if (tables.empty()) return {};
    return render(R"html(<div class="duo gap2">{}</div><p class="small quiet gap">{}</p>)html", tables,
        tr("We never show a group of fewer than five, nor a total that would give one away. The picture is drawn anew "
           "whenever five more have told."));
}

Html me_too_part(base::Actor const& actor, NeedView const& view)
{
    auto const path = html::Url::to({"needs", view.need.path_name(), "me-too"});
    if (view.need.state != State::open) return {};
    if (view.said_me_too) {
        return render(
            R"html(<span class="tag mint">{}{}</span><form method="post" action="{}">{}<button class="btn s">{}</button></form>)html",
            html::icon("check"), tr("You said “me too”"),
            html::Url::to({"needs", view.need.path_name(), "me-too", "undo"}), html::form_tokens(), tr("Take it back"));
    }
    if (!actor.person)
        return render(R"html(<a class="btn go" href="{}">{}{}</a>)html", path, html::icon("hand"), tr("Me too"));
    if (!may(actor, Action::say_me_too, view.need).allowed) return {};
    return render(R"html(<form method="post" action="{}">{}<button class="btn go">{}{}</button></form>)html", path,
        html::form_tokens(), html::icon("hand"), tr("Me too"));
}

Html authors_part(base::Actor const& actor, Need const& need)
{
    Html buttons;
    if (need.state == State::draft && may(actor, Action::open, need).allowed) {
        buttons += render(R"html(<form method="post" action="{}">{}<button class="btn go">{}</button></form>)html",
            html::Url::to({"needs", need.path_name(), "opening"}), html::form_tokens(), tr("Open this need"));
    }
    if (may(actor, Action::edit, need).allowed && need.state != State::merged) {
        buttons += render(R"html(<a class="btn" href="{}">{}</a>)html",
            html::Url::to({"needs", need.path_name(), "edit"}), tr("Change the words"));
    }
    if (need.state == State::open && may(actor, Action::close, need).allowed) {
        buttons += render(R"html(<form method="post" action="{}">{}<button class="btn">{}</button></form>)html",
            html::Url::to({"needs", need.path_name(), "closing"}), html::form_tokens(), tr("It is answered"));
    }
    if (need.state == State::open && may(actor, MergeAction::propose, need, need).allowed) {
        buttons += render(R"html(<a class="btn" href="{}">{}</a>)html",
            html::Url::to({"needs", need.path_name(), "merges", "new"}), tr("Is it the same as another?"));
    }
    return buttons += take_away_button(actor, need);
}

Html send_on(Need const& need)
{
    if (need.state != State::open || need.audience != base::Audience::everyone) return {};
    return render(R"html(<a class="btn" href="{}">{}{}</a>)html", html::Url::to({"needs", need.path_name(), "send"}),
        html::icon("share"), tr("Send to a colleague"));
}

Html audience_tag(Need const& need)
{
    auto const words = need.state == State::draft   ? tr("A draft: only you see it")
        : need.state == State::hidden               ? tr("Out of sight")
        : need.state == State::taken_away           ? tr("Taken away: only you see it")
        : need.audience == base::Audience::everyone ? tr("Anyone may read")
                                                    : tr("Members may read");
    return render(R"html(<span class="tag sky">{}</span>)html", words);
}

std::string name_in(NeedView const& view, base::PersonId person)
{
    auto const found = view.authors.find(person);
    return found == view.authors.end() || found->second.name.empty() ? std::string {tr("Somebody who left")}
                                                                     : found->second.name;
}

std::string about(NeedView const& view)
{
    auto words = name_in(view, view.need.author);
    words += ", " + people::subject_words(view.need.subject);
    if (!view.need.grade.empty()) words += ", " + people::grade_words(view.need.grade);
    auto const place = view.need.place ? platform::place_words(*view.need.place) : std::string {};
    if (!place.empty()) words += ", " + place;
    return words;
}

Html notice_of(std::string_view said, Need const& need)
{
    if (said == "counted_guest")
        return html::notice(
            html::Hue::mint, render("<p>{}</p>", tr("Counted. Thank you: that is how a circle begins.")));
    if (said == "counted")
        return html::notice(html::Hue::mint,
            render("<p>{}</p>{}", tr("Counted. We will tell you what comes of it."), context_form(need)));
    if (said == "told")
        return html::notice(html::Hue::mint, render("<p>{}</p>", tr("Thank you. The picture below is clearer now.")));
    if (said == "raised")
        return html::notice(html::Hue::mint,
            render("<p>{}</p>", tr("Your need is open. Send it to one colleague who would say the same.")));
    if (said == "kept")
        return html::notice(
            html::Hue::sky, render("<p>{}</p>", tr("Kept as a draft. Nobody else sees it until you open it.")));
    if (said == "answered")
        return html::notice(
            html::Hue::mint, render("<p>{}</p>", tr("Your answer stands below. Whoever said “me too” can find it.")));
    return {};
}

Html reply_link(std::string const& link)
{
    auto const local = html::Url::local(link);
    auto const outside = html::Url::outside(link);
    if (!local && !outside) return {};
    return render(R"html(<p><a href="{}" rel="nofollow ugc">{}</a></p>)html", local ? *local : *outside, link);
}

Html report_link(std::string_view kind, std::string const& id)
{
    return render(R"html(<a href="{}">{}</a>)html", html::Url {"/reports/new"}.with("kind", kind).with("id", id),
        tr("Report to a steward"));
}

Html reply_acts(base::Actor const& actor, NeedView const& view, Reply const& reply)
{
    Html acts;
    if (may(actor, ReplyAction::hide, reply).allowed) {
        acts += render(R"html(<form method="post" action="{}">{}<button>{}</button></form>)html",
            html::Url::to({"needs", view.need.path_name(), "replies", reply.id.text(), "hiding"}), html::form_tokens(),
            tr("Take this answer away"));
    }
    if (actor.is_member() && !actor.is(reply.author)) acts += report_link("reply", reply.id.text());
    return acts.empty() ? acts : render(R"html(<div class="acts">{}</div>)html", acts);
}

Html reply_post(base::Actor const& actor, NeedView const& view, Reply const& reply)
{
    auto const name = name_in(view, reply.author);
    auto const header = render(
        R"html(<header>{}<div><b dir="auto">{}</b><p class="meta"><time datetime="{}">{}</time></p></div></header>)html",
        html::initials(name, "z2"), name, platform::machine_time(reply.written_at),
        platform::ago(reply.written_at, view.now));
    auto links = wording_mark(view, reply);
    links += reply_link(reply.link);
    links += worksheet_links(view.worksheets, reply.id);
    auto const post = render(
        R"html(<article class="post" id="reply-{}">{}<div class="t"><p dir="auto" class="lines">{}</p>{}</div>{}</article>)html",
        reply.id.text(), header, reply.text, links, reply_acts(actor, view, reply));
    if (!view.blocked.contains(reply.author)) return post;
    return render(R"html(<details><summary class="quiet">{}</summary>{}</details>)html",
        tr("An answer by somebody you have blocked"), post);
}

Html reply_form(NeedView const& view, web::Fields const& reply, base::Refusal const* refusal)
{
    auto const text = html::text_area(
        {.name = "text",
            .label = std::string {tr("We tried …")},
            .hint = std::string {tr(
                "A sentence or two: what you did, and what came of it. What did not work helps as much.")},
            .problem = problem_at(refusal, "text"),
            .value = std::string {reply.sent("text")},
            .limit = 1000,
            .required = true},
        3);
    auto const link = html::text_field({.name = "link",
        .label = std::string {tr("A link, if there is one")},
        .problem = problem_at(refusal, "link"),
        .value = std::string {reply.sent("link")},
        .limit = 500});
    return render(
        R"html(<form class="stack loose wide gap2" method="post" enctype="multipart/form-data" action="{}" data-draft="reply-{}">{}{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::Url::to({"needs", view.need.path_name(), "replies"}), view.need.id.text(), html::form_tokens(), text,
        render("{}{}", link, worksheet_field(refusal)), tr("Answer"));
}

Html replies_part(
    base::Actor const& actor, NeedView const& view, web::Fields const& reply, base::Refusal const* refusal)
{
    auto posts = html::each(view.replies, [&](Reply const& one) { return reply_post(actor, view, one); });
    if (view.more_replies) {
        auto const next = html::Url::to({"needs", view.need.path_name()}).with("after", view.replies.back().id.text());
        posts += render(R"html(<p class="gap"><a class="btn" href="{}">{}</a></p>)html", next, tr("More answers"));
    }
    if (view.replies.empty())
        posts += render(R"html(<p class="quiet">{}</p>)html", tr("Nobody has answered yet. Two sentences are enough."));
    if (view.need.state == State::open && may(actor, Action::answer, view.need).allowed)
        posts += reply_form(view, reply, refusal);
    return posts;
}

/// Four people and a date make a circle: from the fifth voice on the page says so.
Html circle_button(base::Actor const& actor, NeedView const& view)
{
    constexpr std::int64_t enough = 5;
    bool const gathers = view.need.state == State::open || view.need.state == State::closed;
    if (!actor.is_member() || !gathers || view.me_toos < enough) return {};
    return render(R"html(<a class="btn" href="{}">{}{}</a>)html",
        html::Url {"/circles/new"}.with("need", view.need.id.text()), html::icon("gather"), tr("Start a circle"));
}

Html report_part(base::Actor const& actor, Need const& need)
{
    if (!actor.is_member() || actor.is(need.author) || need.state == State::hidden) return {};
    return render(R"html(<div class="acts">{}</div>)html", report_link("need", need.id.text()));
}

Html opening(base::Actor const& actor, NeedView const& view)
{
    auto const meta = render(R"html(<p class="meta">{}<span dir="auto">{}</span>{}</p>)html",
        html::initials(name_in(view, view.need.author), "z2"), about(view), audience_tag(view.need));
    Html buttons = me_too_part(actor, view);
    buttons += circle_button(actor, view);
    buttons += send_on(view.need);
    buttons += authors_part(actor, view.need);
    if (view.proposal) {
        buttons += render(R"html(<a class="btn" href="{}">{}</a>)html",
            html::Url::to({"merges", view.proposal->text()}), tr("Two needs that may be one"));
    }
    auto const words = render(R"html({}<h1 dir="auto">{}</h1><p class="lead lines" dir="auto">{}</p>{}{})html",
        html::stage_path(0), tr("“{title}”", {{"title", view.need.title}}), view.need.story,
        photo_figure(view.need, view.photo), worksheet_links(view.worksheets, std::nullopt));
    return render(R"html(<div class="stack wide">{}{}{}{}<div class="btns gap">{}</div>{}</div>)html",
        sight_part(actor, view), notice_of(view.said, view.need), words, meta, buttons, report_part(actor, view.need));
}

} // namespace

html::Page need_page(
    base::Actor const& actor, NeedView const& view, web::Fields const& reply, base::Refusal const* refusal)
{
    auto const when = view.need.opened_at
        ? std::string {tr("raised {when}", {{"when", platform::ago(*view.need.opened_at, view.now)}})}
        : std::string {};
    Html main = html::row(render("<p>{}<br>{}</p>", tr("A need"), when), opening(actor, view));
    if (view.me_toos > 0) {
        std::optional<Html> contexts = contexts_of(view.contexts);
        auto const note = render("<h2>{}</h2><p>{}</p>", trn("{n} says “me too”", "{n} say “me too”", view.me_toos),
            tr("One square is one teacher."));
        auto const all = html::squares(static_cast<int>(std::min<std::int64_t>(view.me_toos, 60)), html::Hue::rose);
        auto const body = contexts->empty() ? render(R"html({}<p class="small quiet gap">{}</p>)html", all,
                              tr("How their classes differ is shown here when five of them have told."))
                                            : *contexts;
        main += html::row(note, body);
    }
    if (!view.wordings.empty())
        main += html::row(render("<h2>{}</h2>", tr("The same in other words")), wordings_part(view));
    main += html::row(render("<h2>{}</h2>", tr("What others tried")), replies_part(actor, view, reply, refusal));
    main += html::row(render("<h2>{}</h2>", tr("What happened next")),
        render("{}{}", timeline_part(view.need, view.timeline, view.now),
            silence_part(actor, view.need, view.timeline, view.now)));
    auto const description = trn("{n} teacher says: me too.", "{n} teachers say: me too.", view.me_toos);
    return {.title = view.need.title,
        .description = description,
        .tab = html::Tab::needs,
        .ornament = view.need.title,
        .main = std::move(main),
        .card_path = view.need.audience == base::Audience::everyone && !view.hiding ? "/needs/" + view.need.path_name()
                                                                                    : std::string {},
        .card_image = card_image(view.need, view.photo)};
}

} // namespace needs
