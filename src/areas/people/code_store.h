#pragma once

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "platform/storage/sql.h"

#include <optional>
#include <string>
#include <string_view>

namespace people {

using CodeId = base::IdOf<struct CodeTag>;

/// One mailed code: ten minutes, five tries, one use, one browser.
struct Code {
    CodeId id {};
    std::string email {};
    std::string email_folded {};
    std::string browser_hash {};
    std::string language {};
    base::Time asked_at {};
    std::int64_t wrong = 0;
    std::optional<base::Time> used_at {};
    std::string asker {};  ///< a browser, or where the question came from
    bool familiar = false; ///< the asker is a browser that has signed in with this address before
};

constexpr base::Milliseconds code_life = std::chrono::minutes {10};
constexpr std::int64_t code_tries = 5;

class CodeStore {
public:
    explicit CodeStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    void add(Code const& code);
    base::Result<Code> find(CodeId id);
    /// The newest code that this browser asked for.
    std::optional<Code> newest_of(std::string_view browser_hash);
    /// How many this asker had mailed to the address.
    std::int64_t asked_since(std::string_view email_folded, std::string_view asker, base::Time since);
    /// How many all unfamiliar ones together had.
    std::int64_t strangers_since(std::string_view email_folded, base::Time since);
    void count_wrong(CodeId id);
    /// False when it was used already.
    bool use(CodeId id, base::Time now);
    /// Removes at most so many that were asked for before; gives how many it was.
    std::int64_t forget_before(base::Time time, int limit);

private:
    platform::Tx& tx_;
};

} // namespace people
