#include "platform/search/term_index.h"

#include <algorithm>

namespace platform {

std::vector<Match> TermIndex::newest(Tx& tx, AllOf const& wanted, std::size_t limit) const
{
    if (wanted.empty() || limit == 0 || std::ranges::any_of(wanted, &AnyOf::empty)) return {};
    return matches(tx, wanted, limit);
}

std::shared_ptr<TermIndex const> term_index_of(Engine engine)
{
    return engine == Engine::sqlite ? sqlite_term_index() : postgres_term_index();
}

} // namespace platform
