#include "areas/needs/need_file_page.h"
#include "areas/needs/need_page.h"
#include "html/pieces.h"
#include "html/words.h"

#include <algorithm>

namespace needs {

namespace {

using html::Html;
using html::render;
using html::tr;

Html wording_card(NeedView const& view, Wording const& wording)
{
    auto const& need = wording.need;
    auto const found = view.authors.find(need.author);
    bool const known = found != view.authors.end() && !found->second.name.empty();
    auto const name = known ? found->second.name : std::string {tr("Somebody who left")};
    std::optional<Html> story;
    if (!need.story.empty()) story = render(R"html(<p dir="auto" class="lines">{}</p>)html", need.story);
    return render(
        R"html(<div class="card stack"><h3 dir="auto">{}</h3><p class="meta" dir="auto">{}</p>{}{}{}</div>)html",
        tr("“{title}”", {{"title", need.title}}), name, story, photo_figure(need, wording.photo),
        worksheet_links(wording.worksheets, std::nullopt));
}

} // namespace

html::Html wordings_part(NeedView const& view)
{
    return html::each(view.wordings, [&](Wording const& wording) { return wording_card(view, wording); });
}

html::Html wording_mark(NeedView const& view, Reply const& reply)
{
    auto const wording
        = std::ranges::find_if(view.wordings, [&](Wording const& one) { return one.need.id == reply.need; });
    if (wording == view.wordings.end()) return {};
    return render(R"html(<p class="small quiet" dir="auto">{}</p>)html",
        tr("An answer to “{title}”, which is one with this need now", {{"title", wording->need.title}}));
}

} // namespace needs
