#include "areas/circles/endings/lives.h"

#include "areas/circles/adoption/adoption_store.h"
#include "areas/circles/circle_store.h"
#include "areas/circles/endings/life_store.h"
#include "areas/circles/news.h"
#include "base/json.h"

#include <stdexcept>

namespace circles {

std::string CircleTurned::payload() const
{
    return base::Json::object()
        .add("circle", circle.text())
        .add("turn", turns.of(turn))
        .add("at", std::to_string(at.ms))
        .add("by", by.text())
        .add("from", from.text())
        .text();
}

CircleTurned CircleTurned::from_payload(std::string_view text)
{
    auto const json = base::read_flat_json(text);
    if (!json) throw std::invalid_argument {"an event that cannot be read"};
    auto const circle = CircleId::from(json->text("circle"));
    auto const turn = turns.named(json->text("turn"));
    if (!circle || !turn) throw std::invalid_argument {"an event without its circle or its turn"};
    return {.circle = *circle,
        .turn = *turn,
        .at = {std::stoll(std::string {json->text("at")})},
        .by = base::PersonId::from(json->text("by")).value_or(base::PersonId {}),
        .from = base::PersonId::from(json->text("from")).value_or(base::PersonId {})};
}

std::unordered_map<CircleId, Life> lives_of(platform::Tx& tx, std::span<CircleId const> ids)
{
    return LifeStore {tx}.of_many(ids);
}

std::vector<base::PersonId> hosts_before(platform::Tx& tx, CircleId circle, base::Time adopted_at)
{
    return AdoptionStore {tx}.hosts_before(circle, adopted_at);
}

std::vector<LeftAlone> left_alone(platform::Reading const& reading, int limit)
{
    std::vector<CircleId> ids;
    auto const lives = LifeStore {reading.tx}.left_alone(limit);
    for (auto const& life : lives) ids.push_back(life.circle);
    auto const seen = circles_seen(reading, ids);
    std::vector<LeftAlone> alone;
    for (auto const& life : lives) {
        auto const found = seen.find(life.circle);
        if (found != seen.end() && found->second.circle.state == State::active)
            alone.push_back({found->second.circle, life});
    }
    return alone;
}

} // namespace circles
