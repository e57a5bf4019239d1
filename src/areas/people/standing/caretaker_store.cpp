#include "areas/people/standing/caretaker_store.h"

namespace people {

std::vector<Caretaker> CaretakerStore::all(int limit)
{
    return tx_.all(R"sql(
        select id, name, role from people
        where role in ('steward', 'administrator') and state = 'active' order by name, id limit $1
    )sql",
        [](platform::Row const& row) {
            return Caretaker {
                row.id<base::PersonId>(0), row.string(1), base::role_named(row.text(2)).value_or(base::Role::steward)};
        },
        limit);
}

} // namespace people
