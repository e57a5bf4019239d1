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
class [[nodiscard]] Reading {
public:
    Reading(html::Words const& words, std::string_view zone);
    ~Reading();
    Reading(Reading const&) = delete;
    Reading& operator=(Reading const&) = delete;

private:
    html::Speaking speaking_;
    Reader before_;
};

} // namespace platform
