#pragma once

#include "areas/people/leaving/leaving.h"
#include "base/time.h"
#include "platform/storage/sql.h"

#include <vector>

namespace people {

/// One person who was erased.
struct Erasure {
    Leaving leaving {};
    base::Time erased_at {};
};

/// All SQL about erasures: the list of them, and taking a person's own rows away.
class ErasureStore {
public:
    explicit ErasureStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void add(Erasure const& erasure);
    std::optional<Erasure> find(base::PersonId person);
    std::vector<Erasure> all();

    /// Leaves of a person her id and her address, under a slug that means nothing; nobody can come in as her any more.
    void empty_profile(base::PersonId person, std::string_view nothing);
    /// The address too, in whose place something that means nothing keeps the column unique.
    void empty_address(base::PersonId person, std::string_view nothing);
    /// What was sent to an address of hers.
    void forget_codes(std::string_view email_folded);
    /// Everything else of the ways in that is hers.
    void forget(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace people
