#pragma once

#include "base/result.h"
#include "html/html.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Recurring parts of pages; their classes are listed in the design's patterns.
namespace html {

/// The five pencils of the house.
enum class Hue { sun, mint, rose, sky, clay };
std::string_view name_of(Hue hue);

/// The hue that belongs to a name, the same for ever.
Hue hue_of(std::string_view name);

/// A sign of the sprite. Never alone: words stand beside it, or in `label`.
Html const& icon(std::string_view id);

/// Initials in a ring, in the person's hue.
Html initials(std::string_view name, std::string_view size_class = "");

/// The margin ornament of a name: counted squares, as pupils draw round their pages.
Html ornament(std::string_view name, std::string_view size_class = "z3");
/// The same as a border across the page.
Html ornament_band(std::string_view name);

/// Where a need stands on its way: raised, circle, pilots, practice, spreading.
Html stage_path(int now);

/// n squares of one thing each, at most 60; `empty` more of them hollow.
Html squares(int filled, Hue hue, int empty = 0);

/// A sentence of a problem's code, for the field it stands at.
std::string words_for(std::string_view problem_code);

/// What to say at a field, or nothing when the refusal (if there is one) does not concern it.
std::string problem_at(base::Refusal const* refusal, std::string_view field);

/// A refusal's code as a sentence that says what to do.
std::string sentence_for(std::string_view refusal_code);

/// What a field shows: label, hint, what is wrong, what was typed.
struct Field {
    std::string_view name;
    std::string label;
    std::string hint {};
    std::string problem {}; ///< a sentence, or empty
    std::string value {};
    std::string_view type = "text";
    std::string_view autocomplete = "off";
    int limit = 0; ///< maxlength; 0 for none
    bool required = false;
    bool number = false;
    std::string_view extra_class = "";
};

Html text_field(Field const& field);
Html text_area(Field const& field, int rows);
/// Six squares for a mailed code.
Html code_field(Field const& field);

struct Choice {
    std::string value;
    std::string label;
    std::string hint {};
    bool chosen = false;
};

/// Two to five answers with a sentence each, or many short ones as chips.
enum class Answers { one, many };
enum class Look { cards, chips };
Html choices(Field const& field, std::vector<Choice> const& choices, Answers answers, Look look);
Html select(Field const& field, std::vector<Choice> const& choices);

/// A frame for what is not there yet: one sentence, what is close, one action.
Html empty_frame(std::string_view sentence, Html const& action);

/// A sentence that says something happened, at the top of the page.
Html notice(Hue hue, Html const& words);

} // namespace html
