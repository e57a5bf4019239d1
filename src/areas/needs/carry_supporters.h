#pragma once

#include "areas/needs/merge.h"
#include "platform/machines.h"

#include <string_view>

namespace needs {

/// Has the supporters of a merge carried over, or back when it was undone: a few in each turn of the job "needs.carry".
void carry_later(platform::Context& cx, Merge const& merge, base::PersonId after = {});

/// One turn of it. When there are none left, the counts and the supporters are told.
base::Result<base::Done> carry_supporters(platform::Machines& machines, std::string_view payload);

} // namespace needs
