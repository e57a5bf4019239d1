#include "areas/people/removal/removal.h"

#include "areas/people/people.h"
#include "areas/people/removal/removal_store.h"
#include "platform/web/sessions.h"

namespace people {

std::vector<base::PersonId> people_with_addresses_ending(platform::Tx& tx, std::string_view ending)
{
    return RemovalStore {tx}.with_addresses_ending(ending);
}

void remove_invented(platform::Context& cx, base::PersonId person)
{
    web::Sessions {cx.tx}.end_all(person);
    RemovalStore {cx.tx}.remove(person);
    cx.outbox.add(InventedRemoved {person});
}

} // namespace people
