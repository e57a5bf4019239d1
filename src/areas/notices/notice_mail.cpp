#include "areas/notices/notice_mail.h"

#include "html/mail_document.h"
#include "html/words.h"

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

} // namespace

MailWords mail_of(NoticeView const& view, std::string_view network, std::string_view public_url, html::Url const& stop)
{
    auto const said = notice_words(view.notice, view.names);
    auto const title = tr("“{title}”", {{"title", one_line(view.need.title, 300)}});
    auto const page = at_site(public_url, html::Url::to({"notices", view.notice.id.text()}));
    auto const settings = at_site(public_url, "/letters");
    auto const no_mail = at_site(public_url, stop);
    std::string_view const read = tr("Read it where it stands");
    std::string_view const ending = tr("That is all. Nobody reads answers to this mail: write on the page above. Until "
                                       "you have read it, no second mail comes about this need.");
    std::string_view const fewer = tr("Say when mails may come");
    std::string_view const none = tr("No more mail from here");
    MailWords words {.subject = tr("An answer to {title}", {{"title", one_line(title, 60)}})};
    words.text = said + "\n" + title + "\n\n" + quoted_lines(view.reply.text) + "\n\n" + std::string {read} + ":\n"
        + std::string {page.text()} + "\n\n" + std::string {ending} + "\n\n-- \n" + std::string {fewer} + ":\n"
        + std::string {settings.text()} + "\n" + std::string {none} + ":\n" + std::string {no_mail.text()} + "\n\n"
        + std::string {network} + "\n";
    auto const what
        = render(R"html(<p><b>{}</b><br>{}</p><blockquote dir="auto">{}</blockquote><p><a href="{}">{}</a></p>)html",
            said, title, view.reply.text, page, read);
    auto const foot
        = render(R"html(<hr><p>{}</p><p class="small"><a href="{}">{}</a><br><a href="{}">{}</a><br>{}</p>)html",
            ending, settings, fewer, no_mail, none, network);
    words.html = html::mail_document(words.subject, render("{}{}", what, foot));
    return words;
}

} // namespace notices
