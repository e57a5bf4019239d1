#pragma once

#include "areas/needs/needs.h"
#include "areas/people/people.h"
#include "platform/storage/context.h"

namespace notices {

/// Tells whoever raised a need that somebody else answered, or takes the notice back when the answer was hidden. Supporters
/// hear of it in their letter alone.
void tell_of_answer(platform::Context& cx, needs::NeedAnswered const& answered);

/// Plans a newcomer's first letter.
void plan_first_letter(platform::Context& cx, people::PersonJoined const& joined);

/// Lets go of everything that was kept for somebody.
void forget_person(platform::Context& cx, people::PersonErased const& erased);

} // namespace notices
