#pragma once

#include "areas/notices/choose_letters.h"
#include "areas/notices/letter_link.h"
#include "areas/notices/letter_words.h"
#include "html/page.h"
#include "platform/web/fields.h"

namespace notices {

/// How mails come, in sentences, and the letters so far; above them a notice, or nothing.
html::Page letters_page(web::Fields const& fields, base::Refusal const* refusal, std::vector<Letter> const& letters,
    html::Html const& notice);
web::Fields fields_of(Wishes const& wishes);

/// A letter as a page.
html::Page letter_page(LetterWords const& words);

/// Where a link of a mail leads: what will be, and one button.
html::Page choice_page(Choice choice, html::Url const& action);
/// What is so now; `weekly` is the way back.
html::Page chosen_page(Choice choice, html::Url const& weekly);

/// The same for one circle: less of it in the letters, or as much as of the others again.
html::Page circle_choice_page(CircleChoice choice, circles::Circle const& circle, html::Url const& action);
html::Page circle_chosen_page(CircleChoice choice, circles::Circle const& circle, html::Url const& back);

} // namespace notices
