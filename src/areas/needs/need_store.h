#pragma once

#include "areas/needs/need.h"
#include "platform/storage/sql.h"

#include <set>
#include <span>
#include <unordered_map>
#include <vector>

namespace needs {

/// A need as a list shows it.
struct Listed {
    Need need;
    std::int64_t me_toos = 0;
    std::int64_t replies = 0;
};

/// What a list is asked for; empty means all.
struct ListWish {
    std::string subject {};
    std::string grade {};
    std::vector<std::int64_t> places {};
    std::optional<base::PersonId> author {};
    NeedId before {INT64_MAX}; ///< the last one of the page before
    int limit = 20;
};

/// All SQL about needs.
class NeedStore {
public:
    explicit NeedStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    base::Result<Need> find(NeedId id);
    void save(Need const& need);

    /// Open needs that the actor may see, newest first: the law of may(view) in SQL.
    std::vector<Listed> visible_to(base::Actor const& actor, ListWish const& wish);

    /// One's own, drafts included, newest first.
    std::vector<Need> drafts_of(base::PersonId author);
    /// Open, opened between these moments, without any answer; oldest first.
    std::vector<Need> unanswered(base::Time from, base::Time to, int limit);
    std::vector<Listed> of_author(base::PersonId author, int limit);

    /// Many at once, by id; missing ones are left out.
    std::unordered_map<NeedId, Listed> of(std::span<NeedId const> ids);

    /// Open ones by when they were opened, newest first.
    std::vector<Need> opened_between(base::Time since, base::Time until, int limit);

private:
    platform::Tx& tx_;
};

} // namespace needs
