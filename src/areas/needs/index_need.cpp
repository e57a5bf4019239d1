#include "areas/needs/index_need.h"

#include "areas/needs/may.h"
#include "areas/needs/need_store.h"
#include "areas/needs/needs.h"

namespace needs {

namespace {

/// Members look into both indexes, so what is everybody's stands in one only.
platform::SearchAudience audience_of(Need const& need)
{
    return need.audience == base::Audience::everyone ? platform::SearchAudience::everyone()
                                                     : platform::SearchAudience::members();
}

} // namespace

void index_need(platform::Context& cx, platform::Search const& search, NeedId id)
{
    auto const need = NeedStore {cx.tx}.find(id);
    if (!need || (need->state != State::open && need->state != State::closed))
        return search.remove(cx.tx, search_kind, id.value);
    platform::SearchAudience const audiences[] {audience_of(*need)};
    search.put(cx.tx, audiences,
        {.kind = std::string {search_kind},
            .id = id.value,
            .title = need->title,
            .body = need->story,
            .language = need->language,
            .at = need->opened_at.value_or(base::Time {}),
            .facets = {"subject:" + need->subject, "grade:" + need->grade}});
}

std::vector<Need> still_visible(platform::Reading const& reading, std::vector<NeedId> const& ids)
{
    auto const found = NeedStore {reading.tx}.of(ids);
    std::vector<Need> visible;
    for (auto const& id : ids) {
        auto const need = found.find(id);
        if (need != found.end() && may(reading.actor, Action::view, need->second.need).allowed) {
            visible.push_back(need->second.need);
        }
    }
    return visible;
}

} // namespace needs
