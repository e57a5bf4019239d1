#pragma once

#include "base/time.h"
#include "platform/storage/sql.h"

#include <string_view>

namespace people {

/// Wrong passwords in a row for one address.
struct Tries {
    std::int64_t wrong = 0;
    base::Time last_at {};
};

/// All SQL about wrong passwords.
class PasswordStore {
public:
    explicit PasswordStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    Tries tries(std::string_view address_code);
    void count(std::string_view address_code, base::Time now);
    void forget(std::string_view address_code);
    void forget_before(base::Time time);

private:
    platform::Tx& tx_;
};

} // namespace people
