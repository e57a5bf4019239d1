#pragma once

#include "areas/circles/adoption/poll_store.h"
#include "areas/circles/decisions/answer_link.h"
#include "platform/storage/context.h"

namespace circles {

/// A circle that asked whether it goes on, and where it stands after an answer.
struct Polled {
    Circle circle {};
    Life life {};
    PollAnswer answer = PollAnswer::going;
};

/// Keeps what a member answers while her circle asks. A host's word decides; the others' are counted.
base::Result<Polled> answer_poll(platform::Context& cx, CircleId circle, PollAnswer answer);

std::string words_of(PollAnswer answer);

/// The links for one mail, one for each answer. None of them answers by being opened: the page has one button. The proof is made of the
/// installation's secret and stored nowhere; it opens this one question for this one person.
std::vector<AnswerLink> poll_links(
    platform::Keys const& keys, Circle const& circle, Life const& life, base::PersonId person);

/// Whose link it is; nothing when somebody made it up.
std::optional<base::PersonId> person_of_poll_link(platform::Keys const& keys, CircleId circle, std::string_view proof);

} // namespace circles
