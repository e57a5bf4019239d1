#pragma once

#include "base/result.h"
#include "platform/storage/context.h"

namespace notices {

/// She says that her address works again: letters go to it as before, and what came back is forgotten.
base::Result<base::Done> trust_address_again(platform::Context& cx);

} // namespace notices
