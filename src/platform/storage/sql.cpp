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

std::string parameters(std::size_t n, int first)
{
    std::string text;
    for (std::size_t i = 0; i < n; ++i) {
        if (i > 0) text += ", ";
        text += '$' + std::to_string(first + static_cast<int>(i));
    }
    return text;
}

} // namespace

Sql sql_list(std::string_view text, std::size_t n, int first)
{
    constexpr std::string_view hole = "{list}";
    std::string whole {text};
    if (auto const at = whole.find(hole); at != std::string::npos) {
        whole.replace(at, hole.size(), parameters(Binds::padded(n), first));
    }
    return interned(std::move(whole));
}

} // namespace platform
