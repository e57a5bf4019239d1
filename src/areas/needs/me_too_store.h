#pragma once

#include "areas/needs/need.h"
#include "areas/needs/spread.h"
#include "platform/storage/sql.h"

#include <span>
#include <string>
#include <vector>

namespace needs {

/// The counts that lists show; they follow a moment after.
struct Counted {
    std::int64_t me_toos = 0;
    std::int64_t replies = 0;
};

/// All SQL about me-toos.
class MeTooStore {
public:
    explicit MeTooStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// Written, or written anew with more about the class. True when it is the first time.
    bool save(MeToo const& me_too);
    bool take_back(NeedId need, base::PersonId person);
    std::optional<MeToo> find(NeedId need, base::PersonId person);

    /// How many have it too, those among them who have left.
    std::int64_t count(NeedId need);
    /// How their classes are spread just now; what is shown of it is kept apart (SpreadStore).
    Contexts contexts(NeedId need);
    Counted counted(NeedId need);

    /// Who said it; for telling them, and for those who let their names be seen.
    std::vector<base::PersonId> supporters(NeedId need);
    std::vector<base::PersonId> supporters_after(NeedId need, base::PersonId after, int limit);
    std::vector<base::PersonId> named_supporters(NeedId need, int limit);

    /// Every me-too of hers, the oldest first.
    std::vector<MeToo> of_person(base::PersonId person);

    void recount(std::span<NeedId const> needs);

private:
    platform::Tx& tx_;
};

} // namespace needs
