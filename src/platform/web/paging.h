#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace web {

class Request;

/// One field of an address that says where a list goes on.
struct Cursor {
    std::string_view name;
    std::string value;
};

/// The path under /api/v1 of a list's next page: asked for as this one was, but from the cursor on.
std::string next_page(Request const& request, std::initializer_list<Cursor> cursors);

} // namespace web
