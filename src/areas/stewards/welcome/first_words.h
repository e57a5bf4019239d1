#pragma once

#include "areas/people/people.h"
#include "areas/stewards/welcome/welcome.h"
#include "platform/machines.h"
#include "platform/storage/context.h"

namespace stewards {

/// Notes what a newcomer says first: a need that she opens, or a post in a circle.
void note_first_need(platform::Context& cx, needs::NeedOpened const& opened);
void note_first_post(platform::Context& cx, circles::PostWritten const& written);

/// Somebody else has answered: it waits for nobody any more.
void settle_first_need(platform::Context& cx, needs::NeedAnswered const& answered);
void settle_first_posts(platform::Context& cx, circles::PostWritten const& written);

/// Lets go of what was noted of somebody who was never real.
void forget_first_words(platform::Context& cx, people::InventedRemoved const& removed);

/// The job "stewards.welcome": when the time of school days is over and nobody has answered, asks a welcomer of the circle, or of the
/// network; where there is nobody to ask, the stewards have it at once.
base::Result<base::Done> ask_welcomer(platform::Machines& machines, std::string_view payload);

} // namespace stewards
