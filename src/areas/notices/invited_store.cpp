#include "areas/notices/invited_store.h"

namespace notices {

bool InvitedStore::plan(std::int64_t invitation, base::Time planned_for)
{
    return tx_.run(R"sql(
        insert into invited_letters (invitation_id, planned_for, handed_at) values ($1, $2, null)
        on conflict (invitation_id) do update set planned_for = excluded.planned_for, handed_at = null
        where invited_letters.planned_for < excluded.planned_for
    )sql",
               invitation, planned_for)
        == 1;
}

bool InvitedStore::claim(std::int64_t invitation, base::Time planned_for, base::Time now)
{
    return tx_.run(R"sql(
        update invited_letters set handed_at = $3
        where invitation_id = $1 and planned_for = $2 and handed_at is null
    )sql",
               invitation, planned_for, now)
        == 1;
}

void InvitedStore::unclaim(std::int64_t invitation)
{
    tx_.run("update invited_letters set handed_at = null where invitation_id = $1", invitation);
}

std::int64_t InvitedStore::forget_before(base::Time time, int limit)
{
    return tx_.run(R"sql(
        delete from invited_letters
        where invitation_id in (select invitation_id from invited_letters where planned_for < $1 order by invitation_id limit $2)
    )sql",
        time, limit);
}

} // namespace notices
