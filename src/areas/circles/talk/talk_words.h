#pragma once

#include "areas/circles/talk/thread.h"

#include <string>

namespace circles {

/// A kind of thread as it is called on a page: "What worked".
std::string words_of(Talk kind);

} // namespace circles
