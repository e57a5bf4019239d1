#include "html/url.h"

#include <algorithm>
#include <array>

namespace html {

namespace {

constexpr auto unreserved_signs = [] {
    std::array<bool, 256> table {};
    for (char const sign : std::string_view {"-._~"}) table[static_cast<unsigned char>(sign)] = true;
    for (unsigned sign = '0'; sign <= '9'; ++sign) table[sign] = true;
    for (unsigned sign = 'a'; sign <= 'z'; ++sign) table[sign] = table[sign - 'a' + 'A'] = true;
    return table;
}();

bool unreserved(char sign)
{
    return unreserved_signs[static_cast<unsigned char>(sign)];
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

/// Runs of plain signs as they are, the others as %XX; `Out` is a string or a vector of signs.
template <class Out>
void append_encoded(Out& out, std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    while (!text.empty()) {
        auto const end = std::ranges::find_if_not(text, unreserved);
        out.insert(out.end(), text.begin(), end);
        text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
        if (text.empty()) return;
        auto const byte = static_cast<unsigned char>(text.front());
        for (char const sign : {'%', digits[byte >> 4], digits[byte & 15]}) out.push_back(sign);
        text.remove_prefix(1);
    }
}

} // namespace

std::string percent_encoded(std::string_view text)
{
    std::string encoded;
    append_encoded(encoded, text);
    return encoded;
}

Url Url::to(std::initializer_list<std::string_view> segments)
{
    Url url;
    std::size_t size = 0;
    for (auto const segment : segments) size += 1 + segment.size();
    url.made_.reserve(size);
    for (auto const segment : segments) {
        url.made_.push_back('/');
        append_encoded(url.made_, segment);
    }
    return url;
}

std::optional<Url> Url::local(std::string_view path)
{
    if (path.empty() || path.front() != '/' || path.starts_with("//")) return std::nullopt;
    if (std::ranges::any_of(path, unsafe)) return std::nullopt;
    return Url {path};
}

std::optional<Url> Url::outside(std::string_view address)
{
    auto const scheme = starts_with_scheme(address, "https://") ? 8 : starts_with_scheme(address, "http://") ? 7 : 0;
    if (scheme == 0 || std::ranges::any_of(address, unsafe)) return std::nullopt;
    auto const host = address.substr(scheme, address.find_first_of("/?#", scheme) - scheme);
    if (host.empty() || host.find('@') != std::string_view::npos) return std::nullopt; // a name before @ only deceives
    return Url {address};
}

Url Url::with(std::string_view name, std::string_view value) const
{
    Url url;
    url.made_.reserve(text().size() + name.size() + value.size() + 2);
    url.made_.assign(text().begin(), text().end());
    url.made_.push_back(text().find('?') == std::string_view::npos ? '?' : '&');
    append_encoded(url.made_, name);
    url.made_.push_back('=');
    append_encoded(url.made_, value);
    return url;
}

Url Url::under(std::string_view segments) const
{
    Url url;
    url.made_.reserve(text().size() + 1 + segments.size());
    url.made_.assign(text().begin(), text().end());
    while (!segments.empty()) {
        auto const segment = segments.substr(0, segments.find('/'));
        segments.remove_prefix(std::min(segments.size(), segment.size() + 1));
        url.made_.push_back('/');
        append_encoded(url.made_, segment);
    }
    return url;
}

Url Url::at(std::string_view fragment) const
{
    Url url;
    url.made_.reserve(text().size() + 1 + fragment.size());
    url.made_.assign(text().begin(), text().end());
    url.made_.push_back('#');
    append_encoded(url.made_, fragment);
    return url;
}

} // namespace html
