#include "areas/needs/find_alike.h"

#include "areas/needs/index_need.h"
#include "areas/needs/may.h"
#include "platform/i18n/fold.h"
#include "platform/keys/keys.h"

namespace needs {

namespace {

constexpr std::size_t most_alike = 3;
constexpr std::size_t mark_length = 16;

/// Found in the index, and still so in the table: the index follows a moment after.
std::vector<Listed> open_ones(platform::Reading const& reading, std::vector<NeedId> const& ids)
{
    auto const found = NeedStore {reading.tx}.of(ids, reading.actor.person.value_or(base::PersonId {}));
    std::vector<Listed> open;
    for (auto const& id : ids) {
        auto const one = found.find(id);
        if (one == found.end() || one->second.need.state != State::open) continue;
        if (!may(reading.actor, Action::view, one->second.need).allowed) continue;
        if (open.size() < most_alike) open.push_back(one->second);
    }
    return open;
}

FindNear asked_elsewhere = nullptr;

} // namespace

void look_elsewhere(FindNear find)
{
    asked_elsewhere = find;
}

std::vector<NearThing> find_elsewhere(
    platform::Reading const& reading, platform::Search const& search, std::string_view title)
{
    if (title.empty() || asked_elsewhere == nullptr) return {};
    return asked_elsewhere(reading, search, title);
}

NeedList find_alike(platform::Reading const& reading, platform::Search const& search, std::string_view title)
{
    if (title.empty()) return {};
    std::vector<platform::SearchAudience> audiences {platform::SearchAudience::everyone()};
    if (reading.actor.is_member()) audiences.push_back(platform::SearchAudience::members());
    std::string const kinds[] {std::string {search_kind}};
    std::vector<NeedId> ids;
    for (auto const& hit : search.suggestions(reading.tx, audiences, title, kinds)) ids.push_back({hit.id});
    return {.needs = open_ones(reading, ids)};
}

std::string alike_mark(std::string_view title)
{
    return platform::sha256_hex(platform::folded(title)).substr(0, mark_length);
}

} // namespace needs
