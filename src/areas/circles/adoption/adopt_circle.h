#pragma once

#include "areas/circles/come_and_go.h"

namespace circles {

/// Takes over a circle that looks for a host: she becomes its host, whoever was it before stays as a member and is told. Members
/// come first; when none did for two weeks, whoever may come in.
base::Result<Moved> adopt_circle(platform::Context& cx, std::string_view slug);

/// Whoever was its host before takes it back, within fourteen days; the other one stays as a member.
base::Result<Moved> reclaim_circle(platform::Context& cx, std::string_view slug);

} // namespace circles
