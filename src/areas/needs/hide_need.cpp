#include "areas/needs/hide_need.h"

#include "areas/needs/hiding_store.h"
#include "areas/needs/may.h"
#include "areas/needs/merge_store.h"
#include "areas/needs/need_store.h"
#include "areas/needs/needs.h"

namespace needs {

namespace {

/// Lists, search, counts and notices follow.
void tell_neighbours(platform::Context& cx, Need const& need)
{
    cx.outbox.add(NeedChanged {need.id});
    if (need.merged_into) cx.outbox.add(MeTooSaid {*need.merged_into});
}

Need out_of_sight(platform::Context& cx, Need need, State state, std::string_view why)
{
    HidingStore {cx.tx}.save({.id = cx.ids.make<HidingId>(),
        .need = need.id,
        .by = cx.actor.person,
        .was = need.state,
        .why = std::string {why},
        .hidden_at = cx.clock.now()});
    need.state = state;
    NeedStore {cx.tx}.save(need);
    for (auto const& ended : MergeStore {cx.tx}.end_about(need.id, cx.clock.now())) cx.outbox.add(MergeEnded {ended});
    tell_neighbours(cx, need);
    cx.outbox.add(NeedHidden {need.id});
    return need;
}

} // namespace

base::Result<Need> hide_need(platform::Context& cx, NeedId id, std::string_view why)
{
    auto need = TRY(NeedStore {cx.tx}.find(id));
    TRY(platform::require(may(cx.actor, Action::hide, need)));
    if (need.state == State::hidden) return need;
    return out_of_sight(cx, std::move(need), State::hidden, why);
}

base::Result<Need> take_need_away(platform::Context& cx, NeedId id)
{
    auto need = TRY(NeedStore {cx.tx}.find(id));
    TRY(platform::require_view(may(cx.actor, Action::view, need)));
    TRY(platform::require(may(cx.actor, Action::take_away, need)));
    if (need.state == State::taken_away) return need;
    if (need.state == State::hidden) return base::conflict("need_out_of_sight");
    return out_of_sight(cx, std::move(need), State::taken_away, "");
}

base::Result<Need> show_need_again(platform::Context& cx, NeedId id)
{
    NeedStore store {cx.tx};
    auto need = TRY(store.find(id));
    TRY(platform::require_view(may(cx.actor, Action::view, need)));
    TRY(platform::require(may(cx.actor, Action::show, need)));
    if (need.state != State::hidden && need.state != State::taken_away) return base::conflict("need_in_sight");
    HidingStore hidings {cx.tx};
    auto hiding = TRY(hidings.of(id));
    hiding.shown_at = cx.clock.now();
    hiding.shown_by = cx.actor.person;
    hidings.save(hiding);
    need.state = hiding.was;
    store.save(need);
    tell_neighbours(cx, need);
    cx.outbox.add(NeedShown {need.id});
    return need;
}

} // namespace needs
