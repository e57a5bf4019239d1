#pragma once

// The front door of the room of needs: what neighbours may use.

#include "areas/needs/answer_need.h" // hide_reply
#include "areas/needs/attach_files.h"
#include "areas/needs/hide_need.h"
#include "areas/needs/may.h"
#include "areas/needs/merge.h"
#include "areas/needs/near_thing.h"
#include "areas/needs/need.h"
#include "areas/needs/need_store.h"
#include "areas/needs/news.h"
#include "areas/needs/remove_needs.h"
#include "html/html.h"
#include "platform/storage/context.h"

#include <span>

namespace needs {

/// A need can be read by its audience from now on.
struct NeedOpened {
    static constexpr std::string_view name = "needs.opened";
    NeedId need {};
    std::string payload() const;
    static NeedOpened from_payload(std::string_view text);
};

/// Its words, its state or its audience changed.
struct NeedChanged {
    static constexpr std::string_view name = "needs.changed";
    NeedId need {};
    std::string payload() const;
    static NeedChanged from_payload(std::string_view text);
};

/// It was taken out of sight, by a steward or by its author.
struct NeedHidden {
    static constexpr std::string_view name = "needs.hidden";
    NeedId need {};
    std::string payload() const;
    static NeedHidden from_payload(std::string_view text);
};

/// It is seen again.
struct NeedShown {
    static constexpr std::string_view name = "needs.shown";
    NeedId need {};
    std::string payload() const;
    static NeedShown from_payload(std::string_view text);
};

/// Somebody said "me too", or took it back, or told more of her class.
struct MeTooSaid {
    static constexpr std::string_view name = "needs.me_too";
    NeedId need {};
    std::string payload() const;
    static MeTooSaid from_payload(std::string_view text);
};

/// Somebody answered, or an answer was hidden.
struct NeedAnswered {
    static constexpr std::string_view name = "needs.answered";
    NeedId need {};
    ReplyId reply {};
    std::string payload() const;
    static NeedAnswered from_payload(std::string_view text);
};

/// Needs as cards.
struct Cards {
    html::Html cards {};
    std::int64_t count = 0;
    std::vector<NeedId> ids {};
};

/// The newest needs that the actor may see.
Cards newest_cards(platform::Reading const& reading, int limit);

/// The newest needs of others where somebody is and of what she teaches, those of both first; not those shown already, nor
/// by whom she has blocked. It costs the same however many there are.
Cards near_cards(
    platform::Reading const& reading, Nearness const& where, std::span<NeedId const> shown, std::size_t limit);

/// Open needs that nobody has answered, opened within these moments, oldest first, as far as the actor may see them.
std::vector<Need> unanswered(platform::Reading const& reading, base::Time from, base::Time to, int limit);

/// What somebody began to write and has not opened.
std::vector<Need> drafts_of(platform::Reading const& reading, base::PersonId author);

/// Merges that wait for this author to say yes or no.
std::vector<Merge> merges_waiting_for(platform::Reading const& reading, base::PersonId author);

/// Of the needs that a search found, those that the actor may see now, in the same order.
std::vector<Need> still_visible(platform::Reading const& reading, std::vector<NeedId> const& ids);

/// One need, or one answer that is not hidden, for those who may see it.
base::Result<Need> need_seen(platform::Reading const& reading, NeedId id);
base::Result<Reply> reply_seen(platform::Reading const& reading, ReplyId id);

/// Why it was taken out of sight the last time, and whether it still is.
base::Result<Hiding> newest_hiding(platform::Tx& tx, NeedId need);

/// What stewards have hidden, the newest first.
std::vector<Need> hidden_needs(platform::Reading const& reading, int limit);

/// A circle that anybody may see began from this need; `circle` is its path name.
void note_circle(platform::Context& cx, NeedId need, std::string_view circle);

/// That circle ended, and left a page of what it found; and was opened again.
void note_circle_end(platform::Context& cx, NeedId need, std::string_view circle);
void take_back_circle_end(platform::Context& cx, NeedId need, std::string_view circle);

/// Who said "me too", in the order of their ids, after one of them.
std::vector<base::PersonId> supporters_after(platform::Tx& tx, NeedId need, base::PersonId after, int limit);

/// Draws the picture of the classes, of a need that was written without events.
void draw_spreads(platform::Tx& tx, NeedId need);

/// Keeps the counts that lists show and the picture of the classes; wired to MeTooSaid and NeedAnswered.
void recount(platform::Context& cx, NeedId need);

} // namespace needs
