#include "areas/people/elsewhere/elsewhere_store.h"

#include <algorithm>

namespace people {

std::unordered_map<std::string, base::PersonId> ElsewhereStore::with_folded(std::span<std::string const> folded)
{
    constexpr std::size_t asked_at_once = 256;
    std::unordered_map<std::string, base::PersonId> found;
    while (!folded.empty()) {
        auto const some = folded.first(std::min(asked_at_once, folded.size()));
        folded = folded.subspan(some.size());
        auto const sql
            = platform::sql_list("select id, email_folded from people where email_folded in ({list})", some.size());
        platform::Binds binds;
        binds.list(some);
        tx_.query(sql, binds.span(),
            [&](platform::Row const& row) { found.emplace(row.string(1), row.id<base::PersonId>(0)); });
    }
    return found;
}

} // namespace people
