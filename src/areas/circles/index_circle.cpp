#include "areas/circles/index_circle.h"

#include "areas/circles/circle_store.h"
#include "platform/i18n/zones.h"

namespace circles {

namespace {

platform::PlacedDocument document_of(Circle const& circle)
{
    auto body = circle.purpose;
    if (!circle.strategy.empty()) (body += "\n") += circle.strategy;
    return {{.kind = std::string {search_kind},
                .id = circle.id.value,
                .title = circle.name,
                .body = std::move(body),
                .language = circle.language,
                .at = circle.founded_at,
                .facets = facets_of(circle, circle.language, circle.founded_at)},
        {search_audience_of(circle)}};
}

} // namespace

platform::SearchAudience search_audience_of(Circle const& circle)
{
    if (circle.audience == base::Audience::everyone) return platform::SearchAudience::everyone();
    if (circle.is_private()) return platform::SearchAudience::circle(circle.id);
    return platform::SearchAudience::members();
}

bool is_findable(Circle const& circle)
{
    return circle.state == State::active || circle.state == State::closed;
}

std::vector<std::string> facets_of(Circle const& circle, std::string_view language, base::Time at)
{
    return {"subject:" + circle.subject, "grade:" + circle.grade, "circle:" + circle.id.text(),
        "language:" + std::string {language}, "year:" + std::to_string(platform::year_of(at))};
}

void index_circle(platform::Context& cx, platform::Search const& search, CircleId id)
{
    auto const circle = CircleStore {cx.tx}.find(id);
    if (!circle || !is_findable(*circle)) return search.remove(cx.tx, search_kind, id.value);
    auto const placed = document_of(*circle);
    search.put(cx.tx, placed.audiences, placed.document);
}

std::optional<CircleId> index_circles_after(platform::Tx& tx, platform::Search const& search, CircleId after, int limit)
{
    auto const circles = CircleStore {tx}.after(after, limit);
    if (circles.empty()) return std::nullopt;
    std::vector<platform::PlacedDocument> documents;
    for (auto const& circle : circles) {
        if (is_findable(circle)) documents.push_back(document_of(circle));
    }
    search.put_all(tx, documents);
    return circles.back().id;
}

std::int64_t findable_circles(platform::Tx& tx)
{
    return CircleStore {tx}.findable();
}

} // namespace circles
