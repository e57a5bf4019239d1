#include "platform/mail/mail_address.h"

#include <algorithm>

namespace platform {

namespace {

bool is_letter(char sign)
{
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
}

bool is_alphanumeric(char sign)
{
    return is_letter(sign) || (sign >= '0' && sign <= '9');
}

bool is_atom_sign(char sign) // atext of RFC 5322
{
    return is_alphanumeric(sign) || std::string_view {"!#$%&'*+-/=?^_`{|}~"}.find(sign) != std::string_view::npos;
}

bool is_atom(std::string_view atom)
{
    return !atom.empty() && std::ranges::all_of(atom, is_atom_sign);
}

bool is_label(std::string_view label)
{
    auto const may_stand = [](char sign) { return is_alphanumeric(sign) || sign == '-'; };
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-'
        && std::ranges::all_of(label, may_stand);
}

/// Whether every piece between dots is as `rule` wants it.
bool every_piece(std::string_view text, bool (*rule)(std::string_view))
{
    for (;;) {
        auto const dot = text.find('.');
        if (!rule(text.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

bool is_domain(std::string_view domain)
{
    auto const last_dot = domain.rfind('.');
    return last_dot != std::string_view::npos && every_piece(domain, is_label)
        && std::ranges::any_of(domain.substr(last_dot), is_letter); // 192.0.2.1 is no domain
}

} // namespace

std::optional<std::string_view> fault_of_address(std::string_view address)
{
    if (address.size() > 254) return "address_too_long";
    if (std::ranges::any_of(address, [](char sign) { return static_cast<unsigned char>(sign) > 127; })) {
        return "address_not_ascii";
    }
    auto const at = address.find('@');
    if (at == std::string_view::npos) return "address_malformed";
    if (at > 64) return "address_too_long";
    bool const good = every_piece(address.substr(0, at), is_atom) && is_domain(address.substr(at + 1));
    return good ? std::nullopt : std::optional {std::string_view {"address_malformed"}};
}

} // namespace platform
