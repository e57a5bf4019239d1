#include "areas/needs/step_store.h"

#include <algorithm>

namespace needs {

namespace {

constexpr std::string_view newest_answer = "newest_answer";

} // namespace

void StepStore::add(StepId id, NeedId need, Step const& step, std::string_view about)
{
    tx_.run(R"sql(
        insert into need_steps (id, need_id, kind, person_id, about, count, happened_at) values ($1, $2, $3, null, $4, $5, $6)
        on conflict (need_id, kind, about) do nothing
    )sql",
        id, need, name_of(step.kind), about, step.count, step.happened_at);
}

void StepStore::forget_beyond(NeedId need, Step::Kind kind, std::int64_t count)
{
    tx_.run("delete from need_steps where need_id = $1 and kind = $2 and count > $3", need, name_of(kind), count);
}

void StepStore::forget(NeedId need, Step::Kind kind, std::string_view about)
{
    tx_.run("delete from need_steps where need_id = $1 and kind = $2 and about = $3", need, name_of(kind), about);
}

Timeline StepStore::of(NeedId need)
{
    Timeline timeline;
    tx_.each(
        R"sql(
        select kind, count, happened_at, about from (
            select kind, count, happened_at, about from need_steps where need_id = $1 order by id desc limit 60) steps
        union all
        select $2, 0, written_at, '' from (
            select written_at from replies where need_id = $1 and hidden_at is null order by id desc limit 1) newest
    )sql",
        [&](platform::Row const& row) {
            if (auto const kind = step_named(row.text(0)))
                timeline.steps.push_back(
                    {*kind, row.integer(1), row.time(2), is_about_a_circle(*kind) ? row.string(3) : std::string {}});
            else
                timeline.newest_answer = row.time(2);
        },
        need, newest_answer);
    std::ranges::sort(timeline.steps, {}, [](Step const& step) { return std::pair {step.happened_at, step.count}; });
    return timeline;
}

} // namespace needs
