#pragma once

#include "platform/storage/tidying.h"

#include <vector>

namespace web {

/// What the web edge keeps for a while: answers to repeated requests for a day, sessions as long as they live, upload budgets
/// until yesterday.
std::vector<platform::Tidying> tidyings();

} // namespace web
