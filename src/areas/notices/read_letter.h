#pragma once

#include "areas/notices/letter_words.h"
#include "platform/machines.h"
#include "platform/storage/sql.h"

namespace notices {

/// A letter with what its words are made from, as far as its reader may see it now.
base::Result<LetterView> view_letter(platform::Machines& machines, platform::Tx& tx, Letter letter);

} // namespace notices
