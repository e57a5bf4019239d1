#pragma once

#include "areas/notices/choose_letters.h"
#include "areas/notices/letter_words.h"
#include "areas/notices/read_waiting.h"
#include "base/json.h"

namespace notices {

base::Json json_of(Notice const& notice);
base::Json json_of(NoticeList const& list);
base::Json json_of(Wishes const& wishes);
base::Json json_of(Wishes const& wishes, std::vector<Letter> const& letters);
base::Json json_of(Letter const& letter);

} // namespace notices
