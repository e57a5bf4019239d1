#pragma once

#include "areas/circles/circle.h"
#include "platform/search/search.h"
#include "platform/storage/context.h"

#include <optional>
#include <string_view>

namespace circles {

constexpr std::string_view search_kind = "circle";

/// The index in which a circle and what is said in it stand: each private circle has one of its own, which nobody opens who is
/// not in it.
platform::SearchAudience search_audience_of(Circle const& circle);
bool is_findable(Circle const& circle);

/// What the filters of a search ask for.
std::vector<std::string> facets_of(Circle const& circle, std::string_view language, base::Time at);

/// Puts a circle where those who may see it find it, or takes it out of the index.
void index_circle(platform::Context& cx, platform::Search const& search, CircleId id);

/// The next circles after this one, whoever may see them; gives the last, or nothing at the end.
std::optional<CircleId> index_circles_after(
    platform::Tx& tx, platform::Search const& search, CircleId after, int limit);
std::int64_t findable_circles(platform::Tx& tx);

} // namespace circles
