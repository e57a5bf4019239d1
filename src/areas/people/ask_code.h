#pragma once

#include "areas/people/code_store.h"
#include "platform/keys/keys.h"
#include "platform/storage/context.h"

namespace people {

/// Who wants a code, and in which browser it will open.
struct CodeWish {
    std::string email {};
    std::string browser_hash {};
    std::string language {};
    std::string asker {};  ///< a familiar browser, or where the question comes from
    bool familiar = false; ///< this browser has signed in with this address before
};

/// Writes a code down and sends it by mail. Says the same whether the address is known here or not. Refused (too_many_codes)
/// when this asker has had many in an hour; what strangers ask for never keeps a familiar browser out.
base::Result<Code> ask_code(platform::Context& cx, CodeWish const& wish);

/// The six digits of a code: made from its id and the installation's secret, stored nowhere.
std::string digits_of(Code const& code, platform::Keys const& keys);

} // namespace people
