#pragma once

#include "areas/circles/decisions/decision.h"
#include "html/url.h"
#include "platform/keys/keys.h"

namespace circles {

/// The path in a mail that needs no signing in, /decisions/{decision}/answer/{person}.{proof}. The proof is made of the installation's
/// secret and stored nowhere; it opens this one question for this one person, until it is counted.
html::Url answer_link(platform::Keys const& keys, DecisionId decision, base::PersonId person);

/// Whose link it is; nothing when somebody made it up.
std::optional<base::PersonId> person_of_link(platform::Keys const& keys, DecisionId decision, std::string_view proof);

/// A link with its words, in the language spoken.
struct AnswerLink {
    std::string words {};
    html::Url url;
};

/// The links for one mail: where one choice is a whole answer, one for each, with that choice filled in on the page that it opens; otherwise
/// one for all. None of them answers by being opened: mail programs open links by themselves.
std::vector<AnswerLink> answer_links(platform::Keys const& keys, Decision const& decision, base::PersonId person);

} // namespace circles
