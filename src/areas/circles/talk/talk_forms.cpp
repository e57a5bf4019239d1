#include "algorithms/word_diff.h"
#include "areas/circles/talk/may.h"
#include "areas/circles/talk/picture_form.h"
#include "areas/circles/talk/talk_page.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"
#include "platform/web/wording.h"

#include <array>

namespace circles {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;

html::Choice kind_choice(Talk kind, std::string_view hint, std::string_view chosen)
{
    return {.value = std::string {talks.of(kind)},
        .label = words_of(kind),
        .hint = std::string {hint},
        .chosen = talks.of(kind) == chosen};
}

std::vector<html::Choice> kind_choices(std::string_view sent, bool host)
{
    auto const chosen = sent.empty() ? talks.of(Talk::question) : sent;
    std::vector<html::Choice> all {kind_choice(Talk::question, tr("Somebody will know, or somebody will try."), chosen),
        kind_choice(Talk::success, tr("What you did, with whom, and what came of it."), chosen),
        kind_choice(Talk::failure, tr("It helps as much: others need not try it, or try it otherwise."), chosen),
        kind_choice(Talk::discussion, tr("Talk without an end in sight."), chosen)};
    if (host)
        all.push_back(kind_choice(Talk::announcement,
            tr("News that all should read. It stands in their letters and interrupts nobody."), chosen));
    return all;
}

Html text_field(
    std::string_view label, std::string hint, web::Fields const& fields, base::Refusal const* refusal, int rows)
{
    return html::text_area({.name = "text",
                               .label = std::string {label},
                               .hint = std::move(hint),
                               .problem = problem_at(refusal, "text"),
                               .value = std::string {fields.sent("text")},
                               .limit = static_cast<int>(text_limit),
                               .required = true},
        rows);
}

Html who_hears(bool host)
{
    auto const all = tr("Whoever you call by name is told at once. The others find it in their letter.");
    if (!host) return render(R"html(<p class="small quiet">{}</p>)html", all);
    return render(R"html(<p class="small quiet">{} {}</p>)html", all,
        tr("As a host you can write @everyone: then the whole circle is told, and you see how many it is first."));
}

/// What went and what came between two texts.
Html differences(std::string_view before, std::string_view after)
{
    Html words;
    auto const was = with_short_names(before);
    auto const is = with_short_names(after);
    for (auto const& piece : algorithms::word_diff(was, is)) {
        switch (piece.change) {
        case algorithms::Change::same:
            words += render("{}", piece.text);
            break;
        case algorithms::Change::gone:
            words += render("<del>{}</del>", piece.text);
            break;
        case algorithms::Change::come:
            words += render("<ins>{}</ins>", piece.text);
            break;
        }
    }
    return render(R"html(<p class="lines" dir="auto">{}</p>)html", words);
}

/// What she saw first, until she has been shown what another has written.
std::string seen_edits(SeenPost const& seen, web::Fields const& fields, bool meanwhile)
{
    bool const first = meanwhile || fields.sent("seen").empty();
    return first ? std::to_string(seen.post.edits) : std::string {fields.sent("seen")};
}

html::Url to_thread(SeenThread const& in)
{
    return html::Url::to({"circles", in.circle.slug, "talk", in.thread.path_name()});
}

html::Page page_of(SeenThread const& in, std::string title, Html main)
{
    return {.title = std::move(title),
        .tab = html::Tab::circles,
        .ornament = in.circle.ornament_name(),
        .main = html::row(margin_of(in.circle), std::move(main))};
}

} // namespace

html::Page new_thread_form(Seen const& seen, base::Actor const& actor, web::Fields const& fields,
    base::Refusal const* refusal, Reach const* reach)
{
    bool const host = may(actor, Action::host, seen.circle, seen.mine.standing).allowed;
    auto const kind = html::choices(
        {.name = "kind", .label = std::string {tr("What is it?")}, .problem = problem_at(refusal, "kind")},
        kind_choices(fields.sent("kind"), host), html::Answers::one, html::Look::cards);
    auto const title = html::text_field({.name = "title",
        .label = std::string {tr("In one sentence")},
        .hint = std::string {tr("For example: what do you do with the slip that says “everything”?")},
        .problem = problem_at(refusal, "title"),
        .value = std::string {fields.sent("title")},
        .limit = static_cast<int>(title_limit),
        .required = true});
    auto const text = text_field(tr("And then?"),
        std::string {tr("What you tried, what you saw. No pupil’s name, please. **Bold**, lists and @names work.")},
        fields, refusal, 8);
    auto const heard = reach != nullptr ? reach_question(*reach) : who_hears(host);
    auto const url = html::Url::to({"circles", seen.circle.slug, "talk"});
    auto const kept_at = html::Attributes {}
                             .set("data-draft", "talk-" + seen.circle.slug)
                             .set("data-draft-url", "/api/v1" + std::string {url.under("draft").text()});
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" action="{}"{}>{}{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        url, kept_at, html::form_tokens(), render("{}{}{}", kind, title, text),
        render("{}{}", picture_fields(seen.circle.slug, fields, refusal), heard), tr("Send it to the circle"));
    return {.title = std::string {tr("Ask the circle")},
        .tab = html::Tab::circles,
        .ornament = seen.circle.ornament_name(),
        .main = html::row(margin_of(seen.circle),
            render(R"html(<div class="stack wide loose"><h1>{}</h1>{}</div>)html", tr("Ask the circle"), form))};
}

html::Page edit_post_form(SeenPost const& seen, web::Fields const& fields, base::Refusal const* refusal)
{
    bool const meanwhile = web::is_changed_meanwhile(refusal);
    std::optional<Html> other;
    if (meanwhile) other = web::written_meanwhile(std::array<std::string_view, 1> {seen.post.text});
    auto const text = text_field(meanwhile ? tr("What you wrote") : tr("Other words"),
        std::string {tr("What it said before stays readable.")}, fields, refusal, 10);
    auto const buttons
        = render(R"html(<div class="btns"><button class="btn go">{}</button><a class="btn" href="{}">{}</a></div>)html",
            tr("Keep it so"), to_thread(seen.in).at("p-" + seen.post.id.text()), tr("Leave it as it was"));
    auto const form = render(
        R"html(<form class="stack loose wide" method="post" action="{}">{}<input type="hidden" name="seen" value="{}">{}{}{}</form>)html",
        html::Url::to({"circles", seen.in.circle.slug, "posts", seen.post.id.text(), "edit"}), html::form_tokens(),
        seen_edits(seen, fields, meanwhile), text, picture_fields(seen.in.circle.slug, fields, refusal), buttons);
    return page_of(seen.in, std::string {tr("Other words")},
        render(R"html(<div class="stack wide loose"><h1>{}</h1>{}{}</div>)html", tr("Other words"), other, form));
}

html::Page history_page(SeenPost const& seen, std::vector<PastText> const& past, people::Name const& author)
{
    Html changes;
    for (std::size_t i = past.size(); i > 0; --i) {
        auto const& before = past[i - 1];
        auto const& after = i < past.size() ? past[i].text : seen.post.text;
        changes += render(R"html(<section class="stack gap2"><h2>{}</h2>{}</section>)html",
            tr("Changed on {day}", {{"day", platform::day_and_time(before.until)}}), differences(before.text, after));
    }
    auto const body = render(
        R"html(<div class="stack wide"><h1>{}</h1><p class="lead" dir="auto">{}</p><p><a href="{}">{}</a></p>{}</div>)html",
        tr("What it said before"), author.name, to_thread(seen.in).at("p-" + seen.post.id.text()),
        tr("Back to the thread"), changes);
    return page_of(seen.in, std::string {tr("What it said before")}, body);
}

} // namespace circles
