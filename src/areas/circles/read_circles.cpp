#include "areas/circles/read_circles.h"

#include "areas/circles/adoption/adoption_store.h"
#include "areas/circles/circles.h"
#include "areas/circles/endings/life_store.h"
#include "areas/circles/membership_store.h"

namespace circles {

namespace {

constexpr int most_mine = 30;
constexpr int faces = 6;
constexpr int asking_shown = 20;
constexpr int people_a_page = 60;
constexpr int looking_shown = 5;

Names names_of(platform::Tx& tx, std::initializer_list<std::vector<Membership> const*> lists)
{
    std::vector<base::PersonId> ids;
    for (auto const* list : lists) {
        for (auto const& one : *list) ids.push_back(one.person);
    }
    return people::names_of(tx, ids);
}

} // namespace

CircleList list_circles(platform::Reading const& reading, ListWish wish)
{
    CircleList list;
    auto const size = static_cast<std::size_t>(wish.limit++);
    bool const first = wish.before == CircleId {INT64_MAX};
    CircleStore store {reading.tx};
    list.others = store.visible_to(reading.actor, wish);
    list.more = list.others.size() > size;
    if (list.more) list.others.resize(size);
    bool const all = first && wish.subject.empty() && wish.grade.empty() && !wish.need && !wish.looking;
    if (all && reading.actor.is_member()) list.mine = store.of_person(*reading.actor.person, most_mine);
    if (all) list.looking = store.visible_to(reading.actor, {.looking = true, .limit = looking_shown});
    return list;
}

namespace {

/// What only a circle that is asked about needs besides; most are not.
void add_questions(platform::Reading const& reading, CircleView& view)
{
    if (!reading.actor.person) return;
    if (view.life.asks_members() && view.mine.inside()) {
        view.polled = PollStore {reading.tx}.tally(view.circle.id);
        view.answer = PollStore {reading.tx}.of(view.circle.id, *reading.actor.person);
    }
    if (view.life.quiet == QuietStage::adopted && view.mine.inside()) {
        auto const adoption = AdoptionStore {reading.tx}.of(view.circle.id, *reading.actor.person);
        if (adoption && adoption->adopted_at == view.life.quiet_since) view.adopter = adoption->adopted_by;
    }
}

} // namespace

base::Result<CircleView> view_circle(platform::Reading const& reading, std::string_view slug)
{
    auto seen = TRY(circle_seen(reading, slug));
    CircleView view {.circle = std::move(seen.circle), .mine = std::move(seen.mine), .now = reading.clock.now()};
    auto const standing = view.mine.standing;
    MembershipStore people {reading.tx};
    auto const glance = LifeStore {reading.tx}.glance(view.circle.id);
    view.members = glance.members;
    view.life = glance.life;
    add_questions(reading, view);
    // Strangers read what is said where anyone may read, and are told how many people there are, not who.
    bool const inside = may(reading.actor, Action::read_inside, view.circle, standing).allowed;
    if (inside && reading.actor.is_member()) view.people = people.people_of(view.circle.id, 0, faces);
    if (may(reading.actor, Action::let_in, view.circle, standing).allowed)
        view.asking = people.asking(view.circle.id, asking_shown);
    std::vector<Membership> adopter;
    if (view.adopter) adopter.push_back({.person = *view.adopter});
    view.names = names_of(reading.tx, {&view.people, &view.asking, &adopter});
    if (view.circle.merged_into) {
        if (auto into = CircleStore {reading.tx}.find(*view.circle.merged_into)) view.into = *std::move(into);
    }
    if (view.circle.need) {
        if (auto need = needs::need_seen(reading, *view.circle.need)) view.need = *std::move(need);
    }
    return view;
}

base::Result<PeopleView> view_people(platform::Reading const& reading, std::string_view slug, int from)
{
    auto seen = TRY(circle_seen(reading, slug));
    TRY(platform::require_view(may(reading.actor, Action::read_inside, seen.circle, seen.mine.standing)));
    PeopleView view {.circle = std::move(seen.circle), .mine = std::move(seen.mine)};
    view.people = MembershipStore {reading.tx}.people_of(view.circle.id, from, people_a_page + 1);
    view.more = view.people.size() > people_a_page;
    if (view.more) view.people.pop_back();
    view.next = from + people_a_page;
    view.names = names_of(reading.tx, {&view.people});
    return view;
}

} // namespace circles
