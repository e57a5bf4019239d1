#include "areas/needs/index_need.h"

#include "areas/needs/may.h"
#include "areas/needs/need_store.h"
#include "areas/needs/needs.h"
#include "platform/i18n/places.h"
#include "platform/i18n/zones.h"

namespace needs {

namespace {

/// Members look into both indexes, so what is everybody's stands in one only.
platform::SearchAudience audience_of(Need const& need)
{
    return need.audience == base::Audience::everyone ? platform::SearchAudience::everyone()
                                                     : platform::SearchAudience::members();
}

bool is_findable(Need const& need)
{
    return need.state == State::open || need.state == State::closed;
}

std::vector<std::string> facets_of(Need const& need)
{
    std::vector<std::string> facets {"subject:" + need.subject, "grade:" + need.grade, "language:" + need.language,
        "year:" + std::to_string(platform::year_of(need.opened_at.value_or(base::Time {})))};
    auto const province = need.place ? platform::gazetteer().province_of({*need.place}) : std::nullopt;
    if (province) facets.push_back("place:" + std::to_string(province->id.value));
    return facets;
}

platform::PlacedDocument document_of(Need const& need)
{
    return {{.kind = std::string {search_kind},
                .id = need.id.value,
                .title = need.title,
                .body = need.story,
                .language = need.language,
                .at = need.opened_at.value_or(base::Time {}),
                .facets = facets_of(need)},
        {audience_of(need)}};
}

} // namespace

void index_need(platform::Context& cx, platform::Search const& search, NeedId id)
{
    auto const need = NeedStore {cx.tx}.find(id);
    if (!need || !is_findable(*need)) return search.remove(cx.tx, search_kind, id.value);
    auto const placed = document_of(*need);
    search.put(cx.tx, placed.audiences, placed.document);
}

std::optional<NeedId> index_needs_after(platform::Tx& tx, platform::Search const& search, NeedId after, int limit)
{
    auto const needs = NeedStore {tx}.after(after, limit);
    if (needs.empty()) return std::nullopt;
    std::vector<platform::PlacedDocument> documents;
    for (auto const& need : needs) {
        if (is_findable(need)) documents.push_back(document_of(need));
    }
    search.put_all(tx, documents);
    return needs.back().id;
}

std::int64_t findable_needs(platform::Tx& tx)
{
    return NeedStore {tx}.findable();
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
