#pragma once

#include "areas/circles/talk/thread.h"
#include "platform/storage/sql.h"

namespace circles {

/// What somebody has begun to write and not sent. Hers alone.
struct Draft {
    std::string place {};
    Talk kind = Talk::question;
    std::string title {};
    std::string text {};
    base::Time saved_at {};
};

/// Where a draft belongs: a new thread of a circle, a reply in a thread.
inline std::string draft_place(CircleId circle)
{
    return "circle " + circle.text();
}
inline std::string draft_place(ThreadId thread)
{
    return "thread " + thread.text();
}

/// All SQL about drafts.
class DraftStore {
public:
    explicit DraftStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    std::optional<Draft> find(base::PersonId person, std::string_view place);
    void save(base::PersonId person, Draft const& draft);
    void remove(base::PersonId person, std::string_view place);
    std::vector<Draft> all_of(base::PersonId person);
    void forget(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace circles
