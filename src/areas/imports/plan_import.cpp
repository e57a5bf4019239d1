#include "areas/imports/plan_import.h"

#include "areas/imports/csv.h"
#include "areas/imports/import_store.h"
#include "areas/imports/judge.h"
#include "platform/files/disk.h"
#include "platform/files/file_store.h"
#include "platform/i18n/dates.h"
#include "platform/jobs/write_job.h"
#include "platform/storage/database.h"

#include <unordered_set>

namespace imports {

namespace {

constexpr std::size_t judged_at_once = 200;
base::Actor const administrator {.role = base::Role::administrator};

std::string line_of(Entry const& entry, Judged const& one)
{
    auto line
        = entry.place + "," + std::string {fates.of(one.fate)} + "," + one.why + "," + csv_cell(entry.title) + ",";
    line += csv_cell(entry.who) + ",";
    if (entry.at) line += platform::machine_time(*entry.at);
    return line + "\n";
}

/// Counts what becomes of the things one after another.
class Count {
public:
    void add(Import const& import, Entry const& entry, Judged const& one)
    {
        if (one.fate == Fate::left_out) ++figures.left_out;
        if (one.fate == Fate::here) ++figures.here;
        if (one.fate != Fate::made) return;
        ++figures.made;
        if (import.kind == Kind::people) ++figures.letters;
        if (entry.thread >= 0 && threads_.insert(entry.thread).second) ++figures.threads;
        if (one.unknown && unknown_.insert(entry.who).second) ++figures.unknown;
    }

    Figures figures {};

private:
    std::unordered_set<int> threads_ {};
    std::unordered_set<std::string> unknown_ {};
};

/// The plan as a file, written piece by piece, and what it comes to.
struct Plan {
    platform::StoredFile file {};
    Figures figures {};
};

Plan written_plan(platform::Machines& machines, Import const& import, OpenFile const& open)
{
    auto [file, path] = platform::fresh_file(machines.files.arriving_folder());
    platform::write_all(file, plan_heading);
    Count count;
    std::span<Entry const> rest {open.contents.entries};
    while (!rest.empty()) {
        auto const some = rest.first(std::min(judged_at_once, rest.size()));
        rest = rest.subspan(some.size());
        auto const lease = machines.database.read();
        auto const all = judged(machines, {administrator, lease->tx(), machines.clock}, import, open, some);
        std::string lines;
        for (std::size_t i = 0; i < some.size(); ++i) {
            count.add(import, some[i], all[i]);
            lines += line_of(some[i], all[i]);
        }
        platform::write_all(file, lines);
    }
    platform::sync(file);
    return {machines.files.put_file(path), count.figures};
}

void keep(platform::Machines& machines, Import const& import)
{
    platform::write_as_job(machines, [&](platform::Context& cx) {
        // Whoever took it away meanwhile does not get it back.
        if (ImportStore {cx.tx}.find(import.id)) ImportStore {cx.tx}.save(import);
    });
}

} // namespace

base::Result<base::Done> plan_import(platform::Machines& machines, ImportId id)
{
    auto import = TRY(ImportStore {machines.database.read()->tx()}.find(id));
    if (import.state != State::reading) return base::Done {};
    auto const open = open_file(machines, import);
    if (!open) {
        auto const& problems = open.refusal().problems;
        import.state = State::refused;
        import.why = problems.empty() ? open.refusal().code : problems.front().code;
        import.why_at = problems.empty() ? std::string {} : problems.front().field;
        keep(machines, import);
        return base::Done {};
    }
    auto const plan = written_plan(machines, import, *open);
    import.state = State::ready;
    import.total = static_cast<std::int64_t>(open->contents.entries.size());
    import.plan = plan.figures;
    import.plan_file = plan.file.hash;
    keep(machines, import);
    return base::Done {};
}

base::Result<base::Done> read_import(platform::Machines& machines, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const id = ImportId::from(flat.text("import"));
    return id ? plan_import(machines, *id) : base::Result<base::Done> {base::not_found()};
}

} // namespace imports
