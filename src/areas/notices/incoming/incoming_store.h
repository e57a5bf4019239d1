#pragma once

#include "areas/notices/incoming/trouble.h"
#include "base/actor.h"
#include "base/result.h"
#include "platform/storage/sql.h"

#include <string>
#include <string_view>
#include <vector>

namespace notices {

using MailAnswerId = base::IdOf<struct MailAnswerTag>;

/// Why somebody's mail was not posted, with what she wrote, until she is told.
struct MailAnswer {
    MailAnswerId id {};
    base::PersonId person {};
    std::string reason {};
    std::string seen_from {}; ///< the address in From, where that is the reason
    std::string words {};
    base::Time made_at {};
};

struct MailCount {
    std::string what {};
    std::int64_t times = 0;
};

/// All SQL about mail that comes in.
class IncomingStore {
public:
    explicit IncomingStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// False when a mail of this key was taken before.
    bool take(std::string_view key, base::Time now);
    bool was_taken(std::string_view key);
    std::int64_t forget_taken_before(base::Time time, int limit);

    void count(std::string_view what, base::Time now);
    /// What was counted since this moment's day, by code.
    std::vector<MailCount> counts_since(base::Time time);

    /// One more mail of hers; gives how many it are in this hour.
    std::int64_t wrote(base::PersonId person, base::Time now);
    /// False when she was told of another mail less than an hour ago.
    bool claim_answer(base::PersonId person, base::Time now);

    void save(MailAnswer const& answer);
    base::Result<MailAnswer> answer(MailAnswerId id);
    void remove(MailAnswerId id);

    std::optional<Trouble> trouble_of(base::PersonId person);
    void save(base::PersonId person, Trouble const& trouble);
    void forget_trouble(base::PersonId person);
    /// How many addresses nothing is written to.
    std::int64_t stopped();

    void forget(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace notices
