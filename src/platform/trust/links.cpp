#include "platform/trust/trust.h"

#include <algorithm>
#include <array>

namespace platform {

namespace {

constexpr std::array<std::string_view, 5> beginnings {"https://", "http://", "www.", "mailto:", "](//"};

char lower(char sign)
{
    return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
}

bool begins_with(std::string_view text, std::string_view beginning)
{
    return text.size() >= beginning.size()
        && std::equal(beginning.begin(), beginning.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

bool begins_a_link(std::string_view text)
{
    return std::ranges::any_of(beginnings, [&](auto const beginning) { return begins_with(text, beginning); });
}

} // namespace

std::vector<std::string> links_in_text(std::string_view text)
{
    std::vector<std::string> links;
    for (std::size_t i = 0; i < text.size();) {
        if (!begins_a_link(text.substr(i))) {
            ++i;
            continue;
        }
        auto const end = std::min(text.find_first_of(" \t\r\n<>\"'`|", i), text.size());
        // "](https://…)" ends at its bracket, "a)https://b" is none.
        auto const bracket = text.find(')', i);
        auto const stop = std::max(std::min(end, bracket), i + 1);
        links.emplace_back(text.substr(i, stop - i));
        i = stop;
    }
    return links;
}

std::vector<std::string> links_in_html(std::string_view html)
{
    constexpr std::string_view mark = "href=\"";
    std::vector<std::string> links;
    for (auto at = html.find(mark); at != std::string_view::npos; at = html.find(mark, at)) {
        at += mark.size();
        auto const end = std::min(html.find('"', at), html.size());
        auto const target = html.substr(at, end - at);
        bool const local = target.starts_with('#') || (target.starts_with('/') && !target.starts_with("//"));
        if (!local && !target.empty()) links.emplace_back(target);
        at = end;
    }
    return links;
}

} // namespace platform
