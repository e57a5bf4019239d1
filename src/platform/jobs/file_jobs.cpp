#include "platform/jobs/file_jobs.h"

#include "platform/files/file_store.h"
#include "platform/log/log.h"
#include "platform/storage/database.h"

#include <algorithm>
#include <iterator>

namespace platform {

using namespace std::chrono_literals;

namespace {

/// Somebody may upload the same content at this moment, its row not yet committed; a file so young is left for later.
constexpr base::Milliseconds grace = 1min;

base::Result<base::Done> reconcile(Machines& machines, FileKeepers const& keepers)
{
    std::vector<FileHash> known;
    {
        auto const reading = machines.database.read();
        for (auto const& keeper : keepers) std::ranges::copy(keeper.all(reading->tx()), std::back_inserter(known));
    }
    auto const done = machines.files.reconcile(std::move(known), machines.clock.now());
    for (auto const& hash : done.missing)
        log(Level::error, "file missing", base::Json::object().add("hash", hash.text()));
    if (done.orphans_removed + done.temporaries_removed > 0) {
        log(Level::info, "files reconciled",
            base::Json::object()
                .add("orphans", done.orphans_removed)
                .add("temporaries", done.temporaries_removed)
                .add("bytes", done.bytes_freed));
    }
    return base::Done {};
}

base::Result<base::Done> forget(Machines& machines, FileKeepers const& keepers, std::string_view payload)
{
    auto const flat = TRY(base::read_flat_json(payload));
    auto const hash = FileHash::from(flat.text("hash"));
    if (!hash) return base::invalid("hash", "not_a_hash");
    {
        auto const reading = machines.database.read();
        auto const keeps = [&](FileKeeper const& keeper) { return keeper.keeps(reading->tx(), *hash); };
        if (std::ranges::any_of(keepers, keeps)) return base::Done {};
    }
    if (machines.files.remove_older(*hash, machines.clock.now() - grace)) return base::Done {};
    return base::Refusal {.reason = base::Reason::unavailable, .code = "file_too_young"};
}

} // namespace

void add_file_jobs(JobKinds& kinds, FileKeepers keepers)
{
    kinds.every(24h, "files.reconcile",
        [keepers](Machines& machines, std::string_view) { return reconcile(machines, keepers); });
    kinds.on("files.forget", [keepers = std::move(keepers)](Machines& machines, std::string_view payload) {
        return forget(machines, keepers, payload);
    });
}

void forget_file_later(Context& cx, FileHash const& hash)
{
    cx.outbox.job(
        "files.forget", base::Json::object().add("hash", hash.text()).text(), cx.clock.now() + grace, hash.text());
}

} // namespace platform
