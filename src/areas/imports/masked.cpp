#include "areas/imports/masked.h"

#include <algorithm>

namespace imports {

namespace {

constexpr std::string_view address_sign = "[…@…]";
constexpr std::string_view phone_sign = "[☎ …]";
constexpr std::string_view number_sign = "[…]";

bool is_figure(char sign)
{
    return sign >= '0' && sign <= '9';
}

bool is_local(char sign)
{
    return is_figure(sign) || (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z')
        || std::string_view {"._%+-'"}.find(sign) != std::string_view::npos
        || (static_cast<unsigned char>(sign) >= 0x80);
}

bool is_domain(char sign)
{
    return is_figure(sign) || (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || sign == '.'
        || sign == '-';
}

/// How many bytes of an address's domain begin here; 0 when it is none.
std::size_t domain_at(std::string_view text)
{
    auto const end = std::ranges::find_if_not(text, is_domain) - text.begin();
    auto domain = text.substr(0, static_cast<std::size_t>(end));
    while (!domain.empty() && (domain.back() == '.' || domain.back() == '-')) domain.remove_suffix(1);
    auto const dot = domain.rfind('.');
    return dot == std::string_view::npos || dot == 0 || domain.size() - dot < 3 ? 0 : domain.size();
}

/// A run of digits with what people write between them.
struct Digits {
    std::string digits {};
    std::size_t length = 0;
    bool plus = false;
};

Digits digits_at(std::string_view text)
{
    Digits run {.plus = text.starts_with('+')};
    std::size_t at = run.plus ? 1 : 0;
    std::size_t between = 0;
    for (; at < text.size(); ++at) {
        char const sign = text[at];
        if (is_figure(sign)) {
            run.digits += sign;
            run.length = at + 1;
            between = 0;
        } else if (std::string_view {" -().\xC2\xA0"}.find(sign) == std::string_view::npos || ++between > 2) {
            break;
        }
    }
    return run;
}

/// Numbers of lines and mobiles as they are written in Turkey and from abroad (ITU-T E.164: at most fifteen digits).
bool is_phone(Digits const& run)
{
    auto const& digits = run.digits;
    if (run.plus) return digits.size() >= 8 && digits.size() <= 15;
    if (digits.starts_with("00")) return digits.size() >= 10 && digits.size() <= 17;
    if (digits.starts_with('0')) return digits.size() == 11 && digits[1] >= '2' && digits[1] <= '5';
    if (digits.starts_with("905")) return digits.size() == 12;
    return digits.size() == 10 && digits.front() == '5';
}

constexpr std::size_t digits_of_an_account = 15;

std::string_view sign_for(Digits const& run)
{
    if (is_identity_number(run.digits) || run.digits.size() >= digits_of_an_account) return number_sign;
    return is_phone(run) ? phone_sign : std::string_view {};
}

} // namespace

bool is_identity_number(std::string_view digits)
{
    constexpr std::size_t length = 11;
    if (digits.size() != length || digits.front() == '0' || !std::ranges::all_of(digits, is_figure)) return false;
    int odd = 0;
    int even = 0;
    for (std::size_t i = 0; i < 9; ++i) (i % 2 == 0 ? odd : even) += digits[i] - '0';
    int const tenth = ((odd * 7 - even) % 10 + 10) % 10;
    return digits[9] - '0' == tenth && digits[10] - '0' == (odd + even + tenth) % 10;
}

bool holds_identity_number(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_figure(text[at])) continue;
        auto const run = digits_at(text.substr(at));
        if (is_identity_number(run.digits)) return true;
        at += run.length;
    }
    return false;
}

std::string masked(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        char const sign = text[at];
        bool const in_word = at > 0 && is_local(text[at - 1]) && !is_figure(sign) && text[at - 1] != '.';
        if (sign == '@') {
            auto const domain = domain_at(text.substr(at + 1));
            std::size_t local = 0;
            while (local < out.size() && is_local(out[out.size() - 1 - local])) ++local;
            if (domain > 0 && local > 0) {
                out.resize(out.size() - local);
                out += address_sign;
                at += 1 + domain;
                continue;
            }
        }
        if ((is_figure(sign) || (sign == '+' && !in_word)) && (at == 0 || !is_figure(text[at - 1]))) {
            auto const run = digits_at(text.substr(at));
            auto const instead = sign_for(run);
            out += instead.empty() ? text.substr(at, std::max<std::size_t>(run.length, 1)) : instead;
            at += std::max<std::size_t>(run.length, 1);
            continue;
        }
        out += sign;
        ++at;
    }
    return out;
}

} // namespace imports
