#include "areas/needs/needs.h"

#include "areas/needs/hiding_store.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/merge_store.h"
#include "areas/needs/note_step.h"
#include "areas/needs/read_needs.h"
#include "areas/needs/reply_store.h"
#include "areas/needs/spread_store.h"
#include "areas/needs/step_store.h"
#include "areas/people/people.h"
#include "base/json.h"

#include <algorithm>
#include <stdexcept>

namespace needs {

namespace {

std::string payload_of(NeedId need)
{
    return base::Json::object().add("need", need.text()).text();
}

template <class Id>
Id id_in(std::string_view payload, std::string_view name)
{
    auto const flat = base::read_flat_json(payload);
    auto const id = flat ? Id::from(flat->text(name)) : std::nullopt;
    if (!id) throw std::invalid_argument {"an event without its " + std::string {name}};
    return *id;
}

Cards cards_of(base::Actor const& actor, std::span<NeedCard const> needs)
{
    Cards cards {.count = static_cast<std::int64_t>(needs.size())};
    for (auto const& need : needs) cards.ids.push_back(need.id);
    if (!needs.empty()) cards.cards = need_cards(actor, needs);
    return cards;
}

/// Of one's own place and subject, then of the place, then of the subject; each the newest first.
std::vector<NeedId> nearest_first(NearIds const& near, std::span<NeedId const> shown, std::size_t most)
{
    std::set<NeedId> const subjects {near.by_subject.begin(), near.by_subject.end()};
    std::set<NeedId> taken {shown.begin(), shown.end()};
    std::vector<NeedId> ids;
    auto const take = [&](NeedId id) {
        if (ids.size() < most && taken.insert(id).second) ids.push_back(id);
    };
    for (auto const& id : near.by_place) {
        if (subjects.contains(id)) take(id);
    }
    for (auto const& id : near.by_place) take(id);
    for (auto const& id : near.by_subject) take(id);
    return ids;
}

} // namespace

std::string NeedOpened::payload() const
{
    return payload_of(need);
}
NeedOpened NeedOpened::from_payload(std::string_view text)
{
    return {id_in<NeedId>(text, "need")};
}
std::string NeedChanged::payload() const
{
    return payload_of(need);
}
NeedChanged NeedChanged::from_payload(std::string_view text)
{
    return {id_in<NeedId>(text, "need")};
}
std::string NeedHidden::payload() const
{
    return payload_of(need);
}
NeedHidden NeedHidden::from_payload(std::string_view text)
{
    return {id_in<NeedId>(text, "need")};
}
std::string NeedShown::payload() const
{
    return payload_of(need);
}
NeedShown NeedShown::from_payload(std::string_view text)
{
    return {id_in<NeedId>(text, "need")};
}
std::string MeTooSaid::payload() const
{
    return payload_of(need);
}
MeTooSaid MeTooSaid::from_payload(std::string_view text)
{
    return {id_in<NeedId>(text, "need")};
}

std::string NeedAnswered::payload() const
{
    return base::Json::object().add("need", need.text()).add("reply", reply.text()).text();
}

NeedAnswered NeedAnswered::from_payload(std::string_view text)
{
    return {id_in<NeedId>(text, "need"), id_in<ReplyId>(text, "reply")};
}

Cards newest_cards(platform::Reading const& reading, int limit)
{
    return cards_of(reading.actor, list_cards(reading, {.limit = limit}).needs);
}

Cards near_cards(
    platform::Reading const& reading, Nearness const& where, std::span<NeedId const> shown, std::size_t limit)
{
    auto const person = reading.actor.person;
    auto const blocked = person ? people::blocked_by(reading.tx, *person) : std::set<base::PersonId> {};
    NeedStore store {reading.tx};
    // Whoever blocks many looks at a few more, of which some are hidden.
    auto const most = limit + std::min<std::size_t>(blocked.size(), 2 * limit);
    // All that is shown already may be the newest of her place and subject: what comes behind it is looked at too.
    auto const of_each = static_cast<int>(most + shown.size());
    auto const candidates = nearest_first(store.near(reading.actor, where, of_each), shown, most);
    auto found = store.cards_of(candidates, reading.actor);
    std::erase_if(found, [&](NeedCard const& need) { return blocked.contains(need.author); });
    std::ranges::sort(found, {}, [&](NeedCard const& need) { return std::ranges::find(candidates, need.id); });
    if (found.size() > limit) found.resize(limit);
    return cards_of(reading.actor, found);
}

std::vector<Need> drafts_of(platform::Reading const& reading, base::PersonId author)
{
    return NeedStore {reading.tx}.drafts_of(author);
}

std::vector<Merge> merges_waiting_for(platform::Reading const& reading, base::PersonId author)
{
    return MergeStore {reading.tx}.waiting_for(author, reading.clock.now() - answer_time);
}

base::Result<Hiding> newest_hiding(platform::Tx& tx, NeedId need)
{
    return HidingStore {tx}.newest(need);
}

std::vector<Need> hidden_needs(platform::Reading const& reading, int limit)
{
    if (!reading.actor.is_steward()) return {};
    return HidingStore {reading.tx}.hidden_needs(limit);
}

std::vector<Need> unanswered(platform::Reading const& reading, base::Time from, base::Time to, int limit)
{
    auto found = NeedStore {reading.tx}.unanswered(from, to, limit);
    std::erase_if(found, [&](Need const& need) { return !may(reading.actor, Action::view, need).allowed; });
    return found;
}

base::Result<Need> need_seen(platform::Reading const& reading, NeedId id)
{
    auto need = TRY(NeedStore {reading.tx}.find(id));
    TRY(platform::require_view(may(reading.actor, Action::view, need)));
    return need;
}

base::Result<Reply> reply_seen(platform::Reading const& reading, ReplyId id)
{
    auto reply = TRY(ReplyStore {reading.tx}.find(id));
    TRY(need_seen(reading, reply.need));
    if (reply.hidden_at) return base::not_found();
    return reply;
}

void note_circle(platform::Context& cx, NeedId need, std::string_view circle)
{
    note_step(cx, need, Step::Kind::circle, circle);
}

void note_circle_end(platform::Context& cx, NeedId need, std::string_view circle)
{
    note_step(cx, need, Step::Kind::circle_ended, circle);
}

void take_back_circle_end(platform::Context& cx, NeedId need, std::string_view circle)
{
    StepStore {cx.tx}.forget(need, Step::Kind::circle_ended, circle);
}

std::vector<base::PersonId> supporters_after(platform::Tx& tx, NeedId need, base::PersonId after, int limit)
{
    return MeTooStore {tx}.supporters_after(need, after, limit);
}

void draw_spreads(platform::Tx& tx, NeedId need)
{
    SpreadStore store {tx};
    if (!store.is_time_to_look(need)) return;
    auto const now = MeTooStore {tx}.contexts(need);
    auto const before = store.of(need);
    auto const shown = shown_after(before, now);
    if (shown != before) store.save(need, shown);
    store.look_in(need, changes_until_due(shown, now));
}

void recount(platform::Context& cx, NeedId need)
{
    MeTooStore store {cx.tx};
    auto const before = store.counted(need);
    store.recount({&need, 1});
    auto const now = store.counted(need);
    draw_spreads(cx.tx, need);
    note_milestones(cx, need, Step::Kind::me_toos, before.me_toos, now.me_toos);
    note_milestones(cx, need, Step::Kind::answers, before.replies, now.replies);
    // What became part of another need counts there.
    auto const counted = NeedStore {cx.tx}.find(need);
    if (counted && counted->state == State::merged && counted->merged_into) recount(cx, *counted->merged_into);
}

} // namespace needs
