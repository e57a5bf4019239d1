#include "areas/needs/need_json.h"

#include "algorithms/small_cells.h"
#include "areas/needs/need_file_page.h"

namespace needs {

std::optional<base::Json> photo_json(Need const& need, std::vector<PhotoSize> const& photo)
{
    if (!need.photo) return std::nullopt;
    auto sizes = base::Json::array();
    for (auto const& size : photo) {
        sizes.push(base::Json::object()
                       .add("url", photo_url(need.id, size).text())
                       .add("type", content_type_of(size.format))
                       .add("width", size.width)
                       .add("height", size.height)
                       .add("bytes", size.file.size));
    }
    return base::Json::object().add("alt", *need.photo).add("sizes", sizes);
}

base::Json worksheets_json(std::vector<Worksheet> const& worksheets, std::optional<ReplyId> reply)
{
    auto list = base::Json::array();
    for (auto const& worksheet : worksheets) {
        if (worksheet.reply != reply) continue;
        list.push(base::Json::object()
                      .add("id", worksheet.id.text())
                      .add("url", worksheet_url(worksheet).text())
                      .add("file_name", worksheet.file_name)
                      .add("bytes", worksheet.file.size));
    }
    return list;
}

namespace {

/// Groups under five have a null count: hidden, not absent. Of fewer than five teachers nothing is told, not even which groups.
base::Json spread_json(Context const& context)
{
    auto const& spread = context.spread;
    if (context.told < least_told) return base::Json::array();
    std::vector<std::int64_t> counts;
    for (auto const& line : spread) counts.push_back(line.count);
    auto const shown = algorithms::shown_cells(counts, least_told);
    auto list = base::Json::array();
    for (std::size_t i = 0; i < spread.size(); ++i) {
        auto const count = shown[i] ? std::optional {spread[i].count} : std::nullopt;
        list.push(base::Json::object().add("code", spread[i].code).add("count", count));
    }
    return list;
}

base::Json timeline_json(Timeline const& timeline)
{
    auto list = base::Json::array();
    for (auto const& step : timeline.steps) {
        auto one = base::Json::object().add("kind", name_of(step.kind)).add("at", step.happened_at);
        list.push(step.count > 0 ? std::move(one).add("count", step.count) : std::move(one));
    }
    return list;
}

base::Json wordings_json(std::vector<Wording> const& wordings)
{
    auto list = base::Json::array();
    for (auto const& wording : wordings) {
        list.push(base::Json::object()
                      .add("id", wording.need.id.text())
                      .add("author", wording.need.author.text())
                      .add("title", wording.need.title)
                      .add("story", wording.need.story)
                      .add("photo", photo_json(wording.need, wording.photo))
                      .add("worksheets", worksheets_json(wording.worksheets, std::nullopt)));
    }
    return list;
}

std::optional<std::string> why_hidden(NeedView const& view)
{
    return view.hiding ? std::optional {view.hiding->why} : std::nullopt;
}

} // namespace

base::Json json_of(Need const& need)
{
    std::optional<std::string> merged_into;
    if (need.merged_into) merged_into = need.merged_into->text();
    return base::Json::object()
        .add("id", need.id.text())
        .add("author", need.author.text())
        .add("audience", base::name_of(need.audience))
        .add("title", need.title)
        .add("story", need.story)
        .add("subject", need.subject)
        .add("grade", need.grade)
        .add("place", need.place)
        .add("language", need.language)
        .add("state", name_of(need.state))
        .add("opened_at", need.opened_at)
        .add("merged_into", merged_into);
}

base::Json json_of(Listed const& listed)
{
    return json_of(listed.need).add("me_toos", listed.me_toos).add("replies", listed.replies);
}

base::Json json_of(NeedList const& list)
{
    auto needs = base::Json::array();
    for (auto const& listed : list.needs) needs.push(json_of(listed).add("me_too", listed.mine_too));
    return base::Json::object().add("needs", needs);
}

base::Json json_of(Alike const& alike)
{
    auto elsewhere = base::Json::array();
    for (auto const& thing : alike.elsewhere)
        elsewhere.push(
            base::Json::object().add("kind", thing.kind).add("title", thing.title).add("path", thing.url.text()));
    return json_of(alike.list).add("elsewhere", elsewhere);
}

base::Json json_of(NeedView const& view)
{
    auto replies = base::Json::array();
    for (auto const& reply : view.replies)
        replies.push(json_of(reply).add("worksheets", worksheets_json(view.worksheets, reply.id)));
    auto const contexts = base::Json::object()
                              .add("class_size", spread_json(view.contexts.sizes))
                              .add("grade", spread_json(view.contexts.grades))
                              .add("setting", spread_json(view.contexts.settings))
                              .add("lacks", spread_json(view.contexts.lacks));
    return json_of(view.need)
        .add("me_toos", view.me_toos)
        .add("me_too", view.said_me_too)
        .add("contexts", contexts)
        .add("photo", photo_json(view.need, view.photo))
        .add("worksheets", worksheets_json(view.worksheets, std::nullopt))
        .add("wordings", wordings_json(view.wordings))
        .add("why_hidden", why_hidden(view))
        .add("replies", replies)
        .add("timeline", timeline_json(view.timeline));
}

base::Json json_of(Reply const& reply)
{
    return base::Json::object()
        .add("id", reply.id.text())
        .add("need", reply.need.text())
        .add("author", reply.author.text())
        .add("text", reply.text)
        .add("link", reply.link)
        .add("written_at", reply.written_at);
}

base::Json json_of(MeToo const& me_too)
{
    auto lacks = base::Json::array();
    for (auto const& code : me_too.lacks) lacks.push(code);
    return base::Json::object()
        .add("need", me_too.need.text())
        .add("said_at", me_too.said_at)
        .add("class_size", me_too.class_size)
        .add("grade", me_too.grade)
        .add("setting", me_too.setting)
        .add("lacks", lacks)
        .add("named", me_too.named);
}

} // namespace needs
