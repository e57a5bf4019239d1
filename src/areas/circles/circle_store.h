#pragma once

#include "areas/circles/circle.h"
#include "platform/storage/sql.h"

#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace circles {

/// A circle as a list shows it.
struct Listed {
    Circle circle {};
    std::int64_t members = 0;
    Standing standing = Standing::none; ///< of whoever reads the list
};

/// What a list is asked for; empty means all.
struct ListWish {
    std::string subject {};
    std::string grade {};
    std::optional<needs::NeedId> need {};
    bool looking = false;        ///< only those that look for a host
    CircleId before {INT64_MAX}; ///< the last one of the page before
    int limit = 20;
};

/// All SQL about circles.
class CircleStore {
public:
    explicit CircleStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    base::Result<Circle> find(CircleId id);
    base::Result<Circle> with_slug(std::string_view slug);
    bool slug_is_taken(std::string_view slug);
    /// Which of these are taken.
    std::unordered_set<std::string> slugs_taken(std::span<std::string const> slugs);
    bool mark_is_taken(std::string_view mark);
    /// `mark`: what its ornament looks like, unique in the network.
    void add(Circle const& circle, std::string_view mark);
    void save(Circle const& circle);

    /// Active circles that the actor may see, newest first: the law of may(view) in SQL.
    std::vector<Listed> visible_to(base::Actor const& actor, ListWish const& wish);
    /// Where she is, was asked in or asks to be let in; active ones, those of hers first.
    std::vector<CircleCard> of_person(base::PersonId person, int limit);
    /// Many at once, by id; missing ones are left out.
    std::unordered_map<CircleId, Circle> of(std::span<CircleId const> ids);
    /// Every circle after this one by id, whatever its state: for whoever goes through all of them.
    std::vector<Circle> after(CircleId id, int limit);
    std::int64_t findable();
    /// Whether somebody else than this person has written in it.
    bool holds_words_of_others(CircleId id, base::PersonId person);

    /// Counts its members anew.
    void recount(CircleId id);
    std::int64_t members(CircleId id);

    std::optional<CircleId> founded_by(base::PersonId founder);
    void let_go_of(needs::NeedId need);
    void remove(CircleId id);

private:
    platform::Tx& tx_;
};

} // namespace circles
