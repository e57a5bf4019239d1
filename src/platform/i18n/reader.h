#pragma once

#include "html/words.h"
#include "platform/i18n/language.h"
#include "platform/i18n/zones.h"

#include <string_view>

namespace platform {

/// Whom this thread writes for: what dates and numbers need to know. English in UTC when nobody said.
struct Reader {
    Language const* language;
    Zone const* zone;
};

Reader const& reader();

/// From here to the end of the block pages, dates and numbers speak to one reader, so that a page stays a function
/// of values. The words must outlive the block; a zone nobody knows counts as UTC.
class [[nodiscard]] SpeakingTo {
public:
    SpeakingTo(html::Words const& words, std::string_view zone);
    ~SpeakingTo();
    SpeakingTo(SpeakingTo const&) = delete;
    SpeakingTo& operator=(SpeakingTo const&) = delete;

private:
    html::Speaking speaking_;
    Reader before_;
};

} // namespace platform
