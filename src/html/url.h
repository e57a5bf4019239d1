#pragma once

#include "base/consteval.h"

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace html {

/// An address that may stand in a link: a path of this site, or http(s) elsewhere. Never javascript:, data: or //host.
class Url {
public:
    /// A path known while compiling.
    template <std::size_t n>
    GROUNDSWELL_CONSTEVAL Url(char const (&path)[n])
        : literal_ {path, n - 1}
    {
        if (n < 2 || (path[0] != '/' && path[0] != '#')) throw "a literal Url is a path of this site or a #place";
        if (n > 2 && path[0] == '/' && path[1] == '/') throw "//host leads elsewhere";
    }

    /// /first/second/…, each segment percent-encoded.
    static Url to(std::initializer_list<std::string_view> segments);

    /// A path made by this program (an asset, a stored return address): nothing unless it is a plain local path.
    static std::optional<Url> local(std::string_view path);

    /// Somebody's link: http or https with a host, nothing else.
    static std::optional<Url> outside(std::string_view address);

    /// The same with segments below it, "thanks/undo"; before with() and at().
    Url under(std::string_view segments) const;

    /// The same with ?name=value added, percent-encoded.
    Url with(std::string_view name, std::string_view value) const;

    /// The same with #fragment.
    Url at(std::string_view fragment) const;

    std::string_view text() const { return made_.empty() ? literal_ : std::string_view {made_.data(), made_.size()}; }

private:
    Url() = default;
    explicit Url(std::string_view made)
        : made_ {made.begin(), made.end()}
    {
    }

    std::string_view literal_ {};
    std::vector<char> made_ {}; ///< not a string: an empty one points into itself, which no literal Url could
};

/// Percent-encodes everything but RFC 3986's unreserved signs.
std::string percent_encoded(std::string_view text);

} // namespace html
