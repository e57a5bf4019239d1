#include "areas/circles/endings/life.h"

#include <algorithm>

namespace circles {

namespace {

constexpr base::Milliseconds month {30 * a_day};

base::Refusal conflict(std::string code)
{
    return {.reason = base::Reason::conflict, .code = std::move(code)};
}

void move(Life& life, EndStage stage, base::Time now)
{
    life.ending = stage;
    life.ending_since = now;
}

void move(Life& life, QuietStage stage, base::Time now)
{
    life.quiet = stage;
    life.quiet_since = now;
}

/// When the stage it is in gives way to the next.
base::Time end_turns_at(Life const& life, Signs const& signs)
{
    if (!signs.ends_at) return never;
    switch (life.ending) {
    case EndStage::none:
        return *signs.ends_at - told_before;
    case EndStage::told:
        // Hosts have their fortnight even where the day was over before anybody told them.
        return std::max(*signs.ends_at, life.ending_since) + patience;
    case EndStage::reminded:
        return life.ending_since + after_reminder;
    case EndStage::listed:
        break;
    }
    return never;
}

void look_at_end(Looked& looked, Signs const& signs, base::Time now)
{
    auto& life = looked.life;
    if (!signs.ends_at || now < *signs.ends_at - told_before) {
        if (life.ending != EndStage::none) move(life, EndStage::none, now);
        return;
    }
    if (now < end_turns_at(life, signs)) return;
    if (life.ending == EndStage::none) {
        move(life, EndStage::told, now);
        looked.turns.push_back(Turn::ends_soon);
    } else if (life.ending == EndStage::told) {
        move(life, EndStage::reminded, now);
        looked.turns.push_back(Turn::end_passed);
    } else {
        move(life, EndStage::listed, now);
    }
}

/// A circle whose end is being asked about is not asked whether it goes on.
base::Time quiet_turns_at(Life const& life, Signs const& signs)
{
    if (signs.hosts == 0 && !life.looks_for_host()) return {};
    switch (life.quiet) {
    case QuietStage::lively:
        if (life.ending != EndStage::none) return never;
        return std::max(signs.last_word, life.stirred_at) + quiet_after;
    case QuietStage::polled:
    case QuietStage::looking:
    case QuietStage::resting:
        return life.quiet_since + patience;
    case QuietStage::adopted:
        return life.quiet_since + reclaim_time;
    case QuietStage::anybody:
    case QuietStage::unanswered:
        break;
    }
    return never;
}

bool is_asked(Life const& life)
{
    return life.quiet == QuietStage::polled || life.quiet == QuietStage::resting
        || life.quiet == QuietStage::unanswered;
}

QuietStage after_poll(Signs const& signs)
{
    return signs.rest > signs.going + signs.would_host ? QuietStage::resting : QuietStage::looking;
}

void turn_quiet(Looked& looked, QuietStage stage, base::Time now)
{
    move(looked.life, stage, now);
    if (stage == QuietStage::polled) looked.turns.push_back(Turn::quiet);
    if (stage == QuietStage::looking) looked.turns.push_back(Turn::looking);
    if (stage == QuietStage::resting) looked.turns.push_back(Turn::resting);
    if (stage == QuietStage::lively) looked.turns.push_back(Turn::lively);
}

void look_at_quiet(Looked& looked, Signs const& signs, base::Time now)
{
    auto& life = looked.life;
    if (is_asked(life) && signs.last_word > life.quiet_since) return turn_quiet(looked, QuietStage::lively, now);
    if (now < quiet_turns_at(life, signs)) return;
    if (signs.hosts == 0 && !life.looks_for_host()) return turn_quiet(looked, QuietStage::looking, now);
    switch (life.quiet) {
    case QuietStage::lively:
        return turn_quiet(looked, QuietStage::polled, now);
    case QuietStage::polled:
        return turn_quiet(looked, after_poll(signs), now);
    case QuietStage::looking:
        return turn_quiet(looked, QuietStage::anybody, now);
    case QuietStage::resting:
        return turn_quiet(looked, QuietStage::unanswered, now);
    case QuietStage::adopted:
        return turn_quiet(looked, QuietStage::lively, now);
    case QuietStage::anybody:
    case QuietStage::unanswered:
        break;
    }
}

} // namespace

Looked looked_at(Life life, Signs const& signs, base::Time now)
{
    Looked looked {.life = life};
    look_at_end(looked, signs, now);
    look_at_quiet(looked, signs, now);
    looked.life.look_at = std::min(end_turns_at(looked.life, signs), quiet_turns_at(looked.life, signs));
    return looked;
}

Life answered(Life life, PollAnswer answer, Standing standing, base::Time now)
{
    if (standing != Standing::host) return life;
    move(life, answer == PollAnswer::rest ? QuietStage::resting : QuietStage::lively, now);
    life.stirred_at = now;
    life.look_at = now;
    return life;
}

Life stirred(Life life, Standing standing, base::Time now)
{
    if (!is_asked(life) && !(life.looks_for_host() && standing == Standing::host)) return life;
    move(life, QuietStage::lively, now);
    life.stirred_at = now;
    life.look_at = now;
    return life;
}

base::Result<Life> adopted(Life life, Circle const& circle, Standing standing, base::Time now)
{
    if (!life.looks_for_host()) return conflict("circle_has_a_host");
    if (standing == Standing::host) return conflict("circle_host_already");
    if (!is_inside(standing)) {
        bool const by_invitation
            = standing == Standing::out || (circle.joining == Joining::invitation && standing != Standing::invited);
        if (by_invitation) return base::Refusal {.reason = base::Reason::not_allowed, .code = "circle_by_invitation"};
        if (life.quiet == QuietStage::looking) return conflict("members_adopt_first");
    }
    move(life, QuietStage::adopted, now);
    life.stirred_at = now;
    life.look_at = now;
    return life;
}

base::Result<Life> reclaimed(Life life, base::Time now)
{
    if (life.quiet != QuietStage::adopted || now >= life.quiet_since + reclaim_time)
        return conflict("too_late_to_reclaim");
    move(life, QuietStage::lively, now);
    life.stirred_at = now;
    life.look_at = now;
    return life;
}

base::Result<Circle> renewed(Circle circle, std::int64_t months, base::Time now)
{
    TRY(is_active(circle));
    circle.ends_at.reset();
    if (months > 0) circle.ends_at = now + months * month;
    return circle;
}

base::Result<Circle> closed(Circle circle, base::Time now)
{
    TRY(is_active(circle));
    circle.state = State::closed;
    circle.closed_at = now;
    return circle;
}

base::Result<Circle> opened_again(Circle circle, base::Time now)
{
    if (circle.state != State::closed || !circle.closed_at) return conflict("circle_goes_on");
    if (now >= *circle.closed_at + legacy_time) return conflict("circle_closed_too_long");
    circle.state = State::active;
    circle.closed_at.reset();
    return circle;
}

base::Result<base::Done> takes_corrections(Circle const& circle, base::Time now)
{
    if (circle.state != State::closed || !circle.closed_at) return conflict("circle_goes_on");
    if (now >= *circle.closed_at + legacy_time) return conflict("circle_closed_too_long");
    return base::Done {};
}

} // namespace circles
