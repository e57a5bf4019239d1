#pragma once

// The front door of the room of circles: what neighbours may use.

#include "areas/circles/adoption/answer_poll.h"
#include "areas/circles/bring_in.h"
#include "areas/circles/circle.h"
#include "areas/circles/circle_store.h"
#include "areas/circles/decisions/answer_link.h"
#include "areas/circles/decisions/decisions.h"
#include "areas/circles/endings/lives.h"
#include "areas/circles/may.h"
#include "areas/circles/merging/merging_news.h"
#include "areas/circles/news.h"
#include "areas/circles/start_circle.h"
#include "areas/circles/talk/talk_words.h"
#include "areas/circles/talk/thread.h"
#include "html/html.h"
#include "html/url.h"
#include "platform/search/search.h"
#include "platform/storage/context.h"

#include <functional>

namespace circles {

/// A circle began.
struct CircleStarted {
    static constexpr std::string_view name = "circles.started";
    CircleId circle {};
    std::string payload() const;
    static CircleStarted from_payload(std::string_view text);
};

/// Its words, its state or its audience changed.
struct CircleChanged {
    static constexpr std::string_view name = "circles.changed";
    CircleId circle {};
    std::string payload() const;
    static CircleChanged from_payload(std::string_view text);
};

/// Somebody's standing in a circle changed: she came in, left, asks, was asked in.
struct StandingChanged {
    static constexpr std::string_view name = "circles.standing";
    CircleId circle {};
    base::PersonId person {};
    Standing standing = Standing::none;
    Standing was = Standing::none;
    base::PersonId by {}; ///< who did it: herself, or somebody who asked her in, let her in, took her out
    std::string payload() const;
    static StandingChanged from_payload(std::string_view text);
};

/// A circle with what the actor is to it, for those who may see it; not found otherwise.
struct Seen {
    Circle circle {};
    Membership mine {};
};
base::Result<Seen> circle_seen(platform::Reading const& reading, std::string_view slug);

/// The circle where the actor may talk: not found for those who may not see it, refused to those who may only read.
base::Result<Seen> circle_to_write_in(platform::Reading const& reading, std::string_view slug);

base::Result<Circle> circle_of(platform::Tx& tx, CircleId id);
std::unordered_map<CircleId, Circle> circles_of(platform::Tx& tx, std::span<CircleId const> ids);

/// Of circles that a search found, those that the actor may see now, in the same order.
std::vector<Circle> still_visible(platform::Reading const& reading, std::vector<CircleId> const& ids);

/// The indexes of the private circles she is in: what a search of hers may open beyond those of all members.
std::vector<platform::SearchAudience> search_audiences(platform::Reading const& reading);

/// The circles she is in, a few dozen at most, those she came to last first.
std::vector<CircleCard> circles_she_is_in(platform::Reading const& reading);

/// A post that a search found, with the path that leads to it.
struct FoundPost {
    PostId id {};
    html::Url url;
};
/// Of posts that a search found, those that the actor may read now, in the same order.
std::vector<FoundPost> posts_still_visible(platform::Reading const& reading, std::vector<PostId> const& ids);

/// What Today shows of circles, in one question.
struct AtHand {
    html::Html cards {}; ///< of those she is in
    bool in_any = false;
    bool in_more = false;                ///< than there are cards
    std::vector<CircleCard> asked_in {}; ///< wait for her yes or no, the newest first
};
AtHand at_hand(platform::Reading const& reading, std::size_t most_cards, std::size_t most_asked);

/// Something that was said, as whoever looks after the network needs it.
struct Said {
    base::PersonId author {};
    std::string text {};
    std::string path {};
};

/// A post, for those who may read it.
base::Result<Said> said(platform::Reading const& reading, PostId id);
/// A post that somebody who may read it has reported: its words are shown to whoever decides about it. The caller asks its own law.
base::Result<Said> said_and_reported(platform::Tx& tx, PostId id);
/// Takes a reported post away, as a steward, wherever it stands.
base::Result<Post> hide_reported_post(platform::Context& cx, PostId id);

/// A reply whose words came by mail, made ready outside the write: the same rules as on the page. Refused where it is too long, or the
/// thread is not hers to read; whether she may reply, the law is asked in the write.
using ReadyReply = std::function<base::Result<Post>(platform::Context&)>;
base::Result<ReadyReply> reply_by_mail(platform::Reading const& reading, ThreadId thread, std::string const& text);

/// Of this circle only what addresses her, nothing in her letter; and back. Not found for whoever is not in it.
base::Result<Circle> want_less(platform::Context& cx, CircleId id, bool less);

/// Counts its members anew; wired to StandingChanged.
void recount(platform::Context& cx, CircleId circle);

} // namespace circles
