#include "areas/needs/merge_page.h"

#include "areas/people/people.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace needs {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;
using html::trn;

html::Url path_of(Merge const& merge, std::string_view what)
{
    return html::Url::to({"merges", merge.id.text(), what});
}

Html one_side(Listed const& listed, std::string_view heading)
{
    auto const& need = listed.need;
    return render(
        R"html(<div class="card stack"><p class="small quiet">{}</p><h3 dir="auto"><a href="{}">{}</a></h3><p dir="auto" class="lines">{}</p><p class="meta"><span>{}</span><span>{}</span></p></div>)html",
        heading, html::Url::to({"needs", need.id.text()}), need.title, need.story,
        trn("{n} says “me too”", "{n} say “me too”", listed.me_toos), people::subject_words(need.subject));
}

std::string state_words(MergeView const& view)
{
    auto const& merge = view.merge;
    if (merge.undone_at)
        return tr(
            "Undone on {day}. Both needs stand for themselves again.", {{"day", platform::day(*merge.undone_at)}});
    if (merge.done_at)
        return tr("Done on {day}. It can be undone for a month.", {{"day", platform::day(*merge.done_at)}});
    if (merge.refused_at) return std::string {tr("One author said no. Both needs stay as they are.")};
    if (!merge.is_open(view.now))
        return std::string {
            tr("This proposal has ended: both needs stay as they are. A steward can ask both authors again.")};
    return tr("Both authors are asked. Nothing changes until both have said yes. It ends by itself on {day}.",
        {{"day", platform::day(merge.proposed_at + answer_time)}});
}

std::string what_is_carried(std::int64_t supporters)
{
    if (supporters == 0)
        return std::string {tr("Whoever raised it counts for the other one too. What was answered is read there.")};
    return trn(
        "{n} supporter would be carried over and told, and whoever raised it counts too. Each can leave. What was "
        "answered is "
        "read there.",
        "{n} supporters would be carried over and told, and whoever raised it counts too. Each can leave. What was "
        "answered "
        "is read there.",
        supporters);
}

Html decisions(base::Actor const& actor, MergeView const& view)
{
    auto const& merge = view.merge;
    bool const asked = (actor.is(view.from.need.author) && !merge.from_accepted_at)
        || (actor.is(view.into.need.author) && !merge.into_accepted_at);
    bool const open = merge.is_open(view.now);
    Html withdraw;
    if (open && may(actor, MergeAction::withdraw, view.from.need, view.into.need).allowed) {
        withdraw = render(
            R"html(<div class="btns gap2"><form method="post" action="{}">{}<button class="btn">{}</button></form></div>)html",
            path_of(merge, "withdrawal"), html::form_tokens(), tr("Withdraw the proposal"));
    }
    if (open && !asked) return withdraw;
    if (open) {
        return withdraw
            += render(
                R"html(<div class="btns gap2"><form method="post" action="{}">{}<button class="btn go">{}</button></form><form method="post" action="{}">{}<button class="btn">{}</button></form></div>)html",
                path_of(merge, "acceptance"), html::form_tokens(), tr("Yes, make them one"), path_of(merge, "refusal"),
                html::form_tokens(), tr("No, they are two"));
    }
    bool const undoable = merge.done_at && !merge.undone_at && view.now - *merge.done_at <= undo_time;
    if (!undoable || !may(actor, MergeAction::undo, view.from.need, view.into.need).allowed) return {};
    return render(
        R"html(<div class="btns gap2"><form method="post" action="{}">{}<button class="btn">{}</button></form></div>)html",
        path_of(merge, "undoing"), html::form_tokens(), tr("Take them apart again"));
}

} // namespace

html::Page merge_form(Need const& from, web::Fields const& fields, base::Refusal const* refusal)
{
    auto const other = html::text_field({.name = "other",
        .label = std::string {tr("The other need: paste its address")},
        .hint = std::string {tr("The supporters of this need will be carried over to it.")},
        .problem = problem_at(refusal, "other"),
        .value = std::string {fields.sent("other")},
        .limit = 500,
        .required = true});
    auto const why = html::text_area({.name = "why",
                                         .label = std::string {tr("A sentence to both authors")},
                                         .hint = std::string {tr("Why you think it is the same need. They decide.")},
                                         .problem = problem_at(refusal, "why"),
                                         .value = std::string {fields.sent("why")},
                                         .limit = 500},
        3);
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" action="{}">{}{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::Url::to({"needs", from.path_name(), "merges"}), html::form_tokens(), other, why, tr("Ask both authors"));
    auto const body
        = render(R"html(<div class="stack wide loose"><h1>{}</h1><p class="lead" dir="auto">{}</p>{}</div>)html",
            tr("Is it the same need?"), tr("“{title}”", {{"title", from.title}}), form);
    return {.title = std::string {tr("Is it the same need?")},
        .tab = html::Tab::care,
        .main = html::row(render("<p>{}</p>", tr("Two needs, one circle")), body)};
}

html::Page merge_page(base::Actor const& actor, MergeView const& view)
{
    std::optional<Html> why;
    if (!view.merge.why.empty())
        why = render(R"html(<p class="callout sun lines gap" dir="auto">{}</p>)html", view.merge.why);
    auto const sides = render(R"html(<h2 class="gap2">{}</h2><div class="duo">{}{}</div>)html", tr("Side by side"),
        one_side(view.from, tr("Would lead to the other one")), one_side(view.into, tr("Would stay")));
    auto const told = render(R"html(<p class="small quiet gap">{}</p>)html", what_is_carried(view.from.me_toos));
    auto const body = render(R"html(<h1>{}</h1><p class="lead gap">{}</p>{}{}{}{})html",
        tr("Two needs that may be one"), state_words(view), why, sides, told, decisions(actor, view));
    return {.title = std::string {tr("Two needs that may be one")},
        .tab = html::Tab::needs,
        .main = html::row(render("<p>{}</p>", platform::day(view.merge.proposed_at)), body)};
}

} // namespace needs
