#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace platform {

/// Where a link may lead: https, http, mailto, or a path of this site. Nothing else can be made into one.
class Destination {
public:
    enum class Kind { own, outside, mail };

    /// What somebody wrote as an address, judged. `own_origin` is scheme, host and port of this site. Hosts are read as
    /// browsers do (UTS 46) and written in ASCII; a name before @ and numbers in brackets are refused: they only deceive.
    static std::optional<Destination> of(std::string_view address, std::string_view own_origin);

    Kind kind() const { return kind_; }

    /// For href: no blank, control sign, quote, backslash or angle bracket stands in it.
    std::string const& address() const { return address_; }

    /// The host as people should read it, or the mailbox: in its own script where that cannot be taken for another
    /// name, as xn--… where it can. Empty for a path of this site.
    std::string const& shown_host() const { return shown_host_; }

    /// The whole address with the host as above, for a link without words of its own.
    std::string shown() const;

    /// Whether words that stand on this link name another address than the one it leads to.
    bool is_hidden_by(std::string_view words) const;

private:
    Destination() = default;
    static std::optional<Destination> mail(std::string_view mailbox);
    static std::optional<Destination> elsewhere(std::string_view address, std::size_t scheme_length);
    bool is_below(std::string_view origin) const;

    Kind kind_ = Kind::own;
    std::string address_ {};
    std::string shown_host_ {};
    std::string before_host_ {};
    std::string after_host_ {};
};

} // namespace platform
