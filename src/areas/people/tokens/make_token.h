#pragma once

#include "base/result.h"
#include "platform/storage/context.h"
#include "platform/web/fields.h"

#include <string>

namespace people {

/// What a person calls a program that may act as her: "School timetable".
struct TokenName {
    std::string name {};
    static base::Result<TokenName> from(web::Fields& fields);
};

constexpr std::size_t tokens_at_most = 20;

/// A new personal token, given once: only its hash is kept. Two of one name are refused at the field, so a form that was sent
/// twice makes one token.
base::Result<std::string> make_token(platform::Context& cx, TokenName const& name);

} // namespace people
