#include "areas/notices/notice_mail.h"

#include "html/mail_document.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace notices {

namespace {

using html::render;
using html::tr;

/// Each line behind a mark, as mail programs show what somebody else wrote.
std::string quoted_lines(std::string_view text)
{
    std::string quoted = "> ";
    for (char const sign : text) {
        quoted += sign;
        if (sign == '\n') quoted += "> ";
    }
    return quoted;
}

std::string subject_about_circle(Kind kind, std::string const& title)
{
    switch (kind) {
    case Kind::mentioned:
        return tr("You are called by name in {title}", {{"title", title}});
    case Kind::thread_answered:
        return tr("An answer to {title}", {{"title", title}});
    case Kind::circle_began:
        return tr("{title}: a circle began from your need", {{"title", title}});
    case Kind::let_in:
        return tr("You belong to {title} now", {{"title", title}});
    case Kind::merging_asked:
        return tr("Shall {title} and another circle be one?", {{"title", title}});
    case Kind::merging_agreed:
    case Kind::merging_declined:
        return tr("What became of your proposal: {title}", {{"title", title}});
    case Kind::host_wrote:
        return tr("A host of {title} writes to you", {{"title", title}});
    case Kind::at_the_door:
        return tr("Somebody asks to be let into {title}", {{"title", title}});
    case Kind::decision_asked:
        return tr("Your circle decides: {title}", {{"title", title}});
    case Kind::circle_ends:
        return tr("{title} ends in two weeks", {{"title", title}});
    case Kind::circle_past_end:
        return tr("{title} waits for your word", {{"title", title}});
    case Kind::circle_quiet:
        return tr("Is {title} still going?", {{"title", title}});
    case Kind::circle_rests:
        return tr("Let {title} rest?", {{"title", title}});
    case Kind::circle_adopted:
        return tr("{title} has another host", {{"title", title}});
    case Kind::circle_reclaimed:
        return tr("{title} has its host back", {{"title", title}});
    case Kind::decision_ends:
        return tr("One day left to answer: {title}", {{"title", title}});
    case Kind::decision_counted:
        return tr("Your circle has decided: {title}", {{"title", title}});
    case Kind::meeting_today:
        return tr("Today: {title}", {{"title", title}});
    case Kind::all_called:
        return tr("Your circle is called: {title}", {{"title", title}});
    case Kind::welcome_asked:
        return tr("Somebody new waits for an answer: {title}", {{"title", title}});
    default:
        break;
    }
    return tr("{title} asks you in", {{"title", title}});
}

std::string subject_for(Kind kind, std::string const& title)
{
    auto const short_title = one_line(title, 60);
    switch (kind) {
    case Kind::need_answered:
        return tr("An answer to {title}", {{"title", short_title}});
    case Kind::merge_asked:
        return tr("Is {title} the same as another need?", {{"title", short_title}});
    case Kind::needs_merged:
    case Kind::carried_over:
        return tr("{title} and another need are one now", {{"title", short_title}});
    case Kind::need_hidden:
        return tr("{title} was taken out of sight", {{"title", short_title}});
    case Kind::need_shown:
        return tr("{title} is seen again", {{"title", short_title}});
    case Kind::merge_undone:
    case Kind::carried_back:
        break;
    case Kind::report_acted:
    case Kind::report_left:
        return std::string {tr("A steward looked at what you reported")};
    case Kind::measure_taken:
        return std::string {tr("A steward decided something about you")};
    case Kind::appeal_upheld:
    case Kind::appeal_refused:
        return std::string {tr("What became of your appeal")};
    default:
        return subject_about_circle(kind, short_title);
    }
    return tr("{title} stands for itself again", {{"title", short_title}});
}

std::string_view ending_of(Kind kind, bool takes_reply)
{
    if (takes_reply)
        return tr(
            "That is all. Answer this mail and your words stand in the thread, under your name; what you quote is "
            "cut. Do not pass this mail on. Until you have read it on its page, no second mail comes about it.");
    if (kind == Kind::need_answered)
        return tr("That is all. Nobody reads answers to this mail: write on the page above. Until "
                  "you have read it, no second mail comes about this need.");
    if (kind == Kind::need_hidden || kind == Kind::need_shown)
        return tr("That is all. Nobody reads answers to this mail: who sees your need now stands on the page above.");
    if (kind == Kind::mentioned || kind == Kind::thread_answered || kind == Kind::all_called)
        return tr("That is all. Nobody reads answers to this mail: write on the page above. Until you have read "
                  "it, no second mail comes about it.");
    if (kind == Kind::meeting_today)
        return tr(
            "That is all. Nobody reads answers to this mail: whoever cannot come after all writes on the page above.");
    if (kind == Kind::welcome_asked)
        return tr(
            "That is all. Two sentences are enough; as soon as anybody has answered, this waits for you no more.");
    if (kind == Kind::decision_asked || kind == Kind::decision_ends || kind == Kind::circle_quiet)
        return tr(
            "That is all. Nobody reads answers to this mail. Each line above opens a page; your answer counts when you "
            "press the button there. Do not pass this mail on: its links answer for you.");
    if (kind == Kind::host_wrote)
        return tr("That is all. Nobody reads answers to this mail: write in the circle, or to her when you meet.");
    if (kind == Kind::measure_taken)
        return tr("That is all. Nobody reads answers to this mail: the reason stands on the page above, and there you "
                  "can appeal.");
    if (kind == Kind::appeal_upheld || kind == Kind::appeal_refused || kind == Kind::report_acted
        || kind == Kind::report_left)
        return tr("That is all. Nobody reads answers to this mail, and nothing is left for you to do.");
    return tr("That is all. Nobody reads answers to this mail: what is to be decided stands on the page above.");
}

/// Until when she may answer, and a line for each answer; the same words as text and as HTML.
struct AnswerPart {
    std::string text {};
    std::optional<html::Html> html {};
};

AnswerPart answer_part(
    NoticeView const& view, std::string_view public_url, std::vector<circles::AnswerLink> const& answers)
{
    if (answers.empty()) return {};
    auto const until = view.decision
        ? tr("Open until {moment}", {{"moment", platform::day_and_time(view.decision->closes_at)}})
        : std::string {tr("Your answer:")};
    AnswerPart part {.text = until + "\n\n"};
    html::Html lines;
    for (auto const& [words, url] : answers) {
        auto const there = at_site(public_url, url);
        part.text += words + ":\n" + std::string {there.text()} + "\n";
        lines += render(R"html(<li><a href="{}">{}</a></li>)html", there, words);
    }
    part.text += "\n";
    part.html = render(R"html(<p>{}</p><ul>{}</ul>)html", until, lines);
    return part;
}

} // namespace

MailWords mail_of(NoticeView const& view, std::string_view network, std::string_view public_url, html::Url const& stop,
    std::vector<circles::AnswerLink> const& answers, bool takes_reply)
{
    auto const said = told_words(view.notice, view.about, view.names);
    auto const title = tr("“{title}”", {{"title", one_line(view.about.title, 300)}});
    auto const page = at_site(public_url, html::Url::to({"notices", view.notice.id.text()}));
    auto const settings = at_site(public_url, "/letters");
    auto const no_mail = at_site(public_url, stop);
    std::string_view const read = tr("Read it where it stands");
    auto const ending = ending_of(view.notice.kind, takes_reply);
    std::string_view const fewer = tr("Say when mails may come");
    std::string_view const none = tr("No more mail from here");
    auto const quote = view.quote.value_or("");
    auto const choose = answer_part(view, public_url, answers);
    MailWords words {.subject = subject_for(view.notice.kind, title)};
    words.text = said + "\n" + title + "\n\n" + (quote.empty() ? quote : quoted_lines(quote) + "\n\n") + choose.text
        + std::string {read} + ":\n" + std::string {page.text()} + "\n\n" + std::string {ending} + "\n\n-- \n"
        + std::string {fewer} + ":\n" + std::string {settings.text()} + "\n" + std::string {none} + ":\n"
        + std::string {no_mail.text()} + "\n\n" + std::string {network} + "\n";
    std::optional<html::Html> quoted;
    if (!quote.empty()) quoted = render(R"html(<blockquote dir="auto">{}</blockquote>)html", quote);
    auto const what = render(R"html(<p><b>{}</b><br>{}</p>{}{}<p><a href="{}">{}</a></p>)html", said, title, quoted,
        choose.html, page, read);
    auto const foot
        = render(R"html(<hr><p>{}</p><p class="small"><a href="{}">{}</a><br><a href="{}">{}</a><br>{}</p>)html",
            ending, settings, fewer, no_mail, none, network);
    words.html = html::mail_document(words.subject, render("{}{}", what, foot));
    return words;
}

} // namespace notices
