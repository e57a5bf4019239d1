#pragma once

#include <string>
#include <string_view>

namespace platform {

/// What somebody wrote herself in a reply.
struct OwnWords {
    std::string text; ///< UTF-8, lines end with LF, no empty line at either end; empty when all was quoted
    bool was_cut = false;
};

/// Takes away what mail programs put around a reply: the quoted letter below or above with the line that introduces it
/// (English, Turkish, Spanish, French, German, Arabic and some neighbours), forwarded heads, the signature after "-- ",
/// "Sent from my phone". Where somebody answered between the lines, the last lines of each quotation stay, because the
/// answer means nothing without them. `own_domain` is the part after @ of our own addresses: a line that names one and
/// ends with a colon introduces a quotation in any language. Linear in the length of the text.
OwnWords own_words(std::string_view text, std::string_view own_domain = {});

} // namespace platform
