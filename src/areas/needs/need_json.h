#pragma once

#include "areas/needs/need_page.h"
#include "base/json.h"

namespace needs {

base::Json json_of(Need const& need);
base::Json json_of(Listed const& listed);
base::Json json_of(NeedList const& list);
base::Json json_of(NeedView const& view);
base::Json json_of(Reply const& reply);
base::Json json_of(MeToo const& me_too);

} // namespace needs
