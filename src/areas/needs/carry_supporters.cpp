#include "areas/needs/carry_supporters.h"

#include "areas/needs/merge_store.h"
#include "areas/needs/need_store.h"
#include "areas/needs/needs.h"
#include "areas/needs/spread_store.h"
#include "base/json.h"
#include "platform/jobs/write_job.h"

namespace needs {

namespace {

constexpr std::string_view carry_job = "needs.carry";

std::string_view direction_of(Merge const& merge)
{
    return merge.undone_at ? "back" : "over";
}

void take_a_turn(platform::Context& cx, MergeId id, base::PersonId after, std::string_view direction)
{
    MergeStore store {cx.tx};
    auto const merge = store.find(id);
    // Undone meanwhile, or removed with its needs: what was carried over so far goes back by the job of the undo.
    if (!merge || direction != direction_of(*merge)) return;
    auto const into = NeedStore {cx.tx}.find(merge->into);
    if (!into) return;
    auto const last
        = merge->undone_at ? store.carry_some_back(*merge, after) : store.carry_some_over(*merge, into->author, after);
    if (last) return carry_later(cx, *merge, *last);
    SpreadStore {cx.tx}.look_in(merge->into, 0);
    cx.outbox.add(MeTooSaid {merge->from});
    cx.outbox.add(MeTooSaid {merge->into});
    cx.outbox.add(SupportersCarried {merge->id});
}

} // namespace

void carry_later(platform::Context& cx, Merge const& merge, base::PersonId after)
{
    auto const direction = std::string {direction_of(merge)};
    auto const payload = base::Json::object()
                             .add("merge", merge.id.text())
                             .add("after", after.text())
                             .add("direction", direction)
                             .text();
    cx.outbox.job(
        carry_job, payload, cx.clock.now(), "carry " + merge.id.text() + " " + direction + " " + after.text());
}

base::Result<base::Done> carry_supporters(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = MergeId::from(flat.text("merge"));
    auto const after = base::PersonId::from(flat.text("after"));
    if (!id || !after) return base::not_found();
    auto const direction = std::string {flat.text("direction")};
    platform::write_as_job(machines, [&](platform::Context& cx) { take_a_turn(cx, *id, *after, direction); });
    return base::Done {};
}

} // namespace needs
