#include "areas/circles/decisions/decision_card.h"
#include "areas/circles/endings/ending_page.h"
#include "areas/circles/endings/life.h"
#include "areas/circles/endings/life_part.h"
#include "areas/circles/may.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace circles {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

Html margin_words(std::string_view words)
{
    return render("<h2>{}</h2>", words);
}

Html paragraph(std::string_view text)
{
    return render(R"html(<p class="lines" dir="auto">{}</p>)html", text);
}

/// Whoever may, for as long as she may: other words, or the circle open again.
Html host_buttons(base::Actor const& actor, LegacyView const& view)
{
    auto const& circle = view.circle;
    Html buttons;
    if (may(actor, Action::edit, circle, view.mine.standing).allowed && takes_corrections(circle, view.now)) {
        buttons += render(R"html(<a class="btn" href="{}">{}</a>)html",
            html::Url::to({"circles", circle.slug, "legacy", "edit"}), tr("Correct the page"));
    }
    if (may(actor, Action::close, circle, view.mine.standing).allowed && opened_again(circle, view.now)) {
        buttons += render(R"html(<form method="post" action="{}">{}<button class="btn">{}</button></form>)html",
            to_part(circle, "reopening"), html::form_tokens(), tr("Open it again"));
    }
    if (buttons.empty()) return {};
    return render(R"html(<div class="btns">{}</div><p class="small quiet">{}</p>)html", buttons,
        tr("Both are possible until {day}.", {{"day", platform::day(*circle.closed_at + legacy_time)}}));
}

Html facts_of(LegacyView const& view)
{
    auto const& circle = view.circle;
    Html facts = render("<span>{}</span>",
        tr("{from} to {to}",
            {{"from", platform::month(circle.founded_at)},
                {"to", platform::month(circle.closed_at.value_or(view.now))}}));
    facts += render("<span>{}</span>", trn("{n} teacher", "{n} teachers", view.members));
    if (!circle.subject.empty()) facts += render("<span>{}</span>", people::subject_words(circle.subject));
    if (!circle.grade.empty()) facts += render("<span>{}</span>", people::grade_words(circle.grade));
    if (!circle.strategy.empty()) facts += render(R"html(<span dir="auto">{}</span>)html", circle.strategy);
    return render(R"html(<p class="meta">{}</p>)html", facts);
}

Html opening(base::Actor const& actor, LegacyView const& view)
{
    auto const& circle = view.circle;
    std::optional<Html> said;
    if (view.said == "closed")
        said = html::notice(html::Hue::mint,
            render(
                "<p>{}</p>", tr("The circle is closed, and this is its page. Its members are told in their letters.")));
    if (view.said == "corrected")
        said = html::notice(html::Hue::mint, render("<p>{}</p>", tr("Kept as you wrote it.")));
    return html::row(margin_of(circle),
        render(R"html({}<div class="stack"><h1 dir="auto">{}</h1><p class="lead" dir="auto">{}</p>{}{}</div>)html",
            said, tr("What “{circle}” leaves", {{"circle", circle.name}}), circle.purpose, facts_of(view),
            host_buttons(actor, view)));
}

std::string name_told(Names const& names, base::PersonId person)
{
    auto const found = names.find(person);
    return found == names.end() ? std::string {} : found->second.name;
}

/// What was written, and by whom; her words may have gone with her.
Html words_rows(LegacyView const& view)
{
    auto const& legacy = view.legacy;
    auto const name = name_told(view.names, legacy.author);
    if (legacy.came_of.empty())
        return html::row(margin_words(tr("What came of it")),
            render(R"html(<p class="quiet">{}</p>)html",
                tr("Whoever wrote this took her words along. What the circle said stands below.")));
    Html by;
    if (!name.empty()) by = render(R"html(<p dir="auto">{}</p>)html", tr("Told by {name}", {{"name", name}}));
    Html rows = html::row(render("<h2>{}</h2>{}", tr("What came of it"), by), paragraph(legacy.came_of));
    return rows;
}

Html thread_list(Circle const& circle, std::vector<Thread> const& threads)
{
    auto const items = html::each(threads, [&](Thread const& thread) {
        return render(
            R"html(<li class="item"><div><h3><a href="{}" dir="auto">{}</a></h3><p class="q small" dir="auto">{}</p></div></li>)html",
            html::Url::to({"circles", circle.slug, "talk", thread.path_name()}), thread.title, thread.excerpt);
    });
    return render(R"html(<ul class="list">{}</ul>)html", items);
}

Html failures_row(LegacyView const& view)
{
    if (view.legacy.did_not_work.empty() && view.failed.empty()) return {};
    std::optional<Html> words;
    if (!view.legacy.did_not_work.empty()) words = paragraph(view.legacy.did_not_work);
    std::optional<Html> threads;
    if (!view.failed.empty()) threads = thread_list(view.circle, view.failed);
    return html::row(
        margin_words(tr("What did not work")), render(R"html(<div class="stack">{}{}</div>)html", words, threads));
}

Html need_row(LegacyView const& view)
{
    if (!view.need) return {};
    auto const& need = view.need->need;
    return html::row(margin_words(tr("The need it answered")),
        render(
            R"html(<div class="stack"><p><a href="{}" dir="auto">{}</a></p><p class="meta"><span>{}</span><span>{}</span></p></div>)html",
            html::Url::to({"needs", need.path_name()}), need.title,
            trn("{n} teacher says “me too”", "{n} teachers say “me too”", view.need->me_toos),
            trn("{n} answer", "{n} answers", view.need->replies)));
}

Html threads_row(Circle const& circle, std::string_view heading, std::vector<Thread> const& threads)
{
    if (threads.empty()) return {};
    return html::row(margin_words(heading), thread_list(circle, threads));
}

std::string_view part_words(Membership const& one)
{
    switch (one.duty) {
    case Duty::notes:
        return tr("kept the notes");
    case Duty::time:
        return tr("kept the time");
    case Duty::welcome:
        return tr("welcomed newcomers");
    case Duty::none:
        break;
    }
    return one.standing == Standing::host ? tr("looked after it") : std::string_view {};
}

Html person_there(Names const& names, Membership const& one)
{
    auto const found = names.find(one.person);
    if (found == names.end() || found->second.name.empty()) return {};
    auto const& [name, slug] = found->second;
    auto const linked = render(R"html(<a href="{}" dir="auto">{}</a>)html", html::Url::to({"people", slug}), name);
    std::optional<Html> part;
    if (auto const words = part_words(one); !words.empty()) part = render(R"html(<p class="meta">{}</p>)html", words);
    return render(R"html(<li>{}<div><b>{}</b>{}</div></li>)html", html::initials(name, "z3"), linked, part);
}

Html who_was_here(LegacyView const& view)
{
    Html items;
    std::int64_t named = 0;
    for (auto const& one : view.people) {
        auto item = person_there(view.names, one);
        if (!item.empty()) ++named;
        items += item;
    }
    auto const others = view.members - named;
    std::optional<Html> list;
    if (named > 0) list = render(R"html(<ul class="folk">{}</ul>)html", items);
    std::optional<Html> rest;
    if (others > 0) {
        rest = render(R"html(<p class="gap quiet">{}</p>)html",
            named == 0 ? trn("One teacher, who is named to members of the network.",
                "{n} teachers, who are named to members of the network.", others)
                       : trn("And one more teacher.", "And {n} more teachers.", others));
    }
    return html::row(margin_words(tr("Who was here")), render("{}{}", list, rest));
}

Html last_rows(LegacyView const& view)
{
    Html rows;
    if (!view.legacy.whom_to_ask.empty())
        rows += html::row(margin_words(tr("Whom to ask")), paragraph(view.legacy.whom_to_ask));
    if (!view.legacy.thanks.empty()) rows += html::row(margin_words(tr("Thanks")), paragraph(view.legacy.thanks));
    return rows;
}

} // namespace

html::Page legacy_page(base::Actor const& actor, LegacyView const& view)
{
    auto const& circle = view.circle;
    Html main = opening(actor, view);
    main += words_rows(view);
    main += failures_row(view);
    main += need_row(view);
    main += threads_row(circle, tr("What worked"), view.worked);
    main += threads_row(circle, tr("Questions with an answer"), view.answered);
    if (!view.decisions.empty())
        main += html::row(margin_words(tr("What we decided")), decided_list(circle, view.decisions));
    main += who_was_here(view);
    main += last_rows(view);
    html::Page page {.title = tr("What “{circle}” leaves", {{"circle", circle.name}}),
        .description = circle.purpose,
        .tab = html::Tab::circles,
        .ornament = circle.ornament_name(),
        .main = std::move(main)};
    if (circle.audience == base::Audience::everyone) page.card_path = "/circles/" + circle.slug + "/legacy";
    return page;
}

} // namespace circles
