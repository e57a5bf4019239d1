#pragma once

#include "platform/trust/trust.h"

namespace platform {

/// All SQL about trust.
class TrustStore {
public:
    explicit TrustStore(Tx& tx)
        : tx_ {tx}
    {
    }

    std::optional<Trust> find(base::PersonId person);
    std::vector<Trust> of(std::span<base::PersonId const> people);
    void add_thanks(base::PersonId person, int more);
    void settle(base::PersonId person, base::Time now);
    void limit(base::PersonId person, std::optional<base::Time> until);
    void forget(base::PersonId person);

    /// What she wrote since a moment, the newest first.
    std::vector<base::Time> writings_since(base::PersonId person, base::Time since, std::int64_t limit);
    void add_writing(std::int64_t id, base::PersonId person, base::Time now);
    std::int64_t forget_writings_before(base::Time before, int limit);

    /// The settings named trust.*, as name and text.
    std::vector<std::pair<std::string, std::string>> settings();

private:
    Tx& tx_;
};

} // namespace platform
