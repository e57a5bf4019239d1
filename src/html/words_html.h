#pragma once

#include "html/html.h"
#include "html/words.h"

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace html {

/// A piece of page for one named slot, such as a link within a sentence.
struct HtmlSlot {
    std::string_view name;
    Html value;
};

/// A message with markup in its slots: tr_html("Read {link} first.", {{"link", link}}). The message itself is escaped.
Html tr_html(Phrase phrase, std::initializer_list<HtmlSlot> slots);

/// The same for n things; {n} is filled as trn does.
Html trn_html(Phrase one, Phrase many, std::int64_t n, std::initializer_list<HtmlSlot> slots);

} // namespace html
