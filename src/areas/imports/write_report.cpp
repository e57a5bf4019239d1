#include "areas/imports/write_report.h"

#include "areas/imports/import_store.h"
#include "platform/files/disk.h"
#include "platform/files/file_store.h"
#include "platform/jobs/file_jobs.h"
#include "platform/jobs/write_job.h"
#include "platform/storage/database.h"

#include <unordered_set>

namespace imports {

namespace {

constexpr std::size_t keys_at_once = 500;

/// Why something was not made that could have been: of lists that it is here, of talk that its conversation was taken away.
std::string_view otherwise(Kind kind)
{
    return is_talk(kind) ? "thread_gone" : "";
}

struct Report {
    std::string lines = "place,why\n";
    Figures figures {};
    std::unordered_set<std::int64_t> threads {};
};

void leave_out(Report& report, Entry const& entry, std::string_view why)
{
    ++report.figures.left_out;
    (report.lines += entry.place) += ",";
    (report.lines += why) += "\n";
}

void add(Report& report, platform::Machines& machines, Import const& import, std::span<Entry const> some)
{
    auto const hashes = key_hashes(machines, import, some);
    auto const known = ImportStore {machines.database.read()->tx()}.known(hashes);
    for (std::size_t i = 0; i < some.size(); ++i) {
        auto const found = known.find(hashes[i]);
        if (!some[i].left_out.empty()) {
            leave_out(report, some[i], some[i].left_out);
        } else if (found == known.end()) {
            if (otherwise(import.kind).empty())
                ++report.figures.here;
            else
                leave_out(report, some[i], otherwise(import.kind));
        } else if (found->second.import == import.id) {
            ++report.figures.made;
            if (found->second.thread != 0) report.threads.insert(found->second.thread);
        } else {
            ++report.figures.here;
        }
    }
}

} // namespace

void write_report(platform::Machines& machines, Import const& import, OpenFile const& open)
{
    Report report;
    std::span<Entry const> rest {open.contents.entries};
    while (!rest.empty()) {
        auto const some = rest.first(std::min(keys_at_once, rest.size()));
        rest = rest.subspan(some.size());
        add(report, machines, import, some);
    }
    report.figures.threads = static_cast<std::int64_t>(report.threads.size());
    report.figures.letters = import.kind == Kind::people ? report.figures.made : 0;
    report.figures.unknown = import.plan.unknown;
    auto const file = machines.files.put_bytes(report.lines);
    platform::write_as_job(machines, [&](platform::Context& cx) {
        auto over = ImportStore {cx.tx}.find(import.id);
        if (!over || over->state != State::running) return;
        over->state = State::done;
        over->outcome = report.figures;
        over->report = file.hash;
        over->ended_at = cx.clock.now();
        for (auto const& gone : {over->file, over->plan_file}) {
            if (gone) platform::forget_file_later(cx, *gone);
        }
        over->file.reset();
        over->plan_file.reset();
        ImportStore {cx.tx}.save(*over);
    });
}

} // namespace imports
