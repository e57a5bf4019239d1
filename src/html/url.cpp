#include "html/url.h"

#include <algorithm>

namespace html {

namespace {

constexpr bool unreserved(char sign)
{
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') || sign == '-'
        || sign == '.' || sign == '_' || sign == '~';
}

/// Signs that a browser would drop, or that end an address early.
bool unsafe(char sign)
{
    auto const byte = static_cast<unsigned char>(sign);
    return byte <= ' ' || byte == 0x7f || sign == '\\' || sign == '"' || sign == '<' || sign == '>' || sign == '`';
}

bool starts_with_scheme(std::string_view address, std::string_view scheme)
{
    return std::ranges::equal(address.substr(0, scheme.size()), scheme,
        [](char left, char right) { return (left | 0x20) == right || left == right; });
}

} // namespace

std::string percent_encoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size() + 8);
    for (char const sign : text) {
        if (unreserved(sign)) {
            encoded += sign;
            continue;
        }
        auto const byte = static_cast<unsigned char>(sign);
        encoded += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return encoded;
}

Url Url::to(std::initializer_list<std::string_view> segments)
{
    std::string path;
    for (auto const segment : segments) {
        path += '/';
        path += percent_encoded(segment);
    }
    return {Made {}, path};
}

std::optional<Url> Url::local(std::string_view path)
{
    if (path.empty() || path.front() != '/' || path.starts_with("//")) return std::nullopt;
    if (std::ranges::any_of(path, unsafe)) return std::nullopt;
    return Url {Made {}, std::string {path}};
}

std::optional<Url> Url::outside(std::string_view address)
{
    auto const scheme = starts_with_scheme(address, "https://") ? 8 : starts_with_scheme(address, "http://") ? 7 : 0;
    if (scheme == 0 || std::ranges::any_of(address, unsafe)) return std::nullopt;
    auto const host = address.substr(scheme, address.find_first_of("/?#", scheme) - scheme);
    if (host.empty() || host.find('@') != std::string_view::npos) return std::nullopt; // a name before @ only deceives
    return Url {Made {}, std::string {address}};
}

Url Url::with(std::string_view name, std::string_view value) const
{
    std::string made {text()};
    made += made.find('?') == std::string::npos ? '?' : '&';
    made += percent_encoded(name);
    made += '=';
    made += percent_encoded(value);
    return {Made {}, made};
}

Url Url::at(std::string_view fragment) const
{
    return {Made {}, std::string {text()} + "#" + percent_encoded(fragment)};
}

} // namespace html
