#pragma once

#include "areas/circles/circle.h"

#include <vector>

/// How circles end and fall silent: pure rules, with the clock handed in. The round (look_after_lives) asks them, and so does
/// whoever answers.
namespace circles {

/// How far a working group is on the way to the end that its hosts set. It is never closed by itself.
enum class EndStage {
    none,
    told,     ///< its hosts were told, fourteen days before
    reminded, ///< they were reminded once, fourteen days after it
    listed,   ///< and did nothing for a week: stewards see it
};
inline constexpr base::Names<EndStage, 4> end_stages {{"none", "told", "reminded", "listed"}};

/// How far a circle has fallen silent.
enum class QuietStage {
    lively,
    polled,     ///< nothing for six weeks: its members were asked, once
    looking,    ///< no host answered for two weeks: a member may adopt it
    anybody,    ///< and nobody did for two more: whoever may come in may adopt it
    resting,    ///< most said "let it rest": its hosts were asked to close it
    unanswered, ///< and did nothing for two weeks: stewards see it
    adopted,    ///< it has another host, and the one before may claim it back
};
inline constexpr base::Names<QuietStage, 7> quiet_stages {
    {"lively", "polled", "looking", "anybody", "resting", "unanswered", "adopted"}};

/// What may be answered to "is it still going?".
enum class PollAnswer { going, host, rest };
inline constexpr base::Names<PollAnswer, 3> poll_answers {{"going", "host", "rest"}};

constexpr base::Time never {INT64_MAX};
constexpr base::Milliseconds a_day {24LL * 60 * 60 * 1000};
constexpr base::Milliseconds told_before {14 * a_day}; ///< the end
constexpr base::Milliseconds quiet_after {6 * 7 * a_day};
constexpr base::Milliseconds patience {14 * a_day}; ///< with every answer that is waited for
constexpr base::Milliseconds after_reminder {7 * a_day};
constexpr base::Milliseconds reclaim_time {14 * a_day};
constexpr base::Milliseconds legacy_time {
    30 * a_day}; ///< for so long a closed circle can be opened again, and its page corrected

/// Where one circle stands in both.
struct Life {
    CircleId circle {};
    EndStage ending = EndStage::none;
    base::Time ending_since {};
    QuietStage quiet = QuietStage::lively;
    base::Time quiet_since {};
    base::Time stirred_at {}; ///< a host said that it goes on, or somebody adopted it
    base::Time look_at {};    ///< nothing can turn before
    bool operator==(Life const&) const = default;

    bool looks_for_host() const { return quiet == QuietStage::looking || quiet == QuietStage::anybody; }
    bool asks_members() const { return quiet == QuietStage::polled || looks_for_host(); }
};

/// What the rules go by.
struct Signs {
    std::optional<base::Time> ends_at {};
    base::Time last_word {}; ///< of its talk and its decisions; its beginning when nobody has said anything
    std::int64_t hosts = 1;
    std::int64_t going = 0; ///< answers to the poll
    std::int64_t would_host = 0;
    std::int64_t rest = 0;
};

/// Something that became of a circle, told to those whom it concerns.
enum class Turn { ends_soon, end_passed, quiet, looking, resting, lively, adopted, reclaimed, closed, opened_again };
inline constexpr base::Names<Turn, 10> turns {{"ends_soon", "end_passed", "quiet", "looking", "resting", "lively",
    "adopted", "reclaimed", "closed", "opened_again"}};

/// A life after a look at it, with what is to be told. Looked at again at the same moment, nothing more is.
struct Looked {
    Life life {};
    std::vector<Turn> turns {};
};
Looked looked_at(Life life, Signs const& signs, base::Time now);

/// The life after somebody's answer to the poll: a host's word ends the question, anybody else's is only counted.
Life answered(Life life, PollAnswer answer, Standing standing, base::Time now);

/// The life after something was said in the circle. What looks for a host goes on looking until a host speaks.
Life stirred(Life life, Standing standing, base::Time now);

/// The life when somebody takes the circle over; refused while it has a host who answers, and to those outside while
/// members may still come forward.
base::Result<Life> adopted(Life life, Circle const& circle, Standing standing, base::Time now);

/// Whether the host before may still claim the circle back.
base::Result<Life> reclaimed(Life life, base::Time now);

/// The circle with another end, so many months from now; 0 for none.
base::Result<Circle> renewed(Circle circle, std::int64_t months, base::Time now);

/// The circle closed, and opened again within thirty days.
base::Result<Circle> closed(Circle circle, base::Time now);
base::Result<Circle> opened_again(Circle circle, base::Time now);

/// Whether the page that a circle left may still be corrected.
base::Result<base::Done> takes_corrections(Circle const& circle, base::Time now);

} // namespace circles
