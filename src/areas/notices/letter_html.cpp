#include "areas/notices/letter_words.h"
#include "html/mail_document.h"

namespace notices {

namespace {

using html::Html;
using html::render;

Html way_html(LetterWords::Way const& way, std::string_view public_url)
{
    return render(R"html(<a href="{}">{}</a><br>)html", at_site(public_url, way.url), way.words);
}

Html entry_html(LetterWords::Entry const& entry, std::string_view public_url)
{
    auto const answers
        = html::each(entry.answers, [&](LetterWords::Way const& way) { return way_html(way, public_url); });
    Html reply;
    if (!entry.reply_to.empty()) reply = render(R"html(<br>{}: {})html", html::tr("Reply by mail"), entry.reply_to);
    return render(R"html(<h3 dir="auto">{}</h3><p>{}<br>{}<a href="{}">{}</a>{}</p>)html", entry.title, entry.words,
        answers, at_site(public_url, entry.url), entry.link, reply);
}

Html less_html(LetterWords::Section const& section, std::string_view public_url)
{
    if (section.ways.empty()) return {};
    return render(R"html(<p class="small">{}</p>)html",
        html::each(section.ways, [&](auto const& way) { return way_html(way, public_url); }));
}

} // namespace

std::string mail_html(LetterWords const& words, std::string_view public_url)
{
    auto const sections = html::each(words.sections, [&](LetterWords::Section const& section) {
        return render("<h2>{}</h2>{}{}", section.heading,
            html::each(section.entries, [&](auto const& entry) { return entry_html(entry, public_url); }),
            less_html(section, public_url));
    });
    auto const ways = html::each(words.ways, [&](LetterWords::Way const& way) { return way_html(way, public_url); });
    return html::mail_document(words.subject,
        render(R"html(<p><b>{}</b><br>{}</p>{}<hr><p>{}</p><p class="small">{}</p><p class="small">{}</p>)html",
            words.greeting, words.summary, sections, words.ending, ways, words.why));
}

} // namespace notices
