#pragma once

#include "areas/people/addresses/address_store.h"
#include "areas/people/person.h"
#include "platform/keys/keys.h"
#include "platform/storage/context.h"

#include <string>
#include <string_view>

namespace people {

constexpr base::Milliseconds undo_for = std::chrono::hours {24 * 14};

/// Sends a code to the new address. Says the same whether somebody has that address or not.
base::Result<AddressChange> ask_address_change(
    platform::Context& cx, std::string_view email, std::string_view language);

/// The code was typed: the address changes, and the old one is told. Wrong tries count; five end it, and so do ten minutes.
base::Result<Person> confirm_address_change(platform::Context& cx, std::string_view typed, platform::Keys const& keys);

/// "This was not me", from the old address within fourteen days: the old address is back, every session, passkey and password
/// that came after is gone.
base::Result<base::Done> undo_address_change(
    platform::Context& cx, AddressChangeId id, std::string_view proof, platform::Keys const& keys);

std::string digits_of(AddressChange const& change, platform::Keys const& keys);
std::string undo_path(AddressChange const& change, platform::Keys const& keys);

} // namespace people
