#pragma once

#include "areas/circles/talk/picture.h"
#include "areas/circles/talk/read_talk.h"
#include "base/json.h"

namespace circles {

base::Json json_of(Thread const& thread);
base::Json json_of(Post const& post);
base::Json json_of(std::string_view circle, Picture const& picture);
base::Json json_of(ThreadList const& list);
base::Json json_of(ThreadView const& view);

} // namespace circles
