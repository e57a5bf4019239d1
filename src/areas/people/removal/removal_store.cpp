#include "areas/people/removal/removal_store.h"

namespace people {

std::vector<base::PersonId> RemovalStore::with_addresses_ending(std::string_view ending)
{
    return tx_.all(
        "select id from people where email_folded like '%' || $1 order by id",
        [](platform::Row const& row) { return row.id<base::PersonId>(0); }, ending);
}

void RemovalStore::remove(base::PersonId person)
{
    tx_.run("delete from blocks where blocker_id = $1 or blocked_id = $1", person);
    tx_.run("delete from suspensions where person_id = $1", person);
    tx_.run("delete from sign_in_links where person_id = $1", person);
    tx_.run("update invitations set created_by = null where created_by = $1", person);
    tx_.run("delete from people where id = $1", person);
}

} // namespace people
