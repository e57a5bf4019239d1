#include "platform/web/paging.h"

#include "html/url.h"
#include "platform/web/request.h"

#include <algorithm>

namespace web {

std::string next_page(Request const& request, std::initializer_list<Cursor> cursors)
{
    auto const path = html::Url::local("/api/v1" + std::string {request.path});
    if (!path) return {};
    auto url = *path;
    for (auto const& [name, value] : request.fields.all()) {
        auto const is_cursor = [&name = name](Cursor const& cursor) { return cursor.name == name; };
        if (std::ranges::none_of(cursors, is_cursor)) url = url.with(name, value);
    }
    for (auto const& [name, value] : cursors) url = url.with(name, value);
    return std::string {url.text()};
}

} // namespace web
