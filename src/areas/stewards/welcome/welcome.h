#pragma once

#include "areas/circles/circles.h"
#include "areas/needs/needs.h"
#include "base/actor.h"
#include "base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace stewards {

/// So long after she joined somebody counts as a newcomer.
constexpr base::Milliseconds new_for {60LL * 24 * 60 * 60 * 1000};
/// So much time of school days her first words may wait for an answer, and then for her welcomer's.
constexpr base::Milliseconds patience {48LL * 60 * 60 * 1000};
/// Of so long ago the stewards see how many were answered in time.
constexpr base::Milliseconds rate_of {90LL * 24 * 60 * 60 * 1000};

/// What a newcomer said first: a need, or a post in a circle.
struct FirstPost {
    base::PersonId person {};
    needs::NeedId need {};
    circles::CircleId circle {};
    circles::ThreadId thread {};
    circles::PostId post {};
    base::Time posted_at {};
    base::Time due_at {}; ///< by then somebody should have answered
    std::optional<base::Time> answered_at {};
    base::PersonId welcomer {}; ///< nobody until it is due
    std::optional<base::Time> asked_at {};
    std::optional<base::Time> brief_at {}; ///< from then on it is the stewards' own
    bool operator==(FirstPost const&) const = default;

    bool is_a_need() const { return need != needs::NeedId {}; }
};

/// How many first posts of the last three months were answered in time, of those whose time is over or that were answered.
struct WelcomeRate {
    std::int64_t posts = 0;
    std::int64_t in_time = 0;
};

/// Somebody who might welcome, with what she has to do already.
struct Load {
    base::PersonId person {};
    std::int64_t open = 0;
    base::Time last_asked {};
};

/// Who is next: whoever has the fewest open ones, of these who was asked the longest ago. Nobody when there is nobody.
std::optional<base::PersonId> next_welcomer(std::vector<Load> loads);

/// A newcomer's first words wait for this person now.
struct WelcomeAsked {
    static constexpr std::string_view name = "stewards.welcome_asked";
    base::PersonId newcomer {};
    base::PersonId welcomer {};
    std::string payload() const;
    static WelcomeAsked from_payload(std::string_view text);
};

/// They wait for her no more.
struct WelcomeSettled {
    static constexpr std::string_view name = "stewards.welcome_settled";
    base::PersonId newcomer {};
    base::PersonId welcomer {};
    std::string payload() const;
    static WelcomeSettled from_payload(std::string_view text);
};

/// What this person said first; nothing of whom nothing is known.
std::optional<FirstPost> first_post_of(platform::Tx& tx, base::PersonId person);

} // namespace stewards
