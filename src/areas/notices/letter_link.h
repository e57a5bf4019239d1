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

/// How much of one circle comes in somebody's letters.
enum class CircleChoice { less, more };
std::string_view name_of(CircleChoice choice);
std::optional<CircleChoice> circle_choice_named(std::string_view name);

/// The same kind of path for one circle, /letter/less/{circle}/{id}.{proof}.
html::Url circle_link(platform::Keys const& keys, CircleChoice choice, base::CircleId circle, base::PersonId person);
std::optional<base::PersonId> person_of_circle_link(
    platform::Keys const& keys, CircleChoice choice, base::CircleId circle, std::string_view proof);

} // namespace notices
