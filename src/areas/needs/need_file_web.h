#pragma once

#include "platform/web/routes.h"

namespace needs {

/// The photos and worksheets of needs: given to whoever may see the need, asked anew each time.
void add_file_routes(web::Routes& routes);

} // namespace needs
