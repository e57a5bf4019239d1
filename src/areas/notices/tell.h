#pragma once

#include "areas/needs/needs.h"
#include "areas/notices/notice.h"
#include "areas/people/people.h"
#include "platform/machines.h"
#include "platform/storage/context.h"

namespace notices {

/// Tells whoever raised a need that somebody else answered, or takes the notice back when the answer was hidden. Supporters
/// hear of it in their letter alone.
void tell_of_answer(platform::Context& cx, needs::NeedAnswered const& answered);

/// Has a notice that was made mailed, when and if its reader wants mails at once.
void mail_soon(platform::Context& cx, std::optional<NoticeId> made);

/// Asks both authors whether their needs are one.
void tell_of_proposal(platform::Context& cx, needs::MergeProposed const& proposed);

/// Nobody decided, and nobody need any more: what was not read is taken back.
void settle_proposal(platform::Context& cx, needs::MergeEnded const& ended);

/// Tells the authors that two needs were made one or taken apart, all but the one who did it.
void tell_of_merge(platform::Context& cx, needs::NeedsMerged const& merged);

/// Sees to it that the supporters hear of it.
void tell_supporters(platform::Context& cx, needs::SupportersCarried const& carried);

/// Tells an author that a steward took her need out of sight, and why; and that it is seen again. Whoever else was told of it hears
/// no more of it meanwhile.
void tell_of_hiding(platform::Context& cx, needs::NeedHidden const& hidden);
void tell_of_showing(platform::Context& cx, needs::NeedShown const& shown);
/// The job "notices.settle_need": two hundred at a time, until what is told fits what is seen.
base::Result<base::Done> settle_need(platform::Machines& machines, std::string_view payload);

/// The job "notices.carried": tells supporters who were carried over or back, a hundred in a turn. No mail of its own: their
/// letter tells it too.
base::Result<base::Done> tell_carried(platform::Machines& machines, std::string_view payload);

/// Tells whom a post calls by name, and whoever began the thread it answers: not those who may not read it, have muted it, or
/// have blocked its writer.
void tell_of_post(platform::Context& cx, circles::PostWritten const& written);
/// Takes back the unread notices of a post that was taken away, and brings them back with it.
void settle_post(platform::Context& cx, circles::PostChanged const& changed);

/// Tells somebody that she was asked in or let in, and hosts that somebody waits; takes back what she may not read any more.
void tell_of_standing(platform::Context& cx, circles::StandingChanged const& changed);

/// Tells whoever raised a need that a circle began from it. Its supporters were asked in all at once: their letter tells them.
void tell_of_circle(platform::Context& cx, circles::CircleStarted const& started);
/// Takes back what came in circles from somebody whom she has blocked, and brings it back when she thinks better of it.
void settle_blocks(platform::Context& cx, people::BlocksChanged const& changed);
/// Lets go of what was told of a circle that is gone.
void settle_circle(platform::Context& cx, circles::CircleChanged const& changed);

/// Has the members of a circle asked, a hundred in a turn: not those who want less of it, have muted the thread or have blocked
/// who asks.
void tell_of_decision(platform::Context& cx, circles::DecisionAsked const& asked);
/// The job "notices.decision".
base::Result<base::Done> ask_members(platform::Machines& machines, std::string_view payload);
/// The job "notices.reminder": a day before the end, those who have not answered, once.
base::Result<base::Done> remind_members(platform::Machines& machines, std::string_view payload);

/// Tells who was asked what came of it, without a mail; and in the morning of its day that a meeting is, whoever said that she can come.
void tell_of_outcome(platform::Context& cx, circles::DecisionId decision);
/// The jobs "notices.outcome", "notices.meeting", "notices.meeting_today" and "notices.meeting_over": a hundred people in a turn.
base::Result<base::Done> tell_members_of_outcome(platform::Machines& machines, std::string_view payload);
base::Result<base::Done> plan_meeting_notices(platform::Machines& machines, std::string_view payload);
base::Result<base::Done> tell_of_meeting_today(platform::Machines& machines, std::string_view payload);
base::Result<base::Done> forget_meeting_notices(platform::Machines& machines, std::string_view payload);

/// Tells all of a circle that a host calls everyone in it, a hundred in a turn: not those who want less of it, have muted the thread
/// or have blocked the host.
void call_everyone(platform::Context& cx, circles::PostWritten const& written);
/// The job "notices.everyone".
base::Result<base::Done> call_members(platform::Machines& machines, std::string_view payload);

/// It waits for her no more.
void settle_answer(platform::Context& cx, circles::DecisionAnswered const& answered);
/// It waits for nobody any more.
void settle_decision(platform::Context& cx, circles::DecisionEnded const& ended);

/// Asks hosts how their circle goes on, and tells who was its host that it has another; takes back what is settled. All else
/// that becomes of a circle stands in letters.
void tell_of_turn(platform::Context& cx, circles::CircleTurned const& turned);
/// Asks the hosts of a circle whether it and another shall be one.
void tell_of_merging(platform::Context& cx, circles::MergingProposed const& proposed);
/// Tells whoever proposed it what a host said; what was asked waits for nobody any more.
void settle_merging(platform::Context& cx, circles::MergingDecided const& decided);
/// What was told of a circle is told of the one that it became part of.
void carry_notices(platform::Context& cx, circles::CirclesMerged const& merged);
/// The job "notices.carry": two hundred at a time.
base::Result<base::Done> carry_some_notices(platform::Machines& machines, std::string_view payload);
/// Tells somebody that a host of her circle wrote to her.
void tell_of_note(platform::Context& cx, circles::NoteWritten const& written);

/// Thanks whoever reported something, and tells her that a steward looked.
void tell_of_report(platform::Context& cx, stewards::ReportDecided const& decided);

/// Asks somebody to welcome a newcomer; takes it back when anybody has answered her.
void tell_of_welcome(platform::Context& cx, stewards::WelcomeAsked const& asked);
void settle_welcome(platform::Context& cx, stewards::WelcomeSettled const& settled);
/// Tells somebody that a steward decided something about her. A need out of sight tells it by itself, a suspension by mail.
void tell_of_measure(platform::Context& cx, stewards::MeasureTaken const& taken);
/// Tells her what became of her appeal.
void tell_of_appeal(platform::Context& cx, stewards::AppealDecided const& decided);

/// Plans a newcomer's first letter.
void plan_first_letter(platform::Context& cx, people::PersonJoined const& joined);

/// Lets go of what was told about a need that is gone.
void forget_need(platform::Context& cx, needs::NeedRemoved const& removed);

/// Lets go of what was kept for somebody who was never real.
void forget_invented(platform::Context& cx, people::InventedRemoved const& removed);

} // namespace notices
