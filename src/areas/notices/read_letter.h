#pragma once

#include "areas/notices/letter_words.h"
#include "platform/keys/keys.h"
#include "platform/settings/settings.h"
#include "platform/storage/sql.h"

namespace notices {

/// A letter with what its words are made from.
base::Result<LetterView> view_letter(
    platform::Tx& tx, platform::Settings& settings, platform::Keys const& keys, Letter letter);

} // namespace notices
