#pragma once

#include "areas/needs/hiding.h"
#include "areas/needs/me_too_store.h"
#include "areas/needs/merge.h"
#include "areas/needs/near_thing.h"
#include "areas/needs/need.h"
#include "areas/needs/need_file.h"
#include "areas/needs/need_store.h"
#include "areas/needs/step.h"
#include "areas/people/people.h"
#include "html/page.h"
#include "platform/web/fields.h"

#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace needs {

using Authors = std::unordered_map<base::PersonId, people::Name>;

/// A page of needs, whole or as cards.
struct NeedList {
    std::vector<Listed> needs {};
    bool more = false;
};
struct CardList {
    std::vector<NeedCard> needs {};
    bool more = false;
    std::vector<Need> unseen {}; ///< the actor's own that are out of sight, on the first page
};
html::Page needs_page(base::Actor const& actor, CardList const& list, web::Fields const& wish);

/// Needs as cards, as every list of the site shows them.
html::Html need_cards(base::Actor const& actor, std::span<NeedCard const> needs);

/// The words of another need that has become part of this one, with its photo and its worksheets.
struct Wording {
    Need need {};
    std::vector<PhotoSize> photo {};
    std::vector<Worksheet> worksheets {};
};

/// Everything one need's page shows.
struct NeedView {
    Need need {};
    std::int64_t me_toos = 0;
    bool said_me_too = false;
    Contexts contexts {};
    std::vector<Reply> replies {};
    bool more_replies = false;
    std::vector<PhotoSize> photo {};
    std::vector<Worksheet> worksheets {};
    Authors authors {};
    std::set<base::PersonId> blocked {}; ///< whose answers the actor does not want to read
    std::vector<people::Name> named {};
    std::vector<Wording> wordings {};   ///< their answers stand among the replies
    std::optional<Hiding> hiding {};    ///< while it is out of sight
    std::optional<MergeId> proposal {}; ///< to make it one with another, for those who may see it
    Timeline timeline {};
    std::string said {}; ///< what just happened, for the notice
    base::Time now {};
};
html::Page need_page(
    base::Actor const& actor, NeedView const& view, web::Fields const& reply, base::Refusal const* refusal);

/// That it is out of sight, since when, why, and the way back; and the way out of sight for its author.
html::Html sight_part(base::Actor const& actor, NeedView const& view);
html::Html take_away_button(base::Actor const& actor, Need const& need);

/// The other words for the same need, that were made one with it.
html::Html wordings_part(NeedView const& view);
/// Under which other words an answer was written; nothing when under these.
html::Html wording_mark(NeedView const& view, Reply const& reply);

/// What happened to a need so far, the quiet times too; nothing while it is a draft.
html::Html timeline_part(Need const& need, Timeline const& timeline, base::Time now);

/// Whether nothing has happened to an open need for so long that its page says so.
bool is_silent(Need const& need, Timeline const& timeline, base::Time now);
/// Then its author is asked whether it is still a need.
html::Html silence_part(base::Actor const& actor, Need const& need, Timeline const& timeline, base::Time now);

/// Needs that look like the one being written, and what the form carries once they were shown.
struct Alike {
    NeedList list {};
    std::vector<NearThing> elsewhere {}; ///< circles, and threads in them
    std::string mark {};
    bool asked = false; ///< the form came back because of them
};

/// Whether its author may still open a members' need to anyone: not once others have written under it.
enum class Widening { allowed, refused };

/// The form for changing a need.
html::Page need_form(web::Fields const& fields, base::Refusal const* refusal, Need const& existing, Widening widening);

/// The form for a new need, with what looks like it under the sentence. Without a script it comes back with them once.
html::Page new_need_form(
    base::Actor const& actor, web::Fields const& fields, base::Refusal const* refusal, Alike const& alike);

/// What a newcomer to "me too" tells about her class.
html::Html context_form(Need const& need);
html::Html context_fields();

std::string lack_words(std::string_view code);

} // namespace needs
