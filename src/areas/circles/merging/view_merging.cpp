#include "areas/circles/membership_store.h"
#include "areas/circles/merging/may.h"
#include "areas/circles/merging/merging_page.h"
#include "areas/circles/merging/moving_store.h"

#include <algorithm>

namespace circles {

namespace {

constexpr int most_past = 10;
constexpr int most_close = 5;

/// The two side by side: the numbers of the other one for whoever reads inside it, or whose circle was asked by it.
void lay_side_by_side(platform::Reading const& reading, MergingView& view, Circle const& other, bool was_asked)
{
    MergingStore store {reading.tx};
    auto const standing = MembershipStore {reading.tx}.of(other.id, reading.actor.person).standing;
    bool const inside = may(reading.actor, Action::read_inside, other, standing).allowed;
    view.here = Side {view.circle, store.facts(view.circle.id)};
    view.there = Side {other, {}};
    if (!inside && !was_asked) return;
    view.there->facts = store.facts(other.id);
    view.shared = store.shared(view.circle.id, other.id);
    view.taken_out = store.taken_out(view.circle.id, other.id, false);
}

void add_standing(platform::Reading const& reading, MergingView& view, Merging const& merging)
{
    auto const other = merging.circle == view.circle.id ? merging.other : merging.circle;
    MembershipStore people {reading.tx};
    auto const proposing = people.of(merging.circle, reading.actor.person).standing;
    auto const asked = people.of(merging.other, reading.actor.person).standing;
    bool const open = merging.is_open(view.now);
    view.decides = open && may(reading.actor, MergingAction::decide, proposing, asked).allowed;
    view.takes_back = open && may(reading.actor, MergingAction::take_back, proposing, asked).allowed;
    if (merging.is_going_on()) view.left = MovingStore {reading.tx}.threads_left(merging.from());
    if (auto const found = view.circles.find(other); found != view.circles.end())
        lay_side_by_side(reading, view, found->second, merging.other == view.circle.id);
    view.standing = merging;
}

void add_circles(platform::Reading const& reading, MergingView& view, std::vector<Merging> const& all)
{
    std::vector<CircleId> ids;
    std::vector<base::PersonId> people;
    for (auto const& merging : all) {
        ids.insert(ids.end(), {merging.circle, merging.other});
        people.push_back(merging.proposed_by);
        if (merging.answered_by) people.push_back(*merging.answered_by);
    }
    view.circles = CircleStore {reading.tx}.of(ids);
    view.names = people::names_of(reading.tx, people);
}

void add_close(platform::Reading const& reading, MergingView& view)
{
    auto const ids = MergingStore {reading.tx}.close_to(view.circle.id, *reading.actor.person, most_close);
    auto circles = CircleStore {reading.tx}.of(ids);
    for (auto const& id : ids) {
        if (auto const found = circles.find(id); found != circles.end()) view.close.push_back(found->second);
    }
}

} // namespace

base::Result<MergingView> view_merging(
    platform::Reading const& reading, std::string_view circle, std::string_view other)
{
    auto seen = TRY(hosted(reading, circle));
    MergingView view {.circle = std::move(seen.circle), .mine = std::move(seen.mine), .now = reading.clock.now()};
    auto const all = MergingStore {reading.tx}.about(view.circle.id, most_past);
    add_circles(reading, view, all);
    for (auto const& merging : all) {
        if (!view.standing && (merging.is_open(view.now) || merging.is_going_on()))
            add_standing(reading, view, merging);
        else
            view.past.push_back(merging);
    }
    if (view.standing) return view;
    if (other.empty()) {
        add_close(reading, view);
        return view;
    }
    auto const named = circle_seen(reading, circle_named_in(other));
    if (!named || named->circle.id == view.circle.id) return base::invalid("other", "not_a_circle");
    lay_side_by_side(reading, view, named->circle, false);
    return view;
}

web::Fields fields_for_both(Circle const& here, Circle const& there)
{
    web::Fields fields;
    auto promises = here.promises;
    std::string_view rest = there.promises;
    while (!rest.empty()) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (line.empty() || promises.find(line) != std::string::npos) continue;
        if (!promises.empty()) promises += '\n';
        promises += line;
    }
    fields.set("other", there.slug).set("name", here.name).set("purpose", here.purpose);
    fields.set("promises", std::move(promises)).set("address", "this");
    return fields;
}

} // namespace circles
