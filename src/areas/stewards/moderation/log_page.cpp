#include "areas/stewards/moderation/log.h"
#include "areas/stewards/moderation/moderation_page.h"
#include "areas/stewards/reports/report_page.h"
#include "html/pieces.h"
#include "html/words.h"
#include "platform/i18n/dates.h"

namespace stewards {

namespace {

using html::Html;
using html::render;
using html::tr;
using html::trn;

std::string name_in(base::FlatJson const& body, std::string_view member, Names const& names)
{
    auto const found = names.find(std::string {body.text(member)});
    return found == names.end() || found->second.empty() ? std::string {tr("Somebody")} : found->second;
}

std::string outcome_in(base::FlatJson const& body)
{
    auto const outcome = outcomes.named(body.text("outcome"));
    return outcome ? std::string {words_of(*outcome)} : std::string {};
}

std::string measure_in(base::FlatJson const& body)
{
    auto const kind = measure_kinds.named(body.text("measure_kind"));
    return kind ? std::string {words_of(*kind)} : std::string {};
}

/// One sentence for each act that stands in the chain.
std::string sentence_of(base::FlatJson const& body, Names const& names)
{
    auto const act = body.text("act");
    auto const by = name_in(body, "by", names);
    auto const about = name_in(body, "about", names);
    if (act == "report_decided")
        return tr("{name} decided a report about {other}: {what}.",
            {{"name", by}, {"other", about}, {"what", outcome_in(body)}});
    if (act == "measure_taken")
        return tr("{name} took a measure about {other}: {what}.",
            {{"name", by}, {"other", about}, {"what", measure_in(body)}});
    if (act == "measure_undone")
        return tr("{name} undid a measure about {other}: {what}.",
            {{"name", by}, {"other", about}, {"what", measure_in(body)}});
    if (act == "appealed") return tr("{name} appealed.", {{"name", about}});
    if (act == "appeal_decided")
        return body.text("outcome") == "upheld"
            ? tr("{name} found that the appeal of {other} is right.", {{"name", by}, {"other", about}})
            : tr("{name} found that the decision about {other} stays.", {{"name", by}, {"other", about}});
    if (act == "opinion_asked")
        return tr(
            "{name} asked {other} for a second opinion.", {{"name", by}, {"other", name_in(body, "asked", names)}});
    if (act == "opinion_given")
        return tr("{name} would choose: {outcome}.", {{"name", by}, {"outcome", outcome_in(body)}});
    if (act == "trusted") return tr("{name} trusts {other} at once.", {{"name", by}, {"other", about}});
    return std::string {act};
}

Html entry_row(Entry const& entry, Names const& names)
{
    auto const body = base::read_flat_json(entry.link.body);
    auto const words = html::each(entry.words, [](platform::KeptText const& text) {
        return render(R"html(<blockquote class="small lines" dir="auto">{}</blockquote>)html", text.words);
    });
    return render(
        R"html(<li><p class="meta"><span>{}</span><span>{}</span></p><p dir="auto">{}</p>{}<p class="small quiet"><code>{}</code></p></li>)html",
        platform::number(entry.link.number), platform::day(entry.link.written_at),
        body ? sentence_of(*body, names) : std::string {}, words, entry.link.hash);
}

} // namespace

html::Page log_page(
    std::vector<Entry> const& entries, Names const& names, platform::Head const& head, std::optional<std::int64_t> next)
{
    auto const title = head.number == 0 ? std::string {tr("The log is empty")}
                                        : trn("One entry in the log", "{n} entries in the log", head.number);
    std::optional<Html> more;
    if (next)
        more = render(R"html(<p class="gap2"><a class="btn" href="{}">{}</a></p>)html",
            html::Url {"/steward/log"}.with("before", std::to_string(*next)), tr("Those that came before"));
    auto const list = html::each(entries, [&](Entry const& entry) { return entry_row(entry, names); });
    return {.title = std::string {tr("The log")},
        .tab = html::Tab::care,
        .main = html::row(render(R"html(<p>{}</p><p><a href="/steward/reports">{}</a></p>)html", tr("The newest first"),
                              tr("Reports")),
            render(R"html(<h1>{}</h1><p class="lead gap">{}</p><ol class="plain stack loose gap2">{}</ol>{})html",
                title,
                tr("What was decided, and by whom. Each entry holds the mark of the one before, so nobody can change "
                   "or remove "
                   "one unseen. Words go when somebody they are about leaves; the entry stays."),
                list, more))};
}

} // namespace stewards
