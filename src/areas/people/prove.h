#pragma once

#include "areas/people/person.h"
#include "html/url.h"
#include "platform/keys/keys.h"
#include "platform/storage/context.h"
#include "platform/web/request.h"

#include <optional>
#include <string_view>

namespace people {

/// Before somebody changes how she signs in, or leaves, she shows once more that it is she: the browser may have been left open.
constexpr base::Milliseconds fresh_for = std::chrono::minutes {10};

/// Whether this browser was signed in within the last ten minutes. A personal token never is fresh.
bool is_fresh(web::Request& rq);

/// Nothing when fresh. Otherwise a page that asks for proof and then goes on to `back`, or 403 prove_first for a program.
std::optional<web::Response> unless_fresh(web::Request& rq, html::Url const& back);

/// The same as use_code(), but only for the code that was mailed to the actor herself.
base::Result<Person> prove_by_code(
    platform::Context& cx, std::string_view typed, std::string_view browser_hash, platform::Keys const& keys);

/// A new session in place of the one that was here: a stolen cookie gains nothing from the proof.
void sign_in_anew(web::Request& rq, platform::Context& cx, base::PersonId person);

} // namespace people
