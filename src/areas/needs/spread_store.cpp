#include "areas/needs/spread_store.h"

#include "base/names.h"

namespace needs {

namespace {

constexpr base::Names<Told, 4> told_names {{"class_size", "grade", "setting", "lacks"}};

} // namespace

Contexts SpreadStore::of(NeedId need)
{
    Contexts contexts;
    tx_.each(
        "select what, code, count from need_spreads where need_id = $1 order by what, code",
        [&](platform::Row const& row) {
            auto const what = told_names.named(row.text(0));
            if (!what) return;
            auto& context = contexts.of(*what);
            if (row.text(1).empty())
                context.told = row.integer(2);
            else
                context.spread.push_back({row.string(1), row.integer(2)});
        },
        need);
    return contexts;
}

void SpreadStore::save(NeedId need, Contexts const& shown)
{
    tx_.run("delete from need_spreads where need_id = $1", need);
    auto const add = [&](Told what, std::string_view code, std::int64_t count) {
        tx_.run("insert into need_spreads (need_id, what, code, count) values ($1, $2, $3, $4)", need,
            told_names.of(what), code, count);
    };
    for (auto const what : all_told) {
        auto const& context = shown.of(what);
        if (context.told == 0) continue;
        add(what, "", context.told);
        for (auto const& line : context.spread) add(what, line.code, line.count);
    }
}

bool SpreadStore::is_time_to_look(NeedId need)
{
    return tx_.run("update need_tallies set look_in = look_in - 1 where need_id = $1 and look_in > 1", need) == 0;
}

void SpreadStore::look_in(NeedId need, std::int64_t changes)
{
    tx_.run("update need_tallies set look_in = $2 where need_id = $1", need, changes);
}

} // namespace needs
