#include "areas/needs/note_step.h"

#include "areas/needs/step_store.h"

namespace needs {

void note_step(platform::Context& cx, NeedId need, Step::Kind kind, std::string_view about)
{
    StepStore {cx.tx}.add(cx.ids.make<StepId>(), need, {.kind = kind, .happened_at = cx.clock.now()}, about);
}

void note_milestones(platform::Context& cx, NeedId need, Step::Kind kind, std::int64_t before, std::int64_t now)
{
    StepStore store {cx.tx};
    for (auto const count : milestones(kind, before, now)) {
        store.add(cx.ids.make<StepId>(), need, {kind, count, cx.clock.now()}, std::to_string(count));
    }
    if (now < before) store.forget_beyond(need, kind, now);
}

} // namespace needs
