#pragma once

#include "html/words.h"
#include "platform/i18n/language.h"

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// A catalogue is gettext's .po text:
//
//   file    = entry *( blank entry )
//   entry   = *comment [ msgctxt ] msgid ( msgstr | msgid_plural msgstr[0] msgstr[1] … )
//   msgid   = "msgid" string *string             strings on following lines are joined
//   string  = '"' *( any but " \ and line ends | \n | \t | \r | \" | \\ ) '"'
//   comment = "#" text                            "#, … fuzzy …" puts the entry aside, "#~" is old
//
// The entry with the empty msgid is the header; its msgstr holds "Name: value" lines, and the charset must be UTF-8.
namespace platform {

/// A catalogue that cannot be read. what() begins with "name:line: ".
class CatalogueBroken : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// One entry of a catalogue.
struct Translation {
    std::string context {};
    std::string id {};
    std::string plural_id {};          ///< empty when the message does not count anything
    std::vector<std::string> texts {}; ///< one, or one for each plural form; empty strings when not translated
    int line = 0;                      ///< where its msgid stands
    bool operator==(Translation const&) const = default;
};

/// The messages of a .po text without its header, its old and its fuzzy entries. Throws CatalogueBroken.
std::vector<Translation> messages_in(std::string_view po, std::string_view name);

/// The words of a language from its catalogue. Messages without a translation are left to English. Throws
/// CatalogueBroken when a translation has another number of plural forms than the language, other slots than the
/// English text (a plural form may leave {n} out), or when a message stands there twice.
html::Words words_of(Language const& language, std::string_view po, std::string_view name);

/// The pseudo-language made from a catalogue's English: accents on letters, a third longer, in brackets.
html::Words pseudo_words(std::string_view po, std::string_view name);

/// One English text made strange but readable; its slots stay.
std::string pseudo_text(std::string_view english);

} // namespace platform
