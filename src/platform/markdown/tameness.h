#pragma once

#include <string_view>

namespace platform {

/// How much of Markdown a text may use up before reading it costs more than it is worth.
enum class Tameness {
    wild,      ///< shown as plain paragraphs
    no_tables, ///< Markdown, its tables as text
    tame,
};

/// One look at each byte. cmark-gfm reads most texts in linear time, but not all: with 100 KB, 50,000 quotes deep and as
/// many lines carried on lazily take a minute, "![[]()" a second, a table of 1,000 columns twenty; and a long address
/// named by [a] is copied for each of its uses. Texts of people are far from these numbers, so whatever passes one of
/// them is shown as it was typed.
Tameness tameness_of(std::string_view text);

} // namespace platform
