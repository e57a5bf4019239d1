#include "platform/web/streams/bookmark.h"

#include "base/id.h"

#include <charconv>

namespace web {

std::string Bookmark::text() const
{
    auto text = std::to_string(number);
    for (auto const id : besides) text.append("-").append(base::base32_of(id));
    return text;
}

std::optional<Bookmark> Bookmark::from(std::string_view text)
{
    Bookmark bookmark;
    auto const* const end = text.data() + text.size();
    auto const [rest, error] = std::from_chars(text.data(), end, bookmark.number);
    if (error != std::errc {} || bookmark.number < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    while (!text.empty()) {
        if (text.front() != '-' || bookmark.besides.size() == most_besides) return std::nullopt;
        text.remove_prefix(1);
        auto const word = text.substr(0, text.find('-'));
        auto const id = base::from_base32(word);
        if (!id) return std::nullopt;
        bookmark.besides.push_back(*id);
        text.remove_prefix(word.size());
    }
    return bookmark;
}

} // namespace web
