#include "areas/circles/circles.h"

#include "areas/circles/circle_page.h"
#include "areas/circles/membership_store.h"
#include "base/json.h"

#include <algorithm>
#include <stdexcept>

namespace circles {

namespace {

constexpr int most_at_hand = 100;

template <class Id>
Id id_in(base::FlatJson const& json, std::string_view name)
{
    auto const id = Id::from(json.text(name));
    if (!id) throw std::invalid_argument {"an event without its " + std::string {name}};
    return *id;
}

base::FlatJson read(std::string_view payload)
{
    auto json = base::read_flat_json(payload);
    if (!json) throw std::invalid_argument {"an event that cannot be read"};
    return *std::move(json);
}

std::string payload_of(CircleId circle)
{
    return base::Json::object().add("circle", circle.text()).text();
}

} // namespace

std::string CircleStarted::payload() const
{
    return payload_of(circle);
}

CircleStarted CircleStarted::from_payload(std::string_view text)
{
    return {id_in<CircleId>(read(text), "circle")};
}

std::string CircleChanged::payload() const
{
    return payload_of(circle);
}

CircleChanged CircleChanged::from_payload(std::string_view text)
{
    return {id_in<CircleId>(read(text), "circle")};
}

std::string StandingChanged::payload() const
{
    return base::Json::object()
        .add("circle", circle.text())
        .add("person", person.text())
        .add("standing", standings.of(standing))
        .add("was", standings.of(was))
        .add("by", by.text())
        .text();
}

StandingChanged StandingChanged::from_payload(std::string_view text)
{
    auto const json = read(text);
    return {id_in<CircleId>(json, "circle"), id_in<base::PersonId>(json, "person"),
        standings.named(json.text("standing")).value_or(Standing::none),
        standings.named(json.text("was")).value_or(Standing::none), id_in<base::PersonId>(json, "by")};
}

base::Result<Seen> circle_seen(platform::Reading const& reading, std::string_view slug)
{
    Seen seen {.circle = TRY(CircleStore {reading.tx}.with_slug(slug))};
    // What led here leads on to where it is now (merging/led_on.h).
    if (seen.circle.state == State::merged) return base::not_found();
    seen.mine = MembershipStore {reading.tx}.of(seen.circle.id, reading.actor.person);
    TRY(platform::require_view(may(reading.actor, Action::view, seen.circle, seen.mine.standing)));
    return seen;
}

base::Result<Seen> circle_to_write_in(platform::Reading const& reading, std::string_view slug)
{
    auto seen = TRY(circle_seen(reading, slug));
    TRY(platform::require_view(may(reading.actor, Action::read_inside, seen.circle, seen.mine.standing)));
    TRY(platform::require(may(reading.actor, Action::write, seen.circle, seen.mine.standing)));
    TRY(is_active(seen.circle));
    return seen;
}

base::Result<Circle> circle_of(platform::Tx& tx, CircleId id)
{
    return CircleStore {tx}.find(id);
}

std::unordered_map<CircleId, Circle> circles_of(platform::Tx& tx, std::span<CircleId const> ids)
{
    return CircleStore {tx}.of(ids);
}

std::vector<Circle> still_visible(platform::Reading const& reading, std::vector<CircleId> const& ids)
{
    auto const found = CircleStore {reading.tx}.of(ids);
    auto const mine = MembershipStore {reading.tx}.standings_of(reading.actor.person, ids);
    std::vector<Circle> visible;
    for (auto const& id : ids) {
        auto const circle = found.find(id);
        if (circle == found.end()) continue;
        auto const standing = mine.find(id);
        auto const hers = standing == mine.end() ? Standing::none : standing->second;
        if (may(reading.actor, Action::view, circle->second, hers).allowed) visible.push_back(circle->second);
    }
    return visible;
}

std::vector<platform::SearchAudience> search_audiences(platform::Reading const& reading)
{
    std::vector<platform::SearchAudience> audiences;
    if (!reading.actor.is_member()) return audiences;
    for (auto const& circle : MembershipStore {reading.tx}.private_circles_of(*reading.actor.person))
        audiences.push_back(platform::SearchAudience::circle(circle));
    return audiences;
}

AtHand at_hand(platform::Reading const& reading, std::size_t most_cards, std::size_t most_asked)
{
    if (!reading.actor.is_member()) return {};
    auto cards = CircleStore {reading.tx}.of_person(*reading.actor.person, most_at_hand);
    // Those she is in come first.
    auto const inside = static_cast<std::size_t>(
        std::ranges::count_if(cards, [](CircleCard const& card) { return is_inside(card.standing); }));
    auto const shown = std::min(inside, most_cards);
    AtHand hers {.in_any = inside > 0, .in_more = inside > most_cards};
    if (hers.in_any) hers.cards = circle_cards({cards.data(), shown});
    for (auto& card : cards) {
        if (card.standing == Standing::invited && hers.asked_in.size() < most_asked)
            hers.asked_in.push_back(std::move(card));
    }
    return hers;
}

std::vector<CircleCard> circles_she_is_in(platform::Reading const& reading)
{
    if (!reading.actor.is_member()) return {};
    auto cards = CircleStore {reading.tx}.of_person(*reading.actor.person, most_at_hand);
    std::erase_if(cards, [](CircleCard const& card) { return !is_inside(card.standing); });
    return cards;
}

void recount(platform::Context& cx, CircleId circle)
{
    CircleStore {cx.tx}.recount(circle);
}

} // namespace circles
