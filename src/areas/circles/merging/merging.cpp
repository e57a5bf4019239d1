#include "areas/circles/merging/merging.h"

#include "base/json.h"

#include <algorithm>
#include <stdexcept>

namespace circles {

namespace {

template <class Id>
Id named_in(base::FlatJson const& json, std::string_view name)
{
    auto const id = Id::from(json.text(name));
    if (!id) throw std::invalid_argument {"an event of a merging without its " + std::string {name}};
    return *id;
}

base::FlatJson event_in(std::string_view payload)
{
    auto json = base::read_flat_json(payload);
    if (!json) throw std::invalid_argument {"an event of a merging that cannot be read"};
    return *std::move(json);
}

std::string with_merging(MergingId merging)
{
    return base::Json::object().add("merging", merging.text()).text();
}

base::Result<base::Done> waits(Merging const& merging, base::Time now)
{
    if (merging.agreed_at || merging.refused_at) return base::conflict("merging_decided");
    if (!merging.is_open(now)) return base::conflict("merging_over");
    return base::Done {};
}

/// How much a standing weighs against another one of the same person.
int weight(Standing standing)
{
    switch (standing) {
    case Standing::out:
        return 6;
    case Standing::host:
        return 5;
    case Standing::member:
        return 4;
    case Standing::invited:
        return 3;
    case Standing::asks:
        return 2;
    case Standing::left:
        return 1;
    case Standing::none:
        break;
    }
    return 0;
}

base::Audience narrower(base::Audience one, base::Audience other)
{
    using enum base::Audience;
    if (one == circles || other == circles) return circles;
    return one == members || other == members ? members : everyone;
}

} // namespace

bool Merging::is_open(base::Time now) const
{
    return !agreed_at && !refused_at && !ended_at && now - proposed_at <= merging_answer_time;
}

base::Result<Merging> agreed(Merging merging, base::PersonId by, std::string answer, base::Time now)
{
    TRY(waits(merging, now));
    merging.agreed_at = now;
    merging.answered_by = by;
    merging.answer = std::move(answer);
    merging.stage = Stage::voters;
    return merging;
}

base::Result<Merging> declined(Merging merging, base::PersonId by, std::string answer, base::Time now)
{
    TRY(waits(merging, now));
    merging.refused_at = now;
    merging.answered_by = by;
    merging.answer = std::move(answer);
    return merging;
}

base::Result<Merging> taken_back(Merging merging, base::Time now)
{
    TRY(waits(merging, now));
    merging.ended_at = now;
    return merging;
}

base::Result<base::Done> can_be_one(Circle const& one, Circle const& other)
{
    if (one.state != State::active || other.state != State::active) return base::conflict("circle_has_ended");
    if (one.merged_into || other.merged_into) return base::conflict("circle_is_merging");
    if (one.is_private() != other.is_private()) return base::conflict("private_with_private");
    return base::Done {};
}

Circle made_one(Circle into, Circle const& from, Merging const& merging)
{
    into.name = merging.name;
    into.purpose = merging.purpose;
    into.promises = merging.promises;
    into.audience = narrower(into.audience, from.audience);
    into.joining = std::max(into.joining, from.joining);
    return into;
}

Circle on_the_way(Circle from, Circle const& into)
{
    from.audience = into.audience;
    from.joining = into.joining;
    from.merged_into = into.id;
    return from;
}

Membership merged(Membership const& into, Membership const& from)
{
    bool const stays = into.standing == Standing::host || weight(into.standing) >= weight(from.standing);
    auto one = stays ? into : from;
    one.circle = into.circle;
    one.person = from.person;
    one.less = into.less || from.less;
    auto const held = [](Membership const& membership) { return membership.inside() ? membership.duty : Duty::none; };
    one.duty = held(into) != Duty::none ? held(into) : held(from);
    if (!one.inside()) one.duty = Duty::none;
    if (one.inside() && into.inside() && from.inside()) one.since = std::min(into.since, from.since);
    return one;
}

std::string MergingProposed::payload() const
{
    return with_merging(merging);
}

MergingProposed MergingProposed::from_payload(std::string_view text)
{
    return {named_in<MergingId>(event_in(text), "merging")};
}

std::string MergingDecided::payload() const
{
    return with_merging(merging);
}

MergingDecided MergingDecided::from_payload(std::string_view text)
{
    return {named_in<MergingId>(event_in(text), "merging")};
}

std::string CirclesMerged::payload() const
{
    return base::Json::object().add("merging", merging.text()).add("from", from.text()).add("into", into.text()).text();
}

CirclesMerged CirclesMerged::from_payload(std::string_view text)
{
    auto const json = event_in(text);
    return {named_in<MergingId>(json, "merging"), named_in<CircleId>(json, "from"), named_in<CircleId>(json, "into")};
}

} // namespace circles
