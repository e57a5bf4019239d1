#pragma once

// New accounts start limited and grow by days and thanks. One question, asked by every use case that takes words: may_write(). Who
// has grown costs one look-up by key; who only reads is never asked about.

#include "platform/storage/context.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace platform {

/// How far somebody has grown.
enum class Growth { fresh, growing, settled };

/// What one level may, and what a steward's limit leaves. Settings of the network, named trust.*.
struct Allowance {
    std::int64_t links = 0;    ///< in one text
    std::int64_t mentions = 0; ///< in one text
    std::int64_t an_hour = 0;  ///< texts
    std::int64_t a_day = 0;
    bool profile_links = false;
    std::int64_t invitations = 0; ///< a day
    bool operator==(Allowance const&) const = default;
};

/// When somebody grows: after these days with so many thanks, or after many days without.
struct Step {
    std::int64_t days = 0;
    std::int64_t thanks = 0;
    std::int64_t days_alone = 0;
    bool operator==(Step const&) const = default;
};

struct TrustRules {
    Step growing {3, 2, 30};
    Step settled {14, 10, 90};
    Allowance fresh {2, 3, 20, 60, false, 5};
    Allowance grown {5, 10, 60, 200, true, 15}; ///< of who is growing
    Allowance limited {0, 0, 2, 6, false, 0};   ///< of whom a steward has limited
    bool operator==(TrustRules const&) const = default;
};

/// The rules as the network's settings say them now.
TrustRules trust_rules(Tx& tx);

/// The figures of the rules under their names: "trust.fresh.links" …; each is 0 or more.
struct TrustFigure {
    std::string_view name;
    std::int64_t value = 0;
};
std::vector<TrustFigure> figures_of(TrustRules const& rules);
/// The rules with one figure changed; names nobody knows are skipped.
void set_figure(TrustRules& rules, std::string_view name, std::int64_t value);

/// What is known of somebody.
struct Trust {
    base::PersonId person {};
    std::int64_t thanks = 0;
    std::optional<base::Time> settled_at {}; ///< grown up, or trusted by a steward at once
    std::optional<base::Time> limited_until {};
    bool operator==(Trust const&) const = default;
};
Trust trust_of(Tx& tx, base::PersonId person);
/// Of many at once; everybody asked for is in it.
std::unordered_map<base::PersonId, Trust> trusts_of(Tx& tx, std::span<base::PersonId const> people);

/// Rules without I/O.
Growth growth_of(Trust const& trust, TrustRules const& rules, base::Time now);
bool is_limited(Trust const& trust, base::Time now);
/// From when on somebody of this level has grown by days alone, at the latest.
base::Time grows_at(Trust const& trust, Growth level, TrustRules const& rules);
/// Nothing for who is not limited at all.
std::optional<Allowance> allowance_of(Trust const& trust, TrustRules const& rules, base::Time now);

/// Links to elsewhere in a text as somebody types it, and in a page made from it.
std::vector<std::string> links_in_text(std::string_view text);
std::vector<std::string> links_in_html(std::string_view html);

/// One text that somebody wants to keep here.
struct Writing {
    std::string_view field = "text"; ///< where a refusal stands
    std::string_view text {};
    std::string_view html {};   ///< the page made of it, when one was
    std::string_view before {}; ///< what stood there: its links may stay
    std::string_view html_before {};
    std::int64_t mentions = 0;
};
/// Whether these words count as something new said to others, are a change of what was said, or stand in a profile.
enum class Counts { as_new, as_change, as_profile };

/// Whether the actor may keep these words now. Links and mentions beyond what she may are refused at their field, with codes
/// that carry the figure and in how many days it may be more ("too_many_links:2:27"); too much in an hour or a day is too_many
/// ("writes_too_fast") with the seconds to wait. What is allowed is counted. Stewards are never refused.
base::Result<base::Done> may_write(Context& cx, Counts counts, std::span<Writing const> texts);
base::Result<base::Done> may_write(Context& cx, Counts counts, Writing const& text);

/// How many invitations the actor may send a day; nothing for who is not limited.
std::optional<std::int64_t> invitations_a_day(Reading const& reading);

/// Somebody was thanked by the actor, or not any more. Thanks of who is new herself do not count: two new accounts would lift each other.
void note_thanks(Context& cx, base::PersonId whom, int more);

/// A steward trusts somebody at once; the caller has asked its own law.
void trust_at_once(Tx& tx, base::PersonId person, base::Time now);
/// A steward limits somebody until a moment, or (nothing) not any more.
void limit_writing(Tx& tx, base::PersonId person, std::optional<base::Time> until);

/// Lets go of what is known of somebody.
void forget_trust(Tx& tx, base::PersonId person);
/// Removes writings of yesterday and before, at most so many; gives how many it was.
std::int64_t forget_old_writings(Tx& tx, base::Time now, int limit);

} // namespace platform
