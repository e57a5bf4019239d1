#pragma once

#include "base/actor.h"
#include "html/pieces.h"

#include <string>
#include <string_view>
#include <vector>

namespace people {

/// The words of the codes by which teachers find each other; empty for a code nobody knows.
std::string subject_words(std::string_view code);
std::string grade_words(std::string_view code);
std::string setting_words(std::string_view code);
std::string language_words(std::string_view code);

/// All of them as answers of a form, those in `chosen` ticked.
std::vector<html::Choice> subject_choices(std::vector<std::string> const& chosen);
std::vector<html::Choice> grade_choices(std::vector<std::string> const& chosen);
std::vector<html::Choice> setting_choices(std::string_view chosen);
std::vector<html::Choice> language_choices(std::vector<std::string> const& chosen);
std::vector<html::Choice> audience_choices(base::Audience chosen);

/// Whether a form may send this code.
bool is_subject(std::string_view code);
bool is_grade(std::string_view code);
bool is_setting(std::string_view code);
bool is_language(std::string_view code);

/// Where the names of places come from; to stand wherever they are offered or explained (CC BY 4.0).
html::Html places_credit();

} // namespace people
