#pragma once

#include <string>
#include <string_view>

namespace imports {

/// A text without what leads to a person: e-mail addresses, phone numbers, identity numbers of the Turkish republic and the long
/// numbers of bank accounts and cards stand as signs of what was there. Dates, years, prices and page numbers stay.
std::string masked(std::string_view text);

/// Whether these eleven digits are an identity number of the Turkish republic: the last two are made from the others.
bool is_identity_number(std::string_view digits);

/// Whether one stands in the text.
bool holds_identity_number(std::string_view text);

} // namespace imports
