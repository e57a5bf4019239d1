#pragma once

#include <string>
#include <string_view>

namespace web {

/// The whole page of a request that could not be answered, in the language spoken: what happened, what to do, and the number
/// to name when asking for help. Made without a database and without knowing who asks.
std::string fault_page(std::string_view language, int status, std::string_view request_id);

} // namespace web
