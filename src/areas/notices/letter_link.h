#pragma once

#include "areas/notices/choose_letters.h"
#include "html/url.h"
#include "platform/keys/keys.h"

namespace notices {

/// The path in a mail that needs no signing in, /letter/stop/{id}.{proof}. The proof is made of the installation's secret and
/// stored nowhere; it opens this one choice of this one person, for as long as the mail is kept.
html::Url letter_link(platform::Keys const& keys, Choice choice, base::PersonId person);

/// Whose link it is; nothing when somebody made it up.
std::optional<base::PersonId> person_of_link(platform::Keys const& keys, Choice choice, std::string_view proof);

} // namespace notices
