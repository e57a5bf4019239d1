#include "platform/jobs/write_job.h"

#include "platform/storage/database.h"
#include "platform/storage/write.h"

namespace platform {

void write_as_job(Machines& machines, std::function<void(Context&)> const& change)
{
    static base::Actor const nobody {};
    Lanes added {};
    write(machines.database, [&](Tx& tx) {
        Outbox outbox {tx, machines.ids, machines.clock};
        Context cx {{nobody, tx, machines.clock}, outbox, machines.ids, machines.chance};
        change(cx);
        added = outbox.added();
    });
    if (added.any() && machines.work_added) machines.work_added(added);
}

} // namespace platform
