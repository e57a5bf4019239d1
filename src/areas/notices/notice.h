#pragma once

#include "areas/circles/circles.h"
#include "areas/needs/needs.h"
#include "areas/stewards/stewards.h"
#include "base/actor.h"
#include "base/time.h"
#include "platform/i18n/zones.h"

#include <optional>
#include <string>
#include <string_view>

namespace notices {

using NoticeId = base::IdOf<struct NoticeTag>;

/// What addressed somebody. Whatever merely concerns her goes into the letter and is no notice.
enum class Kind {
    need_answered,
    merge_asked,      ///< an author, whether her need and another are one
    needs_merged,     ///< an author: both said yes
    merge_undone,     ///< an author
    carried_over,     ///< a supporter: she counts at the other need now
    carried_back,     ///< a supporter
    mentioned,        ///< by name, in a circle
    thread_answered,  ///< whoever began the thread
    asked_in,         ///< by a member, into a circle
    circle_began,     ///< whoever raised the need that it began from
    let_in,           ///< by a host
    at_the_door,      ///< a host: somebody waits to be let in
    decision_asked,   ///< a member: her circle is to decide something
    decision_ends,    ///< a member who has not answered: a day is left
    decision_counted, ///< a member: what came of it; without a mail, for it asks for nothing
    meeting_today,    ///< who said that she can come
    all_called,       ///< a member: a host calls the whole circle
    welcome_asked,    ///< a welcomer: a newcomer waits for a first answer
    need_hidden,      ///< an author: a steward took her need out of sight
    need_shown,       ///< an author: it is seen again
    report_acted,     ///< whoever reported something: a steward did something about it
    report_left,      ///< whoever reported something: a steward looked and left it as it is
    circle_ends,      ///< a host: her circle ends in fourteen days, as she said
    circle_past_end,  ///< a host, once: its day is over for a fortnight
    circle_quiet,     ///< a host: is it still going?
    circle_rests,     ///< a host: its members would let it rest
    circle_adopted,   ///< who was its host: somebody took it over
    circle_reclaimed, ///< who took it over: the host before is back
    merging_asked,    ///< a host, whether her circle and another shall be one
    merging_agreed,   ///< whoever proposed that: a host of the other circle said yes
    merging_declined, ///< whoever proposed that
    host_wrote,       ///< somebody in a circle: one of its hosts writes to her
    measure_taken,    ///< about her: a steward warned or limited her, or took away what she wrote
    appeal_upheld,    ///< somebody else found that she is right
    appeal_refused,   ///< and that it stays
};

/// Something that waits for one person until she says that she has read it.
struct Notice {
    NoticeId id {};
    base::PersonId person {};
    Kind kind = Kind::need_answered;
    needs::NeedId need {};
    needs::MergeId merge {};     ///< of what is about a merge
    needs::ReplyId reply {};     ///< the first one; more of the same only count up
    circles::CircleId circle {}; ///< of what is about a circle, with those below as far as they have a part in it
    circles::ThreadId thread {};
    circles::PostId post {};         ///< the first one that stands
    circles::DecisionId decision {}; ///< of what asks her to decide, with its circle and its thread
    stewards::ReportId report {};    ///< of what thanks her for a report
    base::PersonId from {};          ///< who did it; nobody where no name is told
    std::int64_t times = 1;  ///< how often, while it was unread; 0 while nothing of it stands: it is shown nowhere then
    std::string once_key {}; ///< of the last cause: the same one never counts twice
    base::Time happened_at {};
    std::optional<base::Time> read_at {};
    std::optional<base::Time> mailed_at {};
    bool operator==(Notice const&) const = default;

    bool is_about_a_circle() const { return circle != circles::CircleId {}; }
    bool is_about_a_need() const { return need != needs::NeedId {}; }
    bool is_about_a_report() const { return report != stewards::ReportId {}; }
    bool is_about_her() const
    {
        return kind == Kind::measure_taken || kind == Kind::appeal_upheld || kind == Kind::appeal_refused;
    }
    bool is_about_a_post() const { return post != circles::PostId {}; }
    /// Asks a host how her circle goes on.
    bool asks_a_host() const
    {
        return kind == Kind::circle_ends || kind == Kind::circle_past_end || kind == Kind::circle_quiet
            || kind == Kind::circle_rests;
    }
    bool is_about_a_decision() const { return decision != circles::DecisionId {}; }
    bool asks_to_decide() const { return kind == Kind::decision_asked || kind == Kind::decision_ends; }
};

std::string_view name_of(Kind kind);
std::optional<Kind> kind_named(std::string_view name);

/// When mails may not interrupt somebody: from this hour of the evening to that of the morning, and at weekends or not.
struct Quiet {
    int from = 19;
    int to = 7;
    bool weekends = true;
    bool operator==(Quiet const&) const = default;
};

/// The moment from which a mail may interrupt somebody in this zone: now, or the morning of the next day on which it may when
/// it is quiet there.
base::Time after_quiet_hours(platform::Zone const& zone, base::Time now, Quiet const& quiet = {});

} // namespace notices
