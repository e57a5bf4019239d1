#pragma once

// What happened to needs in a span of time, for the rooms that gather it (notices): asked for many people at once.

#include "areas/needs/merge.h"
#include "areas/needs/need.h"
#include "areas/needs/need_store.h"
#include "platform/storage/sql.h"

#include <set>
#include <span>
#include <unordered_map>
#include <vector>

namespace needs {

/// Somebody, and since when she has not been told.
struct Reader {
    base::PersonId person {};
    base::Time since {};
};

/// So many answers of one other person to a need to which this person said "me too".
struct NewAnswers {
    base::PersonId person {};
    NeedId need {};
    base::PersonId author {};
    std::int64_t count = 0;
};

/// Answers after each reader's own moment and until the common one; hidden ones are not counted. The list is not empty.
std::vector<NewAnswers> answers_for_supporters(platform::Tx& tx, std::span<Reader const> readers, base::Time until);

/// Of these people those whose need it is, raised by them or said "me too" to, of these needs; each pair once.
using Concerned = std::set<std::pair<NeedId, base::PersonId>>;
Concerned concerned_by(platform::Tx& tx, std::span<NeedId const> needs, std::span<base::PersonId const> people);

/// Somebody's "me too" that was carried over into another need when two were made one.
struct CarriedOver {
    base::PersonId person {};
    NeedId into {};
};

/// Merges done after each reader's own moment and until the common one, and not undone since. The list is not empty.
std::vector<CarriedOver> carried_over(platform::Tx& tx, std::span<Reader const> readers, base::Time until);

/// A need to which this person said "me too", and which is answered, as its author says.
struct Closed {
    base::PersonId person {};
    NeedId need {};
};

/// Needs closed after each reader's own moment and until the common one. The list is not empty.
std::vector<Closed> closed_for_supporters(platform::Tx& tx, std::span<Reader const> readers, base::Time until);

/// Somebody's own open need to which nothing has happened for long.
struct Silent {
    base::PersonId author {};
    NeedId need {};
};

/// Those that fell silent after each reader's own moment and until the common one: each silence is found once. The list is not empty.
std::vector<Silent> silent_for_authors(platform::Tx& tx, std::span<Reader const> readers, base::Time until);

/// Needs opened after `since` and until `until` that are still open, newest first. Whether a reader may see one, its own
/// law (may) decides.
std::vector<Need> opened_between(platform::Tx& tx, base::Time since, base::Time until, int limit);

/// Many needs at once with their counts; missing ones are left out.
std::unordered_map<NeedId, Listed> needs_of(platform::Tx& tx, std::span<NeedId const> ids);

base::Result<Need> need_of(platform::Tx& tx, NeedId id);
base::Result<Merge> merge_of(platform::Tx& tx, MergeId id);
/// Whose support a merge carried over, in the order of their ids, after this one.
std::vector<base::PersonId> carried_by(platform::Tx& tx, MergeId id, base::PersonId after, int limit);
base::Result<Reply> reply_of(platform::Tx& tx, ReplyId id);
/// The answers to any of these needs that are not hidden and were written at this moment or later, newest first.
std::vector<Reply> standing_replies(platform::Tx& tx, std::span<NeedId const> needs, base::Time since, int limit);

} // namespace needs
