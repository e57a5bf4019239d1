#pragma once

#include "base/result.h"
#include "platform/machines.h"

#include <string_view>

namespace notices {

/// The round that writes letters: whoever's moment has come gets one, or nothing, or waits until there is more to tell. Reads for
/// two hundred people at a time and writes for fifty; a plan moves on in the transaction that writes its letter, so that
/// neither a crash nor a second node writes it twice.
base::Result<base::Done> plan_letters(platform::Machines& machines, std::string_view payload);

} // namespace notices
