#include "areas/stewards/reports/report_page.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

#include <algorithm>

namespace stewards {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

html::Choice choice(Outcome outcome, std::string_view label, std::string_view hint)
{
    return {.value = std::string {outcomes.of(outcome)}, .label = std::string {label}, .hint = std::string {hint}};
}

/// A few lines to write in, with an id of its own: a page has many cards.
Html lines_field(std::string const& id, std::string_view name, std::string_view label, int limit)
{
    return render(
        R"html(<div class="q"><label for="{}">{}</label><textarea class="field"{} rows="2"></textarea></div>)html", id,
        label, html::Attributes {}.set("id", id).set("name", name).set("maxlength", std::to_string(limit)));
}

Html select_field(std::string const& id, std::string_view name, std::string_view label, Html const& options)
{
    return render(R"html(<div class="q"><label for="{}">{}</label><select class="field"{}>{}</select></div>)html", id,
        label, html::Attributes {}.set("id", id).set("name", name), options);
}

std::string_view words_of_sign(SpamSign sign)
{
    switch (sign) {
    case SpamSign::new_account:
        return tr("a new account");
    case SpamSign::links:
        return tr("links to elsewhere");
    case SpamSign::same_text:
        return tr("the same words again elsewhere");
    case SpamSign::several_reporters:
        return tr("reported by several people");
    case SpamSign::as_advertising:
        return tr("reported as advertising");
    }
    return {};
}

/// A steward sees why the rule thinks so, and judges by herself.
std::optional<Html> signs_line(Waiting const& one)
{
    if (one.signs.empty()) return std::nullopt;
    auto const signs
        = html::each(one.signs, [](SpamSign sign) { return render("<span>{}</span>", words_of_sign(sign)); });
    return render(R"html(<p class="meta"><span>{}</span>{}</p>)html",
        one.is_likely_spam() ? tr("Likely spam, because of:") : tr("Seen by the spam rule:"), signs);
}

std::optional<Html> record_line(Waiting const& one)
{
    constexpr std::int64_t tells_something = 3;
    if (one.record.decided < tells_something || one.record.left < one.record.decided) return std::nullopt;
    return render(R"html(<p class="small quiet" dir="auto">{}</p>)html",
        tr("{name} has reported {count} times before; each time it was left as it was.",
            {{"name", one.reporter}, {"count", platform::number(one.record.decided)}}));
}

Html opinion_line(ShownOpinion const& shown)
{
    auto const& opinion = shown.opinion;
    if (opinion.answered_at)
        return render(R"html(<p class="small" dir="auto"><b>{}</b> {}</p>)html",
            tr("{name} would choose: {outcome}.",
                {{"name", shown.asked}, {"outcome", std::string {words_of(opinion.advice)}}}),
            opinion.answer);
    return render(R"html(<p class="small" dir="auto"><b>{}</b> {}</p>)html",
        tr("{name} asked {other} for a second opinion.", {{"name", shown.asked_by}, {"other", shown.asked}}),
        opinion.question);
}

/// The one who was asked answers here, before or instead of deciding.
Html answer_form(ShownOpinion const& shown)
{
    Html options;
    for (auto const outcome : {Outcome::left, Outcome::warned, Outcome::hidden, Outcome::limited, Outcome::suspended})
        options += render(R"html(<option value="{}">{}</option>)html", outcomes.of(outcome), words_of(outcome));
    auto const id = shown.opinion.id.text();
    Html fields = select_field("advice-" + id, "advice", tr("What you would choose"), options);
    fields += lines_field("words-" + id, "words", tr("Your opinion, in a sentence"), 2000);
    return render(
        R"html(<form class="stack wide gap" method="post" action="{}">{}<p dir="auto"><b>{}</b></p>{}<div class="btns"><button class="btn">{}</button></div></form>)html",
        html::Url::to({"steward", "opinions", id, "answer"}), html::form_tokens(),
        tr("{name} asks what you think.", {{"name", shown.asked_by}}), fields, tr("Give your opinion"));
}

bool is_asked(Waiting const& one, base::PersonId steward)
{
    return std::ranges::any_of(one.opinions, [&](ShownOpinion const& shown) { return shown.opinion.asked == steward; });
}

std::optional<Html> ask_form(base::Actor const& actor, Waiting const& one, std::vector<people::Caretaker> const& all)
{
    Html options;
    for (auto const& steward : all) {
        if (actor.is(steward.person) || steward.person == one.report.about || is_asked(one, steward.person)) continue;
        options += render(R"html(<option value="{}" dir="auto">{}</option>)html", steward.person.text(), steward.name);
    }
    if (options.empty()) return std::nullopt;
    auto const id = one.report.id.text();
    Html fields = select_field("steward-" + id, "steward", tr("Which steward?"), options);
    fields += lines_field("question-" + id, "words", tr("What you are unsure of"), 2000);
    return render(
        R"html(<details class="gap"><summary>{}</summary><form class="stack wide" method="post" action="{}">{}{}<div class="btns"><button class="btn">{}</button></div></form></details>)html",
        tr("Ask another steward first"), html::Url::to({"steward", "reports", id, "opinions"}), html::form_tokens(),
        fields, tr("Ask for a second opinion"));
}

Html decision_form(Report const& report)
{
    return render(
        R"html(<form class="stack loose wide" method="post" action="{}">{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::Url::to({"steward", "reports", report.id.text(), "decision"}), html::form_tokens(),
        decision_fields(report.kind, report.id.text()), tr("Decide"));
}

Html head_of_card(Waiting const& one, base::Time now)
{
    auto const& report = one.report;
    auto const link = one.thing ? html::Url::local(one.thing->path) : std::nullopt;
    std::optional<Html> where;
    if (link) where = render(R"html(<a href="{}">{}</a>)html", *link, tr("Look at it"));
    std::optional<Html> pick;
    if (one.may_decide)
        pick = render(R"html(<label><input type="checkbox" name="reports" value="{}" form="many"> {}</label>)html",
            report.id.text(), tr("Together with others"));
    auto const who = render(
        R"html(<a href="{}" dir="auto">{}</a>)html", html::Url {"/steward/members"}.with("q", one.about), one.about);
    auto const tag = render(R"html(<span class="tag rose">{}{}</span>)html", html::icon("flag"), why_words(report.why));
    return render(R"html(<p class="meta">{}{}<span>{}</span>{}{}</p>)html", tag, who,
        platform::ago(report.reported_at, now), where, pick);
}

/// What the steward can do here: answer who asked her, decide, ask another one.
Html forms_of_card(base::Actor const& actor, Waiting const& one, std::vector<people::Caretaker> const& stewards)
{
    Html forms;
    for (auto const& shown : one.opinions) {
        if (actor.is(shown.opinion.asked) && !shown.opinion.answered_at) forms += answer_form(shown);
    }
    if (!one.may_decide) return render("<p class=\"quiet\">{}</p>", tr("This is about you: somebody else decides."));
    forms += decision_form(one.report);
    if (auto ask = ask_form(actor, one, stewards)) forms += *ask;
    return forms;
}

Html report_card(base::Actor const& actor, Waiting const& one, Queue const& queue)
{
    auto const& report = one.report;
    auto const words = one.thing
        ? render(R"html(<blockquote dir="auto" class="lines">{}</blockquote>)html", one.thing->words)
        : render("<p class=\"quiet\">{}</p>", tr("It has been taken away since."));
    auto const by
        = trn("Reported by {name}.", "Reported by {name} and others, {n} in all.", one.alike, {{"name", one.reporter}});
    auto const lines
        = render(R"html({}{}{})html", signs_line(one), record_line(one), html::each(one.opinions, opinion_line));
    return render(R"html(<div class="card on gap2" id="{}">{}{}<p class="small" dir="auto">{}</p>{}{}</div>)html",
        "r-" + report.id.text(), head_of_card(one, queue.now), words,
        report.words.empty() ? by : by + " " + report.words, lines, forms_of_card(actor, one, queue.stewards));
}

/// Their authors may have mended them: each page has the way back.
Html out_of_sight(std::vector<needs::Need> const& hidden)
{
    if (hidden.empty()) return {};
    auto const lines = html::each(hidden, [](needs::Need const& need) {
        return render(R"html(<li dir="auto"><a href="{}">{}</a></li>)html", html::Url::to({"needs", need.path_name()}),
            need.title);
    });
    return render(R"html(<h2 class="gap2">{}</h2><ul class="dash">{}</ul>)html", tr("Needs out of sight"), lines);
}

/// The reasons that have something waiting, each a page of its own.
Html reasons_of(Queue const& queue)
{
    Html chips;
    auto const chip = [&](html::Url const& url, std::string_view words, bool here) {
        auto attributes = html::Attributes {};
        if (here) attributes.set("aria-current", "true");
        chips += render(R"html(<a class="btn s" href="{}"{}>{}</a>)html", url, attributes, words);
    };
    chip("/steward/reports", tr("All reasons"), !queue.why);
    for (auto const why : {Why::pupil, Why::unkind, Why::false_claim, Why::advertising, Why::other}) {
        auto const count = queue.by_reason.at(static_cast<std::size_t>(why));
        if (count == 0 && queue.why != why) continue;
        chip(html::Url {"/steward/reports"}.with("why", whys.of(why)),
            std::string {why_words(why)} + " · " + platform::number(count), queue.why == why);
    }
    return render(R"html(<div class="btns gap">{}</div>)html", chips);
}

/// One decision for the cards that are ticked.
Html together(Queue const& queue)
{
    auto const few = std::ranges::count_if(queue.waiting, [](Waiting const& one) { return one.may_decide; }) < 2;
    if (few) return {};
    return render(
        R"html(<details class="gap2"><summary>{}</summary><form id="many" class="stack loose wide" method="post" action="/steward/reports/decisions">{}<p class="quiet">{}</p>{}<div class="btns"><button class="btn go">{}</button></div></form></details>)html",
        tr("Decide those that are ticked together"), html::form_tokens(),
        tr("Tick “Together with others” at each card, fifty at most. Everybody concerned reads the same reason."),
        decision_fields(std::nullopt, "many"), tr("Decide all that are ticked"));
}

Html cards_of(base::Actor const& actor, Queue const& queue, bool spam)
{
    Html cards;
    for (auto const& one : queue.waiting) {
        if (one.is_likely_spam() == spam) cards += report_card(actor, one, queue);
    }
    if (!spam || cards.empty()) return cards;
    return render(R"html(<h2 class="gap2">{}</h2><p class="quiet">{}</p>{})html", tr("Likely spam"),
        tr("A plain rule put these here: links or the same words again, with two more signs. It decides nothing."),
        cards);
}

Html around(Queue const& queue)
{
    std::optional<Html> more;
    if (queue.next) {
        auto url = html::Url {"/steward/reports"}.with("after", queue.next->text());
        if (queue.why) url = url.with("why", whys.of(*queue.why));
        more = render(R"html(<p class="gap2"><a class="btn" href="{}">{}</a></p>)html", url, tr("The next ones"));
    }
    return render(
        R"html({}{}<p class="btns gap2"><a class="btn" href="/steward/appeals">{}</a><a class="btn" href="/steward/log">{}</a><a class="btn" href="/reports/counts">{}</a></p>)html",
        more, out_of_sight(queue.hidden),
        queue.appeals == 0 ? std::string {tr("Appeals")} : trn("One appeal waits", "{n} appeals wait", queue.appeals),
        tr("The log"), tr("What became of reports"));
}

} // namespace

html::Html decision_fields(std::optional<Kind> kind, std::string const& key)
{
    std::vector<html::Choice> choices;
    choices.push_back(choice(Outcome::left, tr("Leave it as it is"), tr("Whoever reported it hears that you looked.")));
    choices.push_back(choice(Outcome::warned, tr("Warn the person"),
        tr("Nothing else happens. She reads the rule and your reason, and can appeal.")));
    if (!kind || *kind == Kind::need)
        choices.push_back(choice(Outcome::hidden, kind ? tr("Take the need out of sight") : tr("Take it out of sight"),
            kind ? tr(
                "Only its author and stewards see it, and what was answered. Its author reads why and can mend it.")
                 : tr("Nobody but stewards sees it any more. A report about a person cannot be decided so.")));
    if (kind == Kind::reply || kind == Kind::post)
        choices.push_back(choice(Outcome::hidden, tr("Take the answer away"), tr("Nobody sees it any more.")));
    choices.push_back(choice(Outcome::limited, tr("Limit the person for a while"),
        tr("She writes seldom, without links and without calling anybody by name. She reads why, and until when.")));
    choices.push_back(
        choice(Outcome::suspended, tr("Suspend the person"), tr("She is signed out everywhere and told why.")));
    Html fields = html::choices({.name = "outcome", .label = std::string {tr("What happens now?")}}, choices,
        html::Answers::one, html::Look::cards);
    auto const days = "days-" + key;
    fields += render(R"html(<div class="q"><label for="{}">{}</label><input class="field num"{} value="14"></div>)html",
        days, tr("For how many days, if you limit her"),
        html::Attributes {}.set("id", days).set("name", "days").set("inputmode", "numeric").set("maxlength", "2"));
    auto const note = "note-" + key;
    fields += render(
        R"html(<div class="q"><label for="{}">{}</label><p class="hint" id="{}">{}</p><textarea class="field"{} rows="2" required></textarea></div>)html",
        note, tr("Why"), note + "-h", tr("One or two sentences. Whoever is concerned may read them."),
        html::Attributes {}
            .set("id", note)
            .set("name", "note")
            .set("maxlength", "300")
            .set("aria-describedby", note + "-h"));
    return fields;
}

html::Page queue_page(base::Actor const& actor, Queue const& queue, bool decided)
{
    std::optional<Html> note;
    if (decided) note = html::notice(html::Hue::mint, render("<p>{}</p>", tr("Decided.")));
    std::int64_t count = 0;
    for (auto const waiting : queue.by_reason) count += waiting;
    auto const title
        = count == 0 ? std::string {tr("No report waits")} : trn("One report waits", "{n} reports wait", count);
    Html body = render(R"html(<h1>{}</h1>{}{})html", title, note, reasons_of(queue));
    body += cards_of(actor, queue, false);
    body += cards_of(actor, queue, true);
    body += together(queue);
    body += around(queue);
    return {.title = std::string {tr("Reports")},
        .tab = html::Tab::care,
        .main = html::row(render("<p>{}</p>", tr("Oldest first")), body)};
}

html::Page decisions_page(std::vector<DecidedOne> const& all)
{
    auto const done = std::ranges::count_if(all, [](DecidedOne const& one) { return one.refusal.empty(); });
    auto const lines = html::each(all, [](DecidedOne const& one) {
        return render(R"html(<li>{} <span class="quiet">{}</span></li>)html",
            tr("Report {number}", {{"number", one.report.text()}}),
            one.refusal.empty() ? std::string {tr("Decided.")} : html::sentence_for(one.refusal));
    });
    return {.title = std::string {tr("Reports")},
        .tab = html::Tab::care,
        .main = html::row(render("<p>{}</p>", tr("Together")),
            render(
                R"html(<h1>{}</h1><ul class="dash gap2">{}</ul><p class="gap2"><a class="btn go" href="/steward/reports">{}</a></p>)html",
                trn("One report is decided", "{n} reports are decided", done), lines, tr("Back to the reports")))};
}

} // namespace stewards
