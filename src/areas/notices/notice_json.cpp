#include "areas/notices/notice_json.h"

namespace notices {

namespace {

std::string_view name_of_item(Item::Kind kind)
{
    switch (kind) {
    case Item::Kind::waiting:
        return "waiting";
    case Item::Kind::answers:
        return "answers";
    case Item::Kind::merged:
        return "merged";
    case Item::Kind::near:
        break;
    }
    return "near";
}

} // namespace

base::Json json_of(Notice const& notice)
{
    return base::Json::object()
        .add("id", notice.id.text())
        .add("kind", name_of(notice.kind))
        .add("need", notice.need.text())
        .add("reply", notice.kind == Kind::need_answered ? std::optional {notice.reply.text()} : std::nullopt)
        .add("merge", notice.merge.value != 0 ? std::optional {notice.merge.text()} : std::nullopt)
        .add("from", notice.from.text())
        .add("times", notice.times)
        .add("happened_at", notice.happened_at)
        .add("read_at", notice.read_at);
}

base::Json json_of(NoticeList const& list)
{
    auto notices = base::Json::array();
    for (auto const& told : list.told) notices.push(json_of(told.notice).add("need_title", told.need.title));
    return base::Json::object().add("notices", notices);
}

base::Json json_of(Wishes const& wishes)
{
    return base::Json::object()
        .add("often", people::name_of(wishes.often))
        .add("hour", wishes.hour)
        .add("at_once", wishes.at_once);
}

base::Json json_of(Wishes const& wishes, std::vector<Letter> const& letters)
{
    auto list = base::Json::array();
    for (auto const& letter : letters) list.push(json_of(letter));
    return json_of(wishes).add("letters", list);
}

base::Json json_of(Letter const& letter)
{
    auto items = base::Json::array();
    for (auto const& item : letter.items)
        items.push(base::Json::object()
                       .add("kind", name_of_item(item.kind))
                       .add("need", item.need.text())
                       .add("count", item.count));
    return base::Json::object()
        .add("id", letter.id.text())
        .add("written_at", letter.written_at)
        .add("often", people::name_of(letter.often))
        .add("items", items);
}

} // namespace notices
