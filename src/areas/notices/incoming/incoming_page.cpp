#include "areas/notices/incoming/incoming_page.h"

#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace notices {

namespace {

using html::Html;
using html::render;
using html::tr;

std::string_view words_for(std::string_view what)
{
    if (what == "posted") return tr("Replies that were posted");
    if (what == "refused") return tr("Replies that could not be posted; whoever wrote was told why");
    if (what == "automatic") return tr("Mails that programs wrote: out of office, lists, receipts");
    if (what == "loop") return tr("Mails of our own that came round");
    if (what == "flood") return tr("Mails beyond 20 an hour from one person");
    if (what == "unreadable") return tr("Mails that could not be read");
    if (what == "bounced") return tr("Letters that came back for good");
    if (what == "bounced_for_now") return tr("Letters that are late");
    return tr("Addresses to which nothing is written any more");
}

Html row(MailCount const& count)
{
    return render(R"html(<tr><th scope="row">{}</th><td class="r">{}</td></tr>)html", words_for(count.what),
        std::to_string(count.times));
}

Html figures_table(MailFigures const& figures)
{
    if (figures.counts.empty())
        return render(R"html(<p class="quiet">{}</p>)html", tr("Nothing came in, and nothing came back."));
    return render(
        R"html(<div class="tablewrap"><table class="tchart"><thead><tr><th scope="col">{}</th><th scope="col" class="r">{}</th></tr></thead><tbody>{}</tbody></table></div>)html",
        tr("What"), tr("How often"), html::each(figures.counts, row));
}

std::string how_it_comes_in(MailFigures const& figures)
{
    if (figures.domain.empty())
        return std::string {tr("This site takes no mail in: nobody can answer by mail, and nobody is told here of "
                               "letters that came back. Whoever runs the "
                               "machine can change it with the setting mail-in.")};
    return tr("People answer by mail to addresses at {domain}.", {{"domain", figures.domain}});
}

} // namespace

html::Page mail_figures_page(MailFigures const& figures)
{
    auto const stopped = html::trn("Nothing is written to one address, because letters came back from it. Its owner is "
                                   "told on the page of her letters.",
        "Nothing is written to {n} addresses, because letters came back from them. Their owners are told on the page "
        "of their letters.",
        figures.stopped);
    Html main = html::row(render(R"html(<p><a href="/steward">{}</a></p>)html", tr("Care")),
        render(R"html(<h1>{}</h1><p class="lead gap">{}</p>)html", tr("Mail"), how_it_comes_in(figures)));
    main += html::row(render("<h2>{}</h2>", tr("The last thirty days")), figures_table(figures));
    if (figures.stopped > 0)
        main += html::row(render("<h2>{}</h2>", tr("Stopped addresses")), render("<p>{}</p>", stopped));
    return {.title = std::string {tr("Mail")}, .tab = html::Tab::you, .main = std::move(main)};
}

Html stopped_notice(base::Time since, std::string_view address)
{
    auto const words = tr("Letters to {address} came back. Since {day} nothing is written to it.",
        {{"address", address}, {"day", platform::day(since)}});
    return html::notice(html::Hue::rose,
        render(
            R"html(<p>{}</p><p>{}</p><form method="post" action="/letters/address">{}<button class="btn">{}</button></form>)html",
            words,
            tr("Is the mailbox full, or was it closed for a while? Put that right first. If it is another address by "
               "now, change it on your page."),
            html::form_tokens(), tr("My address works again")));
}

} // namespace notices
