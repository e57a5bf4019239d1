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

/// Tells the authors that two needs were made one or taken apart, all but the one who did it, and sees to it that the
/// supporters hear of it.
void tell_of_merge(platform::Context& cx, needs::NeedsMerged const& merged);

/// The job "notices.carried": tells supporters who were carried over or back, a hundred in a turn. No mail of its own: their
/// letter tells it too.
base::Result<base::Done> tell_carried(platform::Machines& machines, std::string_view payload);

/// Plans a newcomer's first letter.
void plan_first_letter(platform::Context& cx, people::PersonJoined const& joined);

/// Lets go of what was told about a need that is gone.
void forget_need(platform::Context& cx, needs::NeedRemoved const& removed);

/// Lets go of what was kept for somebody who was never real.
void forget_invented(platform::Context& cx, people::InventedRemoved const& removed);

} // namespace notices
