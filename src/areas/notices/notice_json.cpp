#include "areas/notices/notice_json.h"

namespace notices {

namespace {

/// None is null.
template <class Id>
std::optional<std::string> text_of(Id id)
{
    return id.value != 0 ? std::optional {id.text()} : std::nullopt;
}

} // namespace

base::Json json_of(Notice const& notice)
{
    return base::Json::object()
        .add("id", notice.id.text())
        .add("kind", name_of(notice.kind))
        .add("need", text_of(notice.need))
        .add("reply", text_of(notice.reply))
        .add("merge", text_of(notice.merge))
        .add("circle", text_of(notice.circle))
        .add("thread", text_of(notice.thread))
        .add("post", text_of(notice.post))
        .add("decision", text_of(notice.decision))
        .add("report", text_of(notice.report))
        .add("from", notice.from.text())
        .add("times", notice.times)
        .add("happened_at", notice.happened_at)
        .add("read_at", notice.read_at);
}

base::Json json_of(NoticeList const& list)
{
    auto notices = base::Json::array();
    for (auto const& told : list.told)
        notices.push(json_of(told.notice).add("title", told.about.title).add("path", told.about.place.text()));
    return base::Json::object().add("notices", notices);
}

base::Json json_of(Wishes const& wishes)
{
    return base::Json::object()
        .add("often", people::name_of(wishes.often))
        .add("hour", wishes.hour)
        .add("at_once", wishes.at_once)
        .add("quiet_from", wishes.quiet.from)
        .add("quiet_to", wishes.quiet.to)
        .add("quiet_weekends", wishes.quiet.weekends);
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
                       .add("kind", name_of(item.kind))
                       .add("need", text_of(item.need))
                       .add("notice", text_of(item.notice))
                       .add("thread", text_of(item.thread))
                       .add("circle", text_of(item.circle))
                       .add("count", item.count));
    return base::Json::object()
        .add("id", letter.id.text())
        .add("written_at", letter.written_at)
        .add("often", people::name_of(letter.often))
        .add("items", items);
}

} // namespace notices
