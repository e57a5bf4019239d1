#include "areas/circles/merging/merging_page.h"

#include "areas/circles/line_field.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace circles {

namespace {

using html::Html;
using html::problem_at;
using html::render;
using html::tr;
using html::trn;

html::Url merging_url(MergingView const& view)
{
    return html::Url::to({"circles", view.circle.slug, "merging"});
}

html::Url merging_url(MergingView const& view, Merging const& merging, std::string_view what)
{
    return html::Url::to({"circles", view.circle.slug, "merging", merging.id.text(), what});
}

std::string called(MergingView const& view, CircleId id)
{
    auto const found = view.circles.find(id);
    return found == view.circles.end() ? std::string {tr("A circle that is gone")} : found->second.name;
}

std::string host_called(MergingView const& view, base::PersonId id)
{
    auto const found = view.names.find(id);
    return found == view.names.end() || found->second.name.empty() ? std::string {tr("Somebody who left")}
                                                                   : found->second.name;
}

Html side_card(Side const& side)
{
    auto const& circle = side.circle;
    Html facts = render("<span>{}</span>", doors_words(circle));
    if (side.facts) {
        facts += render("<span>{}</span>", trn("One member", "{n} members", side.facts->members));
        facts += render("<span>{}</span>", trn("One discussion", "{n} discussions", side.facts->threads));
    }
    if (!circle.rhythm.empty()) facts += render(R"html(<span dir="auto">{}</span>)html", circle.rhythm);
    return render(
        R"html(<div class="card stack">{}<h3 dir="auto"><a href="{}">{}</a></h3><p dir="auto">{}</p><p class="meta">{}</p></div>)html",
        html::ornament(circle.ornament_name(), "z3"), html::Url::to({"circles", circle.slug}), circle.name,
        circle.purpose, facts);
}

Html both_sides(MergingView const& view)
{
    if (!view.here || !view.there) return {};
    Html shared;
    if (view.there->facts) {
        shared = render("<p>{}</p>",
            view.shared == 0 ? tr("Nobody is in both.")
                             : trn("One person is in both.", "{n} people are in both.", view.shared));
    } else {
        shared = render("<p>{}</p>", tr("How many there are, its own hosts will see beside yours."));
    }
    std::optional<Html> out;
    if (view.taken_out > 0) {
        out = render("<p>{}</p>",
            trn("One person in one of them was taken out of the other. She will be out of the one circle; a host can "
                "ask her in.",
                "{n} people in one of them were taken out of the other. They will be out of the one circle; a host can "
                "ask "
                "them in.",
                view.taken_out));
    }
    return html::row(render("<h2>{}</h2>", tr("Side by side")),
        render(R"html(<div class="duo">{}{}</div><div class="stack gap">{}{}</div>)html", side_card(*view.here),
            side_card(*view.there), shared, out));
}

/// What becomes of everything, said before any button.
Html what_happens(bool before)
{
    Html lines;
    for (auto const& line : {tr("Everything that was said and decided in both is read and found in the one circle, and "
                                "old addresses lead there."),
             tr("Everybody who is in one of them is in it; hosts of both are its hosts. The letter tells it to all."),
             tr("It is never more open than the more closed of the two was."),
             tr("What is open for answers goes on with those who were asked."),
             before
                 ? tr("Until a host of the other circle agrees you can take it back. After that there is no way back.")
                 : tr("There is no way back once you have agreed.")})
        lines += render("<li>{}</li>", line);
    return render(R"html(<ul class="dash">{}</ul>)html", lines);
}

Html words_fields(MergingView const& view, web::Fields const& typed, base::Refusal const* refusal)
{
    auto const name = html::text_field({.name = "name",
        .label = std::string {tr("What shall the one circle be called?")},
        .problem = problem_at(refusal, "name"),
        .value = std::string {typed.sent("name")},
        .limit = 80,
        .required = true});
    auto const purpose = html::text_area({.name = "purpose",
                                             .label = std::string {tr("Which question does it ask?")},
                                             .problem = problem_at(refusal, "purpose"),
                                             .value = std::string {typed.sent("purpose")},
                                             .limit = 300,
                                             .required = true},
        2);
    auto const promises = html::text_area({.name = "promises",
                                              .label = std::string {tr("What do its members promise each other?")},
                                              .hint = std::string {tr("One on each line. Here stand those of both.")},
                                              .problem = problem_at(refusal, "promises"),
                                              .value = std::string {typed.sent("promises")},
                                              .limit = 600},
        4);
    auto const here = typed.sent("address") != "other";
    auto const address = html::choices({.name = "address",
                                           .label = std::string {tr("Whose address stays?")},
                                           .problem = problem_at(refusal, "address")},
        {{"this", tr("That of {circle}", {{"circle", view.circle.name}}), "/circles/" + view.circle.slug, here},
            {"other", tr("That of {circle}", {{"circle", view.there->circle.name}}),
                "/circles/" + view.there->circle.slug, !here}},
        html::Answers::one, html::Look::cards);
    return render("{}{}{}{}", name, purpose, promises, address);
}

Html propose_row(MergingView const& view, web::Fields const& typed, base::Refusal const* refusal)
{
    auto const why = html::text_field({.name = "why",
        .label = std::string {tr("A sentence to their hosts")},
        .hint = std::string {tr("Why you think one circle would be better than two.")},
        .problem = problem_at(refusal, "why"),
        .value = std::string {typed.sent("why")},
        .limit = static_cast<int>(merging_sentence_limit),
        .required = true});
    auto const other = render(
        R"html(<input type="hidden" name="other"{}>)html", html::Attributes {}.set("value", view.there->circle.slug));
    return html::row(render("<h2>{}</h2>", tr("The one circle")),
        render(
            R"html(<form class="stack loose wide" method="post" action="{}">{}{}{}{}<div class="btns"><button class="btn go">{}</button></div></form>)html",
            merging_url(view), render("{}{}", html::form_tokens(), other), words_fields(view, typed, refusal), why,
            render("<h3>{}</h3>{}", tr("What will happen"), what_happens(true)), tr("Ask their hosts")));
}

Html choose_row(MergingView const& view, web::Fields const& typed, base::Refusal const* refusal)
{
    auto const field = html::text_field({.name = "other",
        .label = std::string {tr("Which circle? Paste its address")},
        .hint = std::string {tr("As it stands in your browser when you look at it, or its last part.")},
        .problem = problem_at(refusal, "other"),
        .value = std::string {typed.sent("other")},
        .limit = 500,
        .required = true});
    std::optional<Html> close;
    if (!view.close.empty()) {
        auto const item = [&](Circle const& one) {
            return render(R"html(<li><a href="{}" dir="auto">{}</a></li>)html",
                merging_url(view).with("other", one.slug), one.name);
        };
        close = render(R"html(<h3 class="gap2">{}</h3><ul class="dash">{}</ul>)html",
            tr("Circles that you are in, too"), html::each(view.close, item));
    }
    return html::row(render("<h2>{}</h2>", tr("Which one?")),
        render(
            R"html(<form class="stack loose wide" method="get" action="{}">{}<div class="btns"><button class="btn go">{}</button></div></form>{})html",
            merging_url(view), field, tr("Lay them side by side"), close));
}

std::string standing_words(MergingView const& view, Merging const& merging)
{
    if (merging.is_going_on()) {
        return trn("They are just becoming one. One discussion is still to be carried over.",
            "They are just becoming one. {n} discussions are still to be carried over.", view.left);
    }
    auto const until = platform::day(merging.proposed_at + merging_answer_time);
    if (view.decides) {
        return tr("{name} asks whether {other} and {circle} shall be one circle. Nothing changes until you agree. It "
                  "ends by itself "
                  "on {day}.",
            {{"name", host_called(view, merging.proposed_by)}, {"other", called(view, merging.circle)},
                {"circle", called(view, merging.other)}, {"day", until}});
    }
    return tr("The hosts of {other} are asked. Nothing changes until one of them agrees. It ends by itself on {day}.",
        {{"other", called(view, merging.other)}, {"day", until}});
}

Html check_line(std::string_view what, std::string const& value)
{
    return render(R"html(<div><dt>{}</dt><dd dir="auto" class="lines">{}</dd></div>)html", what, value);
}

Html one_circle(MergingView const& view, Merging const& merging)
{
    auto const lines
        = render("{}{}{}{}", check_line(tr("Its name"), merging.name), check_line(tr("Its question"), merging.purpose),
            merging.promises.empty() ? Html {} : check_line(tr("Its promises"), merging.promises),
            check_line(tr("Its address"), tr("That of {circle}", {{"circle", called(view, merging.into)}})));
    return html::row(render("<h2>{}</h2>", tr("The one circle")),
        render(R"html(<p class="callout sun lines" dir="auto">{}</p><dl class="check gap2">{}</dl>)html", merging.why,
            lines));
}

Html answer_form(MergingView const& view, Merging const& merging, std::string_view what, std::string const& label,
    std::string_view look, std::string_view button)
{
    auto const sentence
        = line_field({.name = "answer", .label = label, .limit = static_cast<int>(merging_sentence_limit)},
            std::string {what} + "-answer");
    return render(
        R"html(<form class="stack wide" method="post" action="{}">{}{}<div class="btns"><button class="{}">{}</button></div></form>)html",
        merging_url(view, merging, what), html::form_tokens(), sentence, look, button);
}

Html decide_row(MergingView const& view, Merging const& merging)
{
    Html forms;
    if (view.decides) {
        forms += what_happens(false);
        forms += answer_form(view, merging, "agreement", std::string {tr("A sentence with your yes")}, "btn go",
            tr("Yes, make them one"));
        forms += answer_form(
            view, merging, "refusal", std::string {tr("A sentence with your no")}, "btn", tr("No, they stay two"));
    }
    if (view.takes_back) {
        forms += render(
            R"html(<form method="post" action="{}">{}<div class="btns"><button class="btn">{}</button></div></form>)html",
            merging_url(view, merging, "withdrawal"), html::form_tokens(), tr("Take the proposal back"));
    }
    if (forms.empty()) return {};
    return html::row(render("<h2>{}</h2>", view.decides ? tr("What do you say?") : tr("Until somebody agrees")),
        render(R"html(<div class="stack loose wide">{}</div>)html", forms));
}

std::string past_words(MergingView const& view, Merging const& merging)
{
    auto const from = called(view, merging.from());
    auto const into = called(view, merging.into);
    if (merging.finished_at)
        return tr("{from} became part of {circle}, {day}.",
            {{"from", from}, {"circle", into}, {"day", platform::day(*merging.finished_at)}});
    if (merging.refused_at)
        return tr("{from} and {circle} stay two: {name} said no, {day}.",
            {{"from", from}, {"circle", into},
                {"name", host_called(view, merging.answered_by.value_or(base::PersonId {}))},
                {"day", platform::day(*merging.refused_at)}});
    if (merging.ended_at)
        return tr("{from} and {circle}: the proposal was taken back, {day}.",
            {{"from", from}, {"circle", into}, {"day", platform::day(*merging.ended_at)}});
    return tr("{from} and {circle}: nobody answered within a month.", {{"from", from}, {"circle", into}});
}

Html past_row(MergingView const& view)
{
    if (view.past.empty()) return {};
    auto const item = [&](Merging const& merging) {
        std::optional<Html> answer;
        if (!merging.answer.empty())
            answer = render(R"html(<blockquote class="small" dir="auto">{}</blockquote>)html", merging.answer);
        return render(R"html(<li dir="auto">{}{}</li>)html", past_words(view, merging), answer);
    };
    return html::row(render("<h2>{}</h2>", tr("So far")),
        render(R"html(<ul class="dash">{}</ul>)html", html::each(view.past, item)));
}

Html said_notice(std::string_view said)
{
    if (said == "proposed")
        return html::notice(
            html::Hue::mint, render("<p>{}</p>", tr("Their hosts are asked. You will hear of their answer.")));
    if (said == "agreed")
        return html::notice(html::Hue::mint,
            render("<p>{}</p>", tr("The two are becoming one. That takes a moment; both can be read meanwhile.")));
    if (said == "declined")
        return html::notice(html::Hue::sky, render("<p>{}</p>", tr("They stay two. It was said so.")));
    if (said == "withdrawn")
        return html::notice(html::Hue::sky, render("<p>{}</p>", tr("The proposal is taken back.")));
    return {};
}

} // namespace

html::Page merging_page(MergingView const& view, web::Fields const& typed, base::Refusal const* refusal)
{
    auto const title = tr("Make one circle of two");
    auto const lead = view.standing
        ? standing_words(view, *view.standing)
        : std::string {tr("Two circles that ask the same question may be better as one. You propose "
                          "it, a host of the other one agrees or not.")};
    std::optional<Html> trouble;
    if (refusal != nullptr && refusal->problems.empty())
        trouble = html::notice(html::Hue::rose, render("<p>{}</p>", html::sentence_for(refusal->code)));
    Html main = html::row(margin_of(view.circle),
        render(R"html({}{}<h1>{}</h1><p class="lead gap" dir="auto">{}</p>)html", said_notice(view.said), trouble,
            title, lead));
    main += both_sides(view);
    if (view.standing) {
        main += one_circle(view, *view.standing);
        main += decide_row(view, *view.standing);
    } else if (view.there) {
        main += propose_row(view, typed, refusal);
    } else {
        main += choose_row(view, typed, refusal);
    }
    main += past_row(view);
    return {.title = std::string {title},
        .tab = html::Tab::circles,
        .ornament = view.circle.ornament_name(),
        .main = std::move(main)};
}

} // namespace circles
