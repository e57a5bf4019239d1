#include "areas/notices/notice_store.h"
#include "areas/notices/tell.h"
#include "areas/people/people.h"
#include "base/json.h"
#include "platform/storage/database.h"
#include "platform/storage/write.h"

namespace notices {

namespace {

constexpr int people_a_turn = 100;
constexpr std::string_view carried_job = "notices.carried";

/// A merge with both of its needs.
struct BothNeeds {
    needs::Merge merge {};
    needs::Need from {};
    needs::Need into {};
};

std::optional<BothNeeds> both_of(platform::Tx& tx, needs::MergeId id)
{
    auto merge = needs::merge_of(tx, id);
    if (!merge) return std::nullopt;
    auto from = needs::need_of(tx, merge->from);
    auto into = needs::need_of(tx, merge->into);
    if (!from || !into) return std::nullopt;
    return BothNeeds {*std::move(merge), *std::move(from), *std::move(into)};
}

std::string key_of(Kind kind, needs::MergeId merge)
{
    return std::string {name_of(kind)} + " " + merge.text();
}

/// Each author hears of it once, about her own need, but not who did it, and nobody of whom she has blocked.
void tell_authors(platform::Context& cx, BothNeeds const& both, Kind kind, base::PersonId by)
{
    NoticeStore store {cx.tx};
    for (auto const* const need : {&both.from, &both.into}) {
        if (need->author == by || people::blocked(cx.tx, need->author, by)) continue;
        auto const made = store.add({.id = cx.ids.make<NoticeId>(),
            .person = need->author,
            .kind = kind,
            .need = need->id,
            .merge = both.merge.id,
            .from = by,
            .once_key = key_of(kind, both.merge.id),
            .happened_at = cx.clock.now()});
        mail_soon(cx, made);
    }
}

void carried_later(platform::Context& cx, needs::MergeId merge, std::string_view phase, base::PersonId after)
{
    auto const payload = base::Json::object().add("merge", merge.text()).add("after", after.text()).text();
    cx.outbox.job(carried_job, payload, cx.clock.now(),
        "carried " + merge.text() + " " + std::string {phase} + " " + after.text(), platform::Lane::mass);
}

void tell_one(platform::Context& cx, needs::Merge const& merge, base::PersonId person)
{
    NoticeStore store {cx.tx};
    auto const over = key_of(Kind::carried_over, merge.id);
    Notice notice {.id = cx.ids.make<NoticeId>(), .person = person, .merge = merge.id, .happened_at = cx.clock.now()};
    if (!merge.undone_at) {
        notice.kind = Kind::carried_over;
        notice.need = merge.into;
        notice.once_key = over;
        store.add(notice);
        return;
    }
    // Who has not read that she was carried over need not read that she was carried back.
    if (store.take_back(person, over) || !store.was_told(person, over)) return;
    notice.kind = Kind::carried_back;
    notice.need = merge.from;
    notice.once_key = key_of(Kind::carried_back, merge.id);
    store.add(notice);
}

} // namespace

void tell_of_proposal(platform::Context& cx, needs::MergeProposed const& proposed)
{
    if (auto const both = both_of(cx.tx, proposed.merge))
        tell_authors(cx, *both, Kind::merge_asked, both->merge.proposed_by);
}

void tell_of_merge(platform::Context& cx, needs::NeedsMerged const& merged)
{
    auto const both = both_of(cx.tx, merged.merge);
    if (!both) return;
    bool const undone = both->merge.undone_at.has_value();
    tell_authors(cx, *both, undone ? Kind::merge_undone : Kind::needs_merged, merged.by);
}

void tell_supporters(platform::Context& cx, needs::SupportersCarried const& carried)
{
    auto const merge = needs::merge_of(cx.tx, carried.merge);
    if (merge) carried_later(cx, carried.merge, merge->undone_at ? "back" : "over", {});
}

void settle_proposal(platform::Context& cx, needs::MergeEnded const& ended)
{
    auto const both = both_of(cx.tx, ended.merge);
    if (!both) return;
    NoticeStore store {cx.tx};
    auto const key = key_of(Kind::merge_asked, ended.merge);
    store.take_back(both->from.author, key);
    store.take_back(both->into.author, key);
}

base::Result<base::Done> tell_carried(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = needs::MergeId::from(flat.text("merge"));
    auto const after = base::PersonId::from(flat.text("after"));
    if (!id || !after) return base::not_found();
    platform::write(machines.database, [&](platform::Tx& tx) {
        static base::Actor const nobody {};
        platform::Outbox outbox {tx, machines.ids, machines.clock};
        platform::Context cx {{nobody, tx, machines.clock}, outbox, machines.ids, machines.chance};
        auto const merge = needs::merge_of(tx, *id);
        if (!merge) return;
        auto const people = needs::carried_by(tx, *id, *after, people_a_turn);
        auto const from = needs::need_of(tx, merge->from);
        for (auto const& person : people) {
            // Who raised the other need has heard of it as its author.
            if (!from || from->author != person) tell_one(cx, *merge, person);
        }
        if (people.size() == people_a_turn) carried_later(cx, *id, merge->undone_at ? "back" : "over", people.back());
    });
    return base::Done {};
}

} // namespace notices
