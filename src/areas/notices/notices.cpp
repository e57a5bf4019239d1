#include "areas/notices/notices.h"

#include "areas/notices/notice_store.h"
#include "areas/notices/read_waiting.h"
#include "html/words.h"

namespace notices {

namespace {

bool waits_elsewhere(Kind kind)
{
    return kind == Kind::merge_asked || kind == Kind::asked_in || kind == Kind::decision_asked
        || kind == Kind::decision_ends;
}

} // namespace

std::int64_t unread(platform::Tx& tx, base::PersonId person)
{
    return NoticeStore {tx}.unread(person);
}

std::vector<Waiting> waiting(platform::Reading const& reading, int limit)
{
    auto const list = list_waiting(reading, limit);
    std::vector<Waiting> waiting;
    for (auto const& told : list.told) {
        if (waits_elsewhere(told.notice.kind)) continue;
        waiting.push_back(
            {told_words(told.notice, told.about, list.names), html::tr("“{title}”", {{"title", told.about.title}}),
                html::Url::to({"notices", told.notice.id.text(), "reading"}), told.notice.happened_at});
    }
    return waiting;
}

} // namespace notices
