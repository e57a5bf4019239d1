#include "platform/markdown/destination.h"
#include "platform/markdown/signs.h"

#include "platform/markdown/host_name.h"

#include "html/url.h"

#include <algorithm>

namespace platform {

namespace {

constexpr std::size_t longest_address = 2'000;
constexpr std::size_t longest_port = 5;

bool is_control(char sign)
{
    return static_cast<unsigned char>(sign) < ' ' || sign == 0x7f;
}

/// The signs that would end an address, or be changed by a browser on its way, as %XX.
std::string fit_for_address(std::string_view text)
{
    std::string fit;
    for (char const sign : text) {
        if (std::string_view {" \"'<>`\\"}.find(sign) != std::string_view::npos)
            fit += html::percent_encoded({&sign, 1});
        else
            fit += sign;
    }
    return fit;
}

} // namespace

std::optional<Destination> Destination::of(std::string_view address, std::string_view own_origin)
{
    if (address.size() > longest_address || std::ranges::any_of(address, is_control)) return std::nullopt;
    if (begins_with(address, "mailto:")) return mail(address.substr(7));
    auto made = begins_with(address, "https://") ? elsewhere(address, 8)
        : begins_with(address, "http://")        ? elsewhere(address, 7)
                                                 : std::nullopt;
    if (made && made->is_below(own_origin)) made->kind_ = Kind::own;
    if (made) return made;
    // A backslash would be read as a slash, and make //host of a path.
    if (address.find('\\') != address.npos) return std::nullopt;
    auto const path = html::Url::local(fit_for_address(address));
    if (!path) return std::nullopt;
    Destination own;
    own.address_ = own.after_host_ = path->text();
    return own;
}

std::optional<Destination> Destination::mail(std::string_view mailbox)
{
    // Only the mailbox: "?cc=" and "?body=" would write a letter that its sender has not read.
    auto const at = mailbox.rfind('@');
    if (at == mailbox.npos || at == 0 || at > 64) return std::nullopt;
    auto const is_plain = [](char sign) {
        return is_letter_or_digit(sign) || std::string_view {"._+-"}.find(sign) != std::string_view::npos;
    };
    auto const host = ascii_host(mailbox.substr(at + 1));
    if (!host || host->find('.') == host->npos || !std::ranges::all_of(mailbox.substr(0, at), is_plain))
        return std::nullopt;
    Destination made;
    made.kind_ = Kind::mail;
    made.before_host_ = mailbox.substr(0, at + 1);
    made.address_ = "mailto:" + made.before_host_ + *host;
    made.shown_host_ = made.before_host_ + host_for_people(*host);
    return made;
}

std::optional<Destination> Destination::elsewhere(std::string_view address, std::size_t scheme_length)
{
    auto const end = std::min(address.find_first_of("/?#", scheme_length), address.size());
    auto const place = address.substr(scheme_length, end - scheme_length);
    auto const colon = std::min(place.find(':'), place.size());
    auto const port = place.substr(colon);
    if (port.size() > longest_port + 1 || port == ":"
        || !std::ranges::all_of(port.substr(std::min<std::size_t>(1, port.size())), is_digit))
        return std::nullopt;
    auto const host = ascii_host(place.substr(0, colon));
    if (!host) return std::nullopt;
    Destination made;
    made.kind_ = Kind::outside;
    made.before_host_ = scheme_length == 8 ? "https://" : "http://";
    made.after_host_ = fit_for_address(address.substr(end));
    made.address_ = made.before_host_ + *host + std::string {port} + made.after_host_;
    made.shown_host_ = host_for_people(*host) + std::string {port};
    return made;
}

bool Destination::is_below(std::string_view origin) const
{
    if (origin.empty() || !address_.starts_with(origin)) return false;
    return address_.size() == origin.size()
        || std::string_view {"/?#"}.find(address_[origin.size()]) != std::string_view::npos;
}

std::string Destination::shown() const
{
    return kind_ == Kind::mail ? shown_host_ : before_host_ + shown_host_ + after_host_;
}

bool Destination::is_hidden_by(std::string_view words) const
{
    if (kind_ == Kind::own) return false;
    auto const host = std::string_view {shown_host_}.substr(0, shown_host_.find(':'));
    return names_another_host(words, host);
}

} // namespace platform
