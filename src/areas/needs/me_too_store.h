#pragma once

#include "areas/needs/need.h"
#include "platform/storage/sql.h"

#include <span>
#include <string>
#include <vector>

namespace needs {

/// How many said something alike: one line of a spread.
struct Spread {
    std::string code;
    std::int64_t count = 0;
};

/// How supporters' classes are spread, already counted.
struct Contexts {
    std::vector<Spread> sizes {}; ///< code is the lower bound of ten: "21" for 21–30
    std::vector<Spread> grades {};
    std::vector<Spread> settings {};
    std::vector<Spread> lacks {};
};

/// What supporters said together.
struct Tally {
    std::int64_t count = 0;
    Contexts contexts {};
};

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

    std::int64_t count(NeedId need);
    /// How many there are and how their classes are spread, in one pass.
    Tally tally(NeedId need);
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
