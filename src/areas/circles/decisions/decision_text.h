#pragma once

#include "areas/circles/decisions/ballot.h"

namespace circles {

// A decision in words, in the language spoken and in the reader's zone.

/// A count as the language writes it.
std::string figure(std::size_t count);

std::string words_of(DecisionKind kind);
std::string words_of(algorithms::Stance stance);
std::string words_of(algorithms::Coming coming);

/// An option as it stands on the paper: its words, or when it would begin.
std::string option_words(Decision const& decision, std::size_t place);
/// Several of them: “A”, “B” and “C”.
std::string options_listed(Decision const& decision, Places const& places);

/// What came of it, in one sentence.
std::string outcome_words(Decision const& decision);

/// What one member answered, in one line.
std::string answer_words(Decision const& decision, Ballot const& ballot);

/// How it was counted, sentence by sentence, so that anybody can check it with the figures of the table.
std::vector<std::string> counting_told(Decision const& decision);

} // namespace circles
