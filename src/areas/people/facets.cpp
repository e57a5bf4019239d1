#include "areas/people/facets.h"

#include "areas/people/person.h"
#include "html/words.h"

#include <algorithm>
#include <utility>

namespace people {

namespace {

using html::Phrase;
using html::tr;
using Word = std::pair<std::string_view, Phrase>;

constexpr std::array subjects {
    Word {"classroom", Phrase("Classroom teacher")},
    Word {"turkish", Phrase("Turkish")},
    Word {"mathematics", Phrase("Mathematics")},
    Word {"science", Phrase("Science")},
    Word {"english", Phrase("English")},
    Word {"social", Phrase("Social studies")},
    Word {"arts", Phrase("Art")},
    Word {"music", Phrase("Music")},
    Word {"sport", Phrase("Sport")},
    Word {"technology", Phrase("Technology")},
    Word {"special", Phrase("Special education")},
    Word {"counselling", Phrase("Counselling")},
    Word {"preschool", Phrase("Pre-school")},
    Word {"other", Phrase("Something else")},
};
constexpr std::array grades {
    Word {"preschool", Phrase("Pre-school")},
    Word {"1", Phrase("Grade 1")},
    Word {"2", Phrase("Grade 2")},
    Word {"3", Phrase("Grade 3")},
    Word {"4", Phrase("Grade 4")},
    Word {"5-6", Phrase("Grades 5–6")},
    Word {"7-8", Phrase("Grades 7–8")},
    Word {"9-12", Phrase("Grades 9–12")},
};
constexpr std::array settings {
    Word {"village", Phrase("Village, several grades in one room")},
    Word {"town", Phrase("Small town")},
    Word {"city", Phrase("City")},
    Word {"boarding", Phrase("Boarding school")},
};
constexpr std::array languages {
    Word {"tr", Phrase("in Turkish")},
    Word {"en", Phrase("in English")},
    Word {"de", Phrase("in German")},
    Word {"fr", Phrase("in French")},
    Word {"es", Phrase("in Spanish")},
    Word {"ru", Phrase("in Russian")},
    Word {"uk", Phrase("in Ukrainian")},
    Word {"ar", Phrase("in Arabic")},
    Word {"fa", Phrase("in Persian")},
    Word {"ku", Phrase("in Kurdish")},
    Word {"zza", Phrase("in Zazaki")},
    Word {"el", Phrase("in Greek")},
    Word {"bg", Phrase("in Bulgarian")},
    Word {"sgn", Phrase("in sign language")},
};
constexpr std::array audiences {
    Word {"members", Phrase("Members of this network")},
    Word {"circles", Phrase("My circles")},
    Word {"only_me", Phrase("Only me")},
    Word {"everyone", Phrase("Anyone")},
};

template <std::size_t n>
std::string words_of(std::array<Word, n> const& words, std::string_view code)
{
    auto const found = std::ranges::find(words, code, &Word::first);
    return found == words.end() ? std::string {} : std::string {tr(found->second)};
}

template <std::size_t n>
std::vector<html::Choice> choices_of(std::array<Word, n> const& words, std::vector<std::string> const& chosen)
{
    std::vector<html::Choice> choices;
    for (auto const& [code, phrase] : words) {
        bool const ticked = std::ranges::find(chosen, code) != chosen.end();
        choices.push_back({.value = std::string {code}, .label = std::string {tr(phrase)}, .chosen = ticked});
    }
    return choices;
}

template <std::size_t n>
bool among(std::array<std::string_view, n> const& codes, std::string_view code)
{
    return std::ranges::find(codes, code) != codes.end();
}

} // namespace

std::string subject_words(std::string_view code)
{
    return words_of(subjects, code);
}
std::string grade_words(std::string_view code)
{
    return words_of(grades, code);
}
std::string setting_words(std::string_view code)
{
    return words_of(settings, code);
}

std::string language_words(std::string_view code)
{
    return words_of(languages, code);
}

std::vector<html::Choice> subject_choices(std::vector<std::string> const& chosen)
{
    return choices_of(subjects, chosen);
}
std::vector<html::Choice> grade_choices(std::vector<std::string> const& chosen)
{
    return choices_of(grades, chosen);
}
std::vector<html::Choice> setting_choices(std::string_view chosen)
{
    return choices_of(settings, {std::string {chosen}});
}
std::vector<html::Choice> language_choices(std::vector<std::string> const& chosen)
{
    return choices_of(languages, chosen);
}
std::vector<html::Choice> audience_choices(base::Audience chosen)
{
    return choices_of(audiences, {std::string {base::name_of(chosen)}});
}

bool is_subject(std::string_view code)
{
    return among(subject_codes, code);
}
bool is_grade(std::string_view code)
{
    return among(grade_codes, code);
}
bool is_setting(std::string_view code)
{
    return among(setting_codes, code);
}
bool is_language(std::string_view code)
{
    return among(language_codes, code);
}

html::Html places_credit()
{
    return html::render(R"html(<p class="small quiet"><a href="{}">{}</a> <a href="{}">{}</a></p>)html",
        *html::Url::outside("https://www.geonames.org/"), tr("The names of places come from GeoNames."),
        *html::Url::outside("https://creativecommons.org/licenses/by/4.0/"), tr("Their licence is CC BY 4.0."));
}

} // namespace people
