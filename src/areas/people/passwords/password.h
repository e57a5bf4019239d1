#pragma once

#include "base/result.h"
#include "base/time.h"
#include "platform/web/fields.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace people {

constexpr std::size_t password_least = 10;
constexpr std::size_t password_most = 200;

/// A password as somebody chose it: ten signs or more, and not one of those that everybody tries first. No other rules.
struct NewPassword {
    std::string password {};
    static base::Result<NewPassword> from(web::Fields& fields);
};

/// Whether it is among the most common passwords of ten signs and more, letters' case aside.
bool is_common_password(std::string_view password);

/// How long after the last wrong try the next one may come: nothing for the first five, then a second, doubled each time, at
/// most a quarter of an hour. Nobody is locked out: the mailed code is not counted here.
base::Milliseconds wait_after(std::int64_t wrong_tries);

} // namespace people
