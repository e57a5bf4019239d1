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
};

/// Writes a code down and sends it by mail. Says the same whether the address is known here or not.
base::Result<Code> ask_code(platform::Context& cx, CodeWish const& wish);

/// The six digits of a code: made from its id and the installation's secret, stored nowhere.
std::string digits_of(Code const& code, platform::Keys const& keys);

} // namespace people
