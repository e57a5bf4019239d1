#pragma once

#include "html/words.h"

#include <array>
#include <memory>
#include <span>
#include <string_view>

namespace platform {

/// CLDR's names for what a language tells apart when it counts.
enum class Plural { zero, one, two, few, many, other };

/// A language the site can speak.
struct Language {
    std::string_view code;    ///< as in <html lang>
    std::string_view locale;  ///< what ICU calls it; British English for en, so that days come before months
    std::string_view endonym; ///< its own name for itself, as people choose it
    html::Direction direction;
    std::span<Plural const> forms; ///< msgstr[0], msgstr[1], … of its .po file
};

/// The machine-made language that shows which words of a page were never given to a translator.
inline constexpr std::string_view pseudo_language = "qps";

/// Every language known, English first.
std::span<Language const> known_languages();

/// The language of that code, or null.
Language const* language_named(std::string_view code);

/// How the language counts, after ICU's plural rules.
std::unique_ptr<html::Grammar const> grammar_of(Language const& language);

} // namespace platform
