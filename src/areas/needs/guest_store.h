#pragma once

#include "areas/needs/guest_me_too.h"

namespace needs {

/// All SQL about guests who have not confirmed yet.
class GuestStore {
public:
    explicit GuestStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void add(GuestMeToo const& guest, std::string_view email_folded);
    base::Result<GuestMeToo> find(GuestId id);
    std::int64_t asked_since(std::string_view email_folded, base::Time since);
    /// The newest asking of this address for this need after this moment.
    std::optional<GuestMeToo> asked_for(NeedId need, std::string_view email_folded, base::Time since);
    bool remove(GuestId id);
    /// Removes at most so many that asked before; gives how many it was.
    std::int64_t forget_before(base::Time time, int limit);

private:
    platform::Tx& tx_;
};

} // namespace needs
