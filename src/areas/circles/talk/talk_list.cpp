#include "areas/circles/talk/talk_list.h"

#include "areas/circles/may.h"
#include "areas/circles/talk/talk_page.h"
#include "areas/people/people.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace circles {

using html::Html;
using html::render;
using html::tr;
using html::trn;

namespace {

constexpr int newest = 5;

Html thread_item(Circle const& circle, ListedThread const& listed, std::string const& author, base::Time now)
{
    auto const& thread = listed.thread;
    Html facts
        = render(R"html(<span dir="auto">{}</span><span>{}</span>)html", author, platform::ago(listed.last_at, now));
    if (thread.kind != Talk::discussion)
        facts += render(R"html(<span class="tag sky">{}</span>)html", words_of(thread.kind));
    if (thread.answer) facts += render(R"html(<span class="tag mint">{}</span>)html", tr("Answered well"));
    if (listed.unread) facts += render(R"html(<span class="tag sun">{}</span>)html", tr("New"));
    auto const words = render(
        R"html(<div><h3><a href="{}" dir="auto">{}</a></h3><p class="q small" dir="auto">{}</p><p class="meta">{}</p></div>)html",
        html::Url::to({"circles", circle.slug, "talk", thread.path_name()}), thread.title, thread.excerpt, facts);
    return render(R"html(<li class="item">{}{}<div class="n">{}<small>{}</small></div></li>)html",
        html::initials(author, "z3"), words, platform::number(listed.replies), trn("reply", "replies", listed.replies));
}

} // namespace

std::string words_of(Talk kind)
{
    switch (kind) {
    case Talk::question:
        return std::string {tr("Question")};
    case Talk::success:
        return std::string {tr("What worked")};
    case Talk::failure:
        return std::string {tr("What did not work")};
    case Talk::discussion:
        return std::string {tr("Discussion")};
    case Talk::announcement:
        return std::string {tr("Announcement")};
    }
    return {};
}

html::Html thread_items(Circle const& circle, std::span<ListedThread const> threads, Names const& names, base::Time now)
{
    auto const items = html::each(threads, [&](ListedThread const& listed) {
        auto const name = names.find(listed.thread.author);
        auto const author = name == names.end() || name->second.name.empty() ? std::string {tr("Somebody who left")}
                                                                             : name->second.name;
        return thread_item(circle, listed, author, now);
    });
    return render(R"html(<ul class="list talk">{}</ul>)html", items);
}

html::Html newest_threads(platform::Reading const& reading, Circle const& circle, Standing standing)
{
    if (!may(reading.actor, Action::read_inside, circle, standing).allowed) return {};
    ThreadStore store {reading.tx};
    auto const threads = store.of_circle(circle.id, reading.actor.person.value_or(base::PersonId {}), {}, newest);
    if (threads.empty())
        return render(
            R"html(<p class="quiet">{}</p>)html", tr("Nobody has said anything yet. A question is a good start."));
    std::vector<base::PersonId> ids;
    for (auto const& listed : threads) ids.push_back(listed.thread.author);
    auto const items = thread_items(circle, threads, people::names_of(reading.tx, ids), reading.clock.now());
    auto const count = threads.size() < newest ? static_cast<std::int64_t>(threads.size()) : store.count(circle.id);
    return render(R"html({}<p class="gap"><a href="{}">{}</a></p>)html", items,
        html::Url::to({"circles", circle.slug, "talk"}), trn("The one thread", "All {n} threads", count));
}

} // namespace circles
