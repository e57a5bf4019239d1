#pragma once

#include "areas/needs/need.h"
#include "platform/storage/sql.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace needs {

/// A need as a list shows it.
struct Listed {
    Need need;
    std::int64_t me_toos = 0;
    std::int64_t replies = 0;
    bool mine_too = false; ///< whoever reads the list said "me too"; lists for nobody leave it
};

/// As much of a need as its card shows: pages list many.
struct NeedCard {
    NeedId id {};
    base::PersonId author {};
    std::string title {};
    std::string slug {};
    std::string subject {};
    std::string grade {};
    std::optional<std::int64_t> place {};
    std::int64_t me_toos = 0;
    bool mine_too = false; ///< whoever reads the card said "me too"

    std::string path_name() const { return path_name_of(id, slug); }
};

/// What a list is asked for; empty means all.
struct ListWish {
    std::string subject {};
    std::string grade {};
    std::optional<base::PersonId> author {};
    NeedId before {INT64_MAX}; ///< the last one of the page before
    int limit = 20;
};

/// Where somebody is and what she teaches.
struct Nearness {
    std::optional<std::int64_t> province {};
    std::vector<std::string> subjects {};
};

/// What others raised near her, the newest first.
struct NearIds {
    std::vector<NeedId> by_place {};
    std::vector<NeedId> by_subject {};
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
    /// The same, of each what its card shows.
    std::vector<NeedCard> cards(base::Actor const& actor, ListWish const& wish);

    /// The newest open needs of the province and of each subject that the actor may see: so many of each, whatever there is in all.
    NearIds near(base::Actor const& actor, Nearness const& where, int of_each);

    /// One's own, drafts included, newest first.
    std::vector<Need> drafts_of(base::PersonId author);
    /// One's own that are out of sight, newest first; as much of each as a link to it shows.
    std::vector<Need> unseen_of(base::PersonId author);
    /// Open, opened between these moments, without any answer; oldest first.
    std::vector<Need> unanswered(base::Time from, base::Time to, int limit);
    /// Everything she raised, in every state, the oldest first.
    std::vector<Need> all_of(base::PersonId author);
    std::vector<Listed> of_author(base::PersonId author, int limit);

    /// Many at once, by id, as `reader` sees them; missing ones are left out.
    std::unordered_map<NeedId, Listed> of(std::span<NeedId const> ids, base::PersonId reader = {});

    /// Cards of the open ones among these that the actor may see, in no order.
    std::vector<NeedCard> cards_of(std::span<NeedId const> ids, base::Actor const& actor);

    /// Whether others' words stand under it, written for whoever may read it now: answers, names beside "me too", and a need
    /// that has become part of it.
    bool holds_words_of_others(NeedId id);

    /// What has become part of it, and of that in turn; not what is out of sight.
    std::vector<Need> parts_of(NeedId id);

    /// Every need after this one by id, whatever its state: for whoever goes through all of them.
    std::vector<Need> after(NeedId id, int limit);
    /// How many are open or closed.
    std::int64_t findable();

    /// Open ones by when they were opened, newest first.
    std::vector<Need> opened_between(base::Time since, base::Time until, int limit);

private:
    platform::Tx& tx_;
};

} // namespace needs
