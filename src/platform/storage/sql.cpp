#include "platform/storage/sql.h"

#include <mutex>
#include <set>

namespace platform {

namespace {

Sql interned(std::string text)
{
    static std::mutex mutex;
    static std::set<std::string, std::less<>> texts;
    std::scoped_lock const lock {mutex};
    return Sql::lasting(*texts.insert(std::move(text)).first);
}

std::string parameters(std::size_t n, int first, std::string_view before, std::string_view after)
{
    std::string text;
    for (std::size_t i = 0; i < n; ++i) {
        if (i > 0) text += ", ";
        ((text += before) += std::to_string(first + static_cast<int>(i))) += after;
    }
    return text;
}

void fill_hole(std::string& text, std::string_view hole, std::string const& filling)
{
    if (auto const at = text.find(hole); at != std::string::npos) text.replace(at, hole.size(), filling);
}

std::string filled(std::string_view text, std::size_t n, int first)
{
    std::string whole {text};
    fill_hole(whole, "{list}", parameters(Binds::padded(n), first, "$", ""));
    fill_hole(whole, "{ids}", "values " + parameters(Binds::padded(n), first, "(cast($", " as bigint))"));
    return whole;
}

} // namespace

Sql sql_list(std::string_view text, std::size_t n, int first)
{
    return interned(filled(text, n, first));
}

Sql SqlShapes::of_list(std::string_view text, std::size_t n, int first)
{
    return of(Binds::padded(n), [&] { return filled(text, n, first); });
}

} // namespace platform
