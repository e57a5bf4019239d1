#pragma once

#include "platform/web/routes.h"

namespace people {

/// Coming in and going out: /sign-in, /sign-in/code, /sign-out.
void add_sign_in_routes(web::Routes& routes);

/// The people themselves: /welcome, /you, /people.
void add_person_routes(web::Routes& routes);

} // namespace people
