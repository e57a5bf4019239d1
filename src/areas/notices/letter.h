#pragma once

#include "areas/needs/needs.h"
#include "areas/notices/notice.h"
#include "areas/people/people.h"
#include "base/time.h"
#include "platform/i18n/zones.h"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace notices {

using LetterId = base::IdOf<struct LetterTag>;

/// Mails come at a whole hour of the day, never in the night.
constexpr int earliest_hour = 7;
constexpr int latest_hour = 18;

/// Her own quiet hours begin in the afternoon or evening, and end in the morning.
constexpr int earliest_quiet = 14;
constexpr int latest_quiet = 23;
constexpr int earliest_morning = 5;
constexpr int latest_morning = 12;

/// What somebody wants of the mails that this network sends of its own accord.
struct Wishes {
    people::Letter often = people::Letter::weekly;
    int hour = 17;
    bool at_once = true; ///< a mail when somebody addresses her
    Quiet quiet {};      ///< but not then
    bool operator==(Wishes const&) const = default;
};

/// When the next letter is due, and from when on its news counts.
struct Plan {
    base::PersonId person {};
    int hour = 17;
    bool at_once = true;
    base::Time due_at {};
    base::Time since {};
    std::optional<base::Time> held_until {}; ///< fewer than three things waited: at this moment they go all the same
    Quiet quiet {};
    bool operator==(Plan const&) const = default;
};

/// One thing a letter tells of, as a reference; its words are made when it is read.
struct Item {
    enum class Kind {
        waiting,
        silent,
        answers,
        merged,
        closed,
        quiet,
        moved,
        inviting,
        looking,
        ended,
        near,
        made_one
    };
    Kind kind = Kind::waiting;
    needs::NeedId need {};       ///< of what is about a need; a notice may be about a circle instead
    NoticeId notice {};          ///< of waiting
    std::int64_t count = 0;      ///< of answers
    circles::ThreadId thread {}; ///< of moved
    circles::CircleId circle {}; ///< of quiet, inviting, looking and ended; of made_one the one that is gone
    bool operator==(Item const&) const = default;
};

std::string_view name_of(Item::Kind kind);

struct Letter {
    LetterId id {};
    base::PersonId person {};
    people::Letter often = people::Letter::weekly;
    std::vector<Item> items {};
    base::Time planned_for {};
    base::Time written_at {};
    std::optional<base::Time> handed_at {};
    bool operator==(Letter const&) const = default;
};

/// The first moment after `after` at which such letters go: weekly on Friday at that hour of the zone, monthly on the month's
/// first Friday, daily from Monday to Friday. Never is asked as weekly: the plan goes on, silent.
base::Time next_letter_at(people::Letter often, int hour, platform::Zone const& zone, base::Time after);

/// Whether a need lies near somebody: in her province, of a subject of hers, or both.
struct Closeness {
    bool province = false;
    bool subject = false;
    int degree() const { return (province ? 2 : 0) + (subject ? 1 : 0); }
};
Closeness closeness(people::Person const& person, needs::Need const& need);

/// Everything that may be told to one person.
struct News {
    std::vector<Notice> waiting {};
    std::vector<needs::NewAnswers> answers {};
    std::vector<needs::CarriedOver> merged {};
    std::vector<needs::NeedId> closed {}; ///< hers too, and answered
    std::vector<needs::NeedId> silent {}; ///< her own
    circles::CircleNews circles {};
    std::set<base::PersonId> blocked {}; ///< by her: nothing that they did is news
};

/// What stands in her letter, in this order: waiting for her, needs of hers that fell silent, answers to needs that are hers too,
/// merges that carried her along and what its author calls answered, what moved in her circles and which ask her in, new needs near her. Things
/// she may not see, her own and those of whom she has blocked are left out, and none is new to her twice. `known` holds the needs that the news speaks of.
/// Of circles the news holds only what she may read.
std::vector<Item> items_for(people::Person const& person, News const& news,
    std::unordered_map<needs::NeedId, needs::Listed> const& known, std::span<needs::Need const> opened);

/// What becomes of a plan that is due: a letter, or nothing yet.
struct Turn {
    bool send = false;
    Plan next {};
};

/// Never an empty letter; fewer than three things wait, at most one week. `until` is how far the news was read.
Turn turn_of(Plan const& plan, people::Letter often, std::size_t items, platform::Zone const& zone, base::Time now,
    base::Time until);

/// Items as they are stored, and read back. Unknown ones are left out.
std::string text_of(std::vector<Item> const& items);
std::vector<Item> items_from(std::string_view text);

} // namespace notices
