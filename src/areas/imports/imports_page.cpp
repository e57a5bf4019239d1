#include "areas/imports/imports_page.h"

#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace imports {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;
using html::trn;

std::string_view words_of(Kind kind)
{
    switch (kind) {
    case Kind::people:
        return tr("People");
    case Kind::circles:
        return tr("Circles");
    case Kind::mbox:
        return tr("A mailing list");
    case Kind::discourse:
        return tr("A forum");
    }
    return {};
}

std::string_view words_of(State state)
{
    switch (state) {
    case State::reading:
        return tr("is being read");
    case State::ready:
        return tr("waits for your yes");
    case State::refused:
        return tr("cannot be read");
    case State::running:
        return tr("is being brought in");
    case State::stopped:
        return tr("stopped in the middle");
    case State::done:
        return tr("was brought in");
    }
    return {};
}

std::string_view hint_of(Kind kind)
{
    switch (kind) {
    case Kind::people:
        return tr("CSV with the column address; name, language and circle if you like. Nobody becomes a member by it: "
                  "each address is invited, and says yes or no.");
    case Kind::circles:
        return tr("CSV with the columns name and purpose; subject, grade, language, audience and host if you like.");
    case Kind::mbox:
        return tr("An mbox file, as list servers and mail programs keep their archives.");
    case Kind::discourse:
        return tr("JSON with topics and their posts, as Discourse gives them.");
    }
    return {};
}

Html kind_field(web::Fields const& fields, base::Refusal const* refusal)
{
    std::vector<html::Choice> choices;
    for (auto const kind : {Kind::people, Kind::circles, Kind::mbox, Kind::discourse}) {
        choices.push_back({.value = std::string {kinds.of(kind)},
            .label = std::string {words_of(kind)},
            .hint = std::string {hint_of(kind)},
            .chosen = fields.sent("kind") == kinds.of(kind)});
    }
    return html::choices(
        {.name = "kind", .label = std::string {tr("What is in the file?")}, .problem = problem_at(refusal, "kind")},
        std::move(choices), html::Answers::one, html::Look::cards);
}

std::string circle_problem(base::Refusal const* refusal)
{
    if (refusal == nullptr) return {};
    for (auto const& problem : refusal->problems) {
        if (problem.field != "circle") continue;
        if (problem.code == "no_such_circle")
            return std::string {tr("You can bring nothing into a circle of that name.")};
        if (problem.code == "circle_closed") return std::string {tr("This circle is closed. Choose another.")};
        return std::string {tr("Say where the conversations go.")};
    }
    return {};
}

std::string file_problem(base::Refusal const* refusal)
{
    if (refusal == nullptr) return {};
    for (auto const& problem : refusal->problems) {
        if (problem.field == "file" && problem.code == "missing") return std::string {tr("Please choose a file.")};
        if (problem.field == "file" && problem.code == "file_too_large")
            return std::string {tr("A list may have 10 MB. Please divide it.")};
    }
    return problem_at(refusal, "file");
}

Html file_field(base::Refusal const* refusal)
{
    auto const problem = file_problem(refusal);
    html::Attributes attributes;
    attributes.set("id", "file").set("name", "file").set("accept", ".csv,.mbox,.json,.txt");
    attributes.set("aria-describedby", problem.empty() ? "file-hint" : "file-hint file-problem");
    std::optional<Html> said;
    if (!problem.empty()) {
        attributes.set("aria-invalid", "true");
        said = render(R"html(<p class="msg" id="file-problem">{}</p>)html", problem);
    }
    auto const hint = tr("At most 24 MB here. Longer ones are brought in at the machine itself: groundswell import.");
    return render(
        R"html(<div class="q{}"><label for="file">{}</label><p class="hint" id="file-hint">{}</p>{}<input class="field file" type="file"{}></div>)html",
        problem.empty() ? "" : " bad", tr("The file"), hint, said, attributes);
}

Html form_of(web::Fields const& fields, base::Refusal const* refusal)
{
    auto const circle = html::text_field({.name = "circle",
        .label = std::string {tr("Into which circle do the conversations go?")},
        .hint = std::string {tr(
            "The last part of its address, such as quiet-starts. For people and circles leave it empty.")},
        .problem = circle_problem(refusal),
        .value = std::string {fields.sent("circle")},
        .limit = 100});
    auto const questions = render("{}{}{}", kind_field(fields, refusal), circle, file_field(refusal));
    return render(
        R"html(<form class="stack loose wide" method="post" action="/steward/imports" enctype="multipart/form-data">{}{}<p class="small quiet">{}</p><div class="btns"><button class="btn go">{}</button></div></form>)html",
        html::form_tokens(), questions, tr("First you see what it would do. Nothing happens before you say yes."),
        tr("Read it"));
}

Html one_of(Import const& import, CircleNames const& circles, base::Time now)
{
    auto meta = render("<span>{}</span><span>{}</span>", words_of(import.state), platform::ago(import.created_at, now));
    if (import.circle) {
        if (auto const name = circles.find(*import.circle); name != circles.end())
            meta += render(R"html(<span dir="auto">{}</span>)html", name->second);
    }
    auto const name = import.file_name.empty() ? std::string {words_of(import.kind)} : import.file_name;
    return render(
        R"html(<li><i class="sky">{}</i><div><b><a href="{}" dir="auto">{}</a></b><p class="meta"><span>{}</span>{}</p></div></li>)html",
        html::icon("library"), to_import(import), name, words_of(import.kind), meta);
}

/// What a plan or a report comes to, a line each.
Html figures_of(Import const& import, Figures const& figures, bool over)
{
    Html rows;
    auto const add = [&](std::string_view words, std::int64_t n) {
        rows += render(R"html(<tr><th scope="row">{}</th><td class="r">{}</td></tr>)html", words, platform::number(n));
    };
    bool const talk = is_talk(import.kind);
    add(over ? tr("New here now") : tr("Would be new here"), figures.made);
    if (talk) add(tr("Conversations they belong to"), figures.threads);
    add(tr("Here already"), figures.here);
    add(tr("Left out"), figures.left_out);
    if (!over && talk) add(tr("Writers who are no members: their names stand there as words"), figures.unknown);
    if (!over && import.kind == Kind::circles)
        add(tr("Hosts who are not here yet: you look after theirs"), figures.unknown);
    if (!over && import.kind == Kind::people) add(tr("Letters that would go out"), figures.letters);
    return render(R"html(<table class="tchart gap2"><caption class="vh">{}</caption><tbody>{}</tbody></table>)html",
        over ? tr("What became of it") : tr("What it would do"), rows);
}

Html button_of(Import const& import, std::string_view step, std::string_view look, std::string_view words)
{
    return render(R"html(<form method="post" action="{}">{}<button class="{}">{}</button></form>)html",
        to_import(import).under(step), html::form_tokens(), look, words);
}

Html sending_button(Import const& import, std::string_view sending, std::string_view look, std::string_view words)
{
    return render(
        R"html(<form method="post" action="{}">{}<input type="hidden" name="sending" value="{}"><button class="{}">{}</button></form>)html",
        to_import(import).under("run"), html::form_tokens(), sending, look, words);
}

std::string_view fate_words(std::string_view fate)
{
    if (fate == "made") return tr("New");
    return fate == "here" ? tr("Here already") : tr("Left out");
}

/// place, fate, why, title, who, when: as plan_import wrote it.
Html plan_line(Import const& import, CsvRow const& row)
{
    if (row.cells.size() < 6) return {};
    auto const about = row.cells[2].empty() ? row.cells[4] : words_of_reason(row.cells[2]);
    auto const title = render(
        R"html(<b dir="auto">{}</b><br><span class="small quiet" dir="auto">{}</span>)html", row.cells[3], about);
    return render(R"html(<tr><td>{}</td><th scope="row">{}</th><td>{}</td></tr>)html",
        words_of_place(import.kind, row.cells[0]), title, fate_words(row.cells[1]));
}

Html report_line(Import const& import, CsvRow const& row)
{
    if (row.cells.size() < 2) return {};
    return render(R"html(<tr><td>{}</td><th scope="row">{}</th></tr>)html", words_of_place(import.kind, row.cells[0]),
        words_of_reason(row.cells[1]));
}

Html lines_of(ShownImport const& shown)
{
    bool const over = shown.import.state == State::done;
    if (shown.lines.empty()) return {};
    Html rows;
    for (auto const& row : shown.lines) rows += over ? report_line(shown.import, row) : plan_line(shown.import, row);
    auto const caption = over ? tr("What was left out") : tr("Line by line");
    std::optional<Html> more;
    if (shown.more_lines)
        more = render("<p class=\"small quiet\">{}</p>", tr("These are the first hundred. The file has all of them."));
    return render(
        R"html(<div class="tablewrap gap2"><table class="tchart"><caption>{}</caption><tbody>{}</tbody></table></div>{}<p class="gap"><a class="btn" href="{}">{}</a></p>)html",
        caption, rows, more, to_import(shown.import).under("lines"), tr("Take all of it along (CSV)"));
}

/// What the reader can do now, first what most will do.
Html steps_of(Import const& import)
{
    Html buttons;
    switch (import.state) {
    case State::ready:
        if (import.plan.made > 0 && import.kind == Kind::people) {
            buttons += sending_button(import, "later", "btn go", tr("Prepare, send nothing yet"));
            buttons += sending_button(import, "now", "btn",
                trn("Prepare and send one letter", "Prepare and send {n} letters", import.plan.letters));
        } else if (import.plan.made > 0) {
            buttons += button_of(import, "run", "btn go", tr("Bring it in"));
        } else if (import.kind == Kind::people) {
            buttons += button_of(import, "run", "btn", tr("Ask those who are here into their circles"));
        }
        break;
    case State::stopped:
        buttons += button_of(import, "run", "btn go", tr("Go on"));
        break;
    case State::running:
        return button_of(import, "run/end", "btn", tr("Stop"));
    case State::done:
        if (import.kind == Kind::people && import.outcome.letters > 0 && import.sending == people::Sending::later)
            buttons += button_of(import, "letters", "btn go",
                trn("Send one letter now", "Send {n} letters now", import.outcome.letters));
        break;
    case State::reading:
    case State::refused:
        break;
    }
    buttons += button_of(import, "removal", "btn", tr("Let go of the file"));
    return buttons;
}

Html standing_of(Import const& import)
{
    switch (import.state) {
    case State::reading:
        return render(R"html(<p class="lead" role="status">{}</p>)html",
            tr("The file is being read. This page looks again by itself."));
    case State::refused:
        return render(R"html(<p class="lead">{}</p><p>{}</p>)html", words_of_reason(import.why),
            words_of_place(import.kind, import.why_at));
    case State::running:
        return render(
            R"html(<p class="lead" role="status">{}</p><p><progress class="wide" value="{}" max="{}">{}</progress></p><p class="small quiet">{}</p>)html",
            tr("{done} of {total} are through.",
                {{"done", platform::number(import.done)}, {"total", platform::number(import.total)}}),
            std::to_string(import.done), std::to_string(import.total), tr("How far it is"),
            tr("You may go away; it goes on by itself. This page looks again every few seconds."));
    case State::stopped:
        return render("<p class=\"lead\">{}</p><p>{}</p>",
            tr("It stopped after {done} of {total}. What is in stays.",
                {{"done", platform::number(import.done)}, {"total", platform::number(import.total)}}),
            import.why.empty() ? std::string {} : words_of_reason(import.why));
    case State::ready:
        return render(
            "<p class=\"lead\">{}</p>{}", tr("This is what it would do."), figures_of(import, import.plan, false));
    case State::done:
        return render("<p class=\"lead\">{}</p>{}", tr("It is over."), figures_of(import, import.outcome, true));
    }
    return {};
}

Html promise_of(Import const& import)
{
    if (is_talk(import.kind))
        return render("<p class=\"small quiet\">{}</p>",
            tr("Nobody is told, and no letter mentions it. Addresses, numbers, signatures and quoted letters are left "
               "out. What is here already is not brought in again."));
    if (import.kind == Kind::people)
        return render("<p class=\"small quiet\">{}</p>",
            tr("Only the address and the language of the letter are kept. What somebody teaches and where, she tells "
               "herself when she comes."));
    return {};
}

} // namespace

html::Url to_import(Import const& import)
{
    return html::Url::to({"steward", "imports", import.id.text()});
}

html::Page imports_page(std::vector<Import> const& imports, CircleNames const& circles, web::Fields const& fields,
    base::Refusal const* refusal, base::Time now)
{
    auto const head = render(R"html(<h1>{}</h1><p class="lead">{}</p>)html", tr("Bring in what you have"),
        tr("A list of people or circles, a mailing list, a forum: what was said before stays readable, under its own "
           "dates."));
    auto main = html::row(render("<p>{}</p>", tr("For administrators")),
        render(R"html(<div class="stack wide loose">{}{}</div>)html", head, form_of(fields, refusal)));
    Html list;
    for (auto const& import : imports) list += one_of(import, circles, now);
    if (!imports.empty())
        main += html::row(
            render("<h2>{}</h2>", tr("Brought in so far")), render(R"html(<ul class="oks">{}</ul>)html", list));
    return {.title = std::string {tr("Bring in what you have")}, .tab = html::Tab::care, .main = std::move(main)};
}

html::Page import_page(ShownImport const& shown)
{
    auto const& import = shown.import;
    auto const name = import.file_name.empty() ? std::string {words_of(import.kind)} : import.file_name;
    auto meta = render("<span>{}</span><span>{}</span>", words_of(import.kind), words_of(import.state));
    if (!shown.circle.empty()) meta += render(R"html(<span dir="auto">{}</span>)html", shown.circle);
    auto const body = render(
        R"html(<div class="stack wide"><h1 dir="auto">{}</h1><p class="meta">{}</p>{}{}<div class="btns gap2">{}</div>{}</div>)html",
        name, meta, standing_of(import), promise_of(import), steps_of(import), lines_of(shown));
    auto const margin = render(R"html(<p><a href="/steward/imports">{}</a><br>{}</p>)html",
        tr("All that was brought in"), platform::day_and_time(import.created_at));
    return {.title = name, .tab = html::Tab::care, .main = html::row(margin, body)};
}

} // namespace imports
