#pragma once

#include "platform/web/routes.h"

namespace people {

/// Coming in and going out: /sign-in, /sign-in/code, /sign-out.
void add_sign_in_routes(web::Routes& routes);

/// The people themselves: /welcome, /you, /people.
void add_person_routes(web::Routes& routes);

/// What opens an account besides the mailed code, and what ends it: /you/tokens, /you/password, /sign-in/password, /you/prove,
/// /you/passkeys, /you/address, /you/export, /you/leave.
void add_token_routes(web::Routes& routes);
void add_password_routes(web::Routes& routes);
void add_passkey_routes(web::Routes& routes);
void add_leave_routes(web::Routes& routes);
void add_address_routes(web::Routes& routes);
void add_way_back_routes(web::Routes& routes);

} // namespace people
