#include "areas/notices/notice_page.h"

#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

#include <algorithm>

namespace notices {

namespace {

using html::Html;
using html::render;
using html::tr;

std::string quoted_title(std::string const& title)
{
    return tr("“{title}”", {{"title", title}});
}

std::string_view icon_of(Kind kind)
{
    switch (kind) {
    case Kind::need_answered:
    case Kind::mentioned:
    case Kind::thread_answered:
        return "reply";
    case Kind::asked_in:
    case Kind::circle_began:
    case Kind::let_in:
        return "circle";
    case Kind::host_wrote:
    case Kind::at_the_door:
        return "hand";
    case Kind::all_called:
        return "circle";
    case Kind::welcome_asked:
        return "hand";
    case Kind::meeting_today:
        return "clock";
    case Kind::decision_asked:
    case Kind::decision_ends:
    case Kind::decision_counted:
        return "vote";
    case Kind::circle_ends:
    case Kind::circle_past_end:
    case Kind::circle_quiet:
    case Kind::circle_rests:
        return "clock";
    case Kind::circle_adopted:
    case Kind::circle_reclaimed:
        return "circle";
    case Kind::report_acted:
    case Kind::report_left:
    case Kind::measure_taken:
    case Kind::appeal_upheld:
    case Kind::appeal_refused:
        return "flag";
    default:
        break;
    }
    return "gather";
}

std::string_view title_of(Kind kind)
{
    switch (kind) {
    case Kind::need_answered:
    case Kind::thread_answered:
        return tr("An answer for you");
    case Kind::mentioned:
        return tr("You are called by name");
    case Kind::asked_in:
    case Kind::circle_began:
    case Kind::let_in:
        return tr("A circle for you");
    case Kind::merging_asked:
    case Kind::merging_agreed:
    case Kind::merging_declined:
        return tr("Two circles that may be one");
    case Kind::host_wrote:
        return tr("A word from your host");
    case Kind::at_the_door:
        return tr("Somebody waits at the door");
    case Kind::all_called:
        return tr("Your circle is called");
    case Kind::welcome_asked:
        return tr("Somebody is new here");
    case Kind::meeting_today:
        return tr("Your circle meets today");
    case Kind::decision_counted:
        return tr("What your circle decided");
    case Kind::decision_asked:
    case Kind::decision_ends:
        return tr("Your circle decides");
    case Kind::circle_ends:
    case Kind::circle_past_end:
    case Kind::circle_quiet:
    case Kind::circle_rests:
        return tr("How does your circle go on?");
    case Kind::circle_adopted:
    case Kind::circle_reclaimed:
        return tr("Your circle has another host");
    case Kind::report_acted:
    case Kind::report_left:
        return tr("What you reported");
    case Kind::measure_taken:
        return tr("A steward decided something about you");
    case Kind::appeal_upheld:
    case Kind::appeal_refused:
        return tr("Your appeal");
    default:
        break;
    }
    return tr("Two needs that may be one");
}

Html reading_button(NoticeId id, std::string_view look)
{
    return render(R"html(<form method="post" action="{}">{}<button class="{}">{}</button></form>)html",
        html::Url::to({"notices", id.text(), "reading"}), html::form_tokens(), look, tr("Read it"));
}

Html notice_card(Told const& told, NoticeList const& list, base::Time now)
{
    auto const& notice = told.notice;
    auto const button = notice.read_at
        ? render(R"html(<a class="btn" href="{}">{}</a>)html", told.about.place, tr("Look at it again"))
        : reading_button(notice.id, "btn");
    return render(
        R"html(<li class="{}"><span class="k">{}</span><div><h3 dir="auto">{}</h3><p class="meta" dir="auto">{}</p><p class="meta">{}</p></div><div class="btns">)html"
        R"html({}</div></li>)html",
        notice.read_at ? "clay" : html::name_of(html::hue_of(told.about.title)), html::icon(icon_of(notice.kind)),
        told_words(notice, told.about, list.names), quoted_title(told.about.title),
        platform::ago(notice.happened_at, now), button);
}

Html mark_all()
{
    return render(R"html(<form method="post" action="/notices/reading">{}<button class="btn">{}</button></form>)html",
        html::form_tokens(), tr("I have read them all"));
}

} // namespace

html::Page notices_page(NoticeList const& list, base::Time now)
{
    bool const some_wait
        = std::ranges::any_of(list.told, [](Told const& told) { return !told.notice.read_at.has_value(); });
    auto const letters = render(R"html(<p><a href="/letters">{}</a></p>)html", tr("Your letters, and when they come"));
    Html main = html::row({},
        render(R"html(<div class="stack"><h1>{}</h1><p class="lead">{}</p>{}</div>)html", tr("For you"),
            tr("Whoever addressed you. What merely concerns you stands in your letter."), letters));
    auto const cards = list.told.empty()
        ? html::empty_frame(tr("Nobody has addressed you yet. An answer to a need of yours will stand here."),
            render(R"html(<a class="btn go" href="/needs/new">{}</a>)html", tr("Raise a need")))
        : render(R"html(<ul class="wait">{}</ul>)html",
            html::each(list.told, [&](Told const& told) { return notice_card(told, list, now); }));
    std::optional<Html> more;
    if (list.more) {
        more = render(R"html(<p class="gap2"><a class="btn" href="{}">{}</a></p>)html",
            html::Url {"/notices"}.with("before", list.told.back().notice.id.text()), tr("Older ones"));
    }
    main += html::row(render("<h2>{}</h2>", tr("Newest first")),
        render(R"html({}<div class="gap2">{}{}</div>)html", cards, some_wait ? mark_all() : Html {}, more));
    return {.title = std::string {tr("For you")}, .tab = html::Tab::today, .main = std::move(main)};
}

namespace {

/// What was said: the answer, or the steward's sentence to both authors.
Html quote_part(NoticeView const& view)
{
    if (!view.quote) return render("<p>{}</p>", tr("This answer was taken out of sight."));
    if (view.quote->empty()) return {};
    return render(R"html(<blockquote class="prose" dir="auto"><p>{}</p></blockquote>)html", *view.quote);
}

} // namespace

html::Page notice_page(NoticeView const& view)
{
    auto const words = quote_part(view);
    auto const body = render(
        R"html(<div class="stack"><h1 dir="auto">{}</h1><p class="lead" dir="auto">{}</p>{}<div class="btns">{}</div></div>)html",
        told_words(view.notice, view.about, view.names), quoted_title(view.about.title), words,
        reading_button(view.notice.id, "btn go"));
    return {.title = std::string {title_of(view.notice.kind)}, .tab = html::Tab::today, .main = html::row({}, body)};
}

} // namespace notices
