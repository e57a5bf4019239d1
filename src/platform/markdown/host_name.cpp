#include "platform/markdown/host_name.h"

#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace platform {

namespace {

constexpr std::size_t longest_host = 253; // RFC 1035

bool is_ascii(std::string_view text)
{
    return std::ranges::none_of(text, [](char sign) { return (sign & 0x80) != 0; });
}

bool is_host_sign(char sign)
{
    return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '-' || sign == '.' || sign == '_';
}

/// Most hosts, by far: labels of letters and digits that need no tables, "xn--" and odd hyphens aside.
bool is_plain(std::string_view host)
{
    bool in_label = false;
    for (char const sign : host) {
        bool const is_letter
            = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9');
        if (!is_letter && !(sign == '.' && in_label)) return false;
        in_label = is_letter;
    }
    return in_label;
}

std::string small_letters(std::string_view host)
{
    std::string small {host};
    for (char& sign : small) sign = sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + ('a' - 'A')) : sign;
    return small;
}

icu::IDNA const& idna()
{
    static std::unique_ptr<icu::IDNA const> const made = [] {
        auto error = U_ZERO_ERROR;
        auto const options = UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII
            | UIDNA_NONTRANSITIONAL_TO_UNICODE;
        std::unique_ptr<icu::IDNA const> idna {icu::IDNA::createUTS46Instance(options, error)};
        if (U_FAILURE(error)) throw std::runtime_error {"ICU has no rules for host names"};
        return idna;
    }();
    return *made;
}

struct CloseChecker {
    void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

/// ICU allows one checker for many threads once it is set up.
USpoofChecker const& spoof_checker()
{
    static std::unique_ptr<USpoofChecker, CloseChecker> const made = [] {
        auto error = U_ZERO_ERROR;
        std::unique_ptr<USpoofChecker, CloseChecker> checker {uspoof_open(&error)};
        if (U_FAILURE(error)) throw std::runtime_error {"ICU has no table of confusable signs"};
        uspoof_setChecks(checker.get(), USPOOF_RESTRICTION_LEVEL | USPOOF_INVISIBLE, &error);
        uspoof_setRestrictionLevel(checker.get(), USPOOF_HIGHLY_RESTRICTIVE);
        return checker;
    }();
    return *made;
}

bool may_be_shown(std::string const& label)
{
    auto error = U_ZERO_ERROR;
    auto const length = static_cast<std::int32_t>(label.size());
    if (uspoof_check2UTF8(&spoof_checker(), label.data(), length, nullptr, &error) != 0 || U_FAILURE(error))
        return false;
    char skeleton[1024];
    auto const size
        = uspoof_getSkeletonUTF8(&spoof_checker(), 0, label.data(), length, skeleton, sizeof skeleton, &error);
    return U_SUCCESS(error) && !is_ascii({skeleton, static_cast<std::size_t>(size)});
}

std::string label_for_people(std::string_view label)
{
    if (!label.starts_with("xn--")) return std::string {label};
    std::string unicode;
    icu::StringByteSink<std::string> sink {&unicode};
    icu::IDNAInfo told;
    auto error = U_ZERO_ERROR;
    idna().labelToUnicodeUTF8({label.data(), static_cast<std::int32_t>(label.size())}, sink, told, error);
    if (U_FAILURE(error) || told.hasErrors() || !may_be_shown(unicode)) return std::string {label};
    return unicode;
}

/// Compatible signs alike, invisible ones gone, dots of all scripts as dots.
icu::UnicodeString compared(std::string_view words)
{
    auto error = U_ZERO_ERROR;
    auto const* const fold = icu::Normalizer2::getNFKCCasefoldInstance(error);
    auto const source = icu::UnicodeString::fromUTF8({words.data(), static_cast<std::int32_t>(words.size())});
    auto folded = U_SUCCESS(error) ? fold->normalize(source, error) : source;
    return folded.findAndReplace(u"\u3002", u".");
}

bool belongs_to_address(UChar32 sign)
{
    return u_isalnum(sign) || (U_GET_GC_MASK(sign) & U_GC_M_MASK) != 0 || sign == '-' || sign == '.' || sign == '_'
        || sign == '@' || sign == '+';
}

template <class F>
std::int32_t end_of(icu::UnicodeString const& signs, std::int32_t at, F&& belongs)
{
    while (at < signs.length() && belongs(signs.char32At(at))) at = signs.moveIndex32(at, 1);
    return at;
}

std::string run_between(icu::UnicodeString const& signs, std::int32_t begin, std::int32_t end)
{
    std::string run;
    signs.tempSubStringBetween(begin, end).toUTF8String(run);
    while (run.ends_with('.')) run.pop_back();
    return run;
}

/// "school.example" and "ana@school.example", but not "3.5" or "etc."
bool looks_like_address(std::string_view run)
{
    auto const dot = run.rfind('.');
    if (dot == run.npos || dot == 0) return false;
    auto const last = run.substr(dot + 1);
    return last.size() >= 2 && std::ranges::any_of(last, [](char sign) { return !(sign >= '0' && sign <= '9'); });
}

std::string_view without_www(std::string_view host)
{
    return host.starts_with("www.") ? host.substr(4) : host;
}

} // namespace

std::optional<std::string> ascii_host(std::string_view host)
{
    if (host.empty() || host.size() > longest_host) return std::nullopt;
    if (is_plain(host)) return small_letters(host);
    std::string ascii;
    icu::StringByteSink<std::string> sink {&ascii};
    icu::IDNAInfo told;
    auto error = U_ZERO_ERROR;
    idna().nameToASCII_UTF8({host.data(), static_cast<std::int32_t>(host.size())}, sink, told, error);
    auto const forgiven
        = static_cast<std::uint32_t>(UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4);
    if (U_FAILURE(error) || (told.getErrors() & ~forgiven) != 0) return std::nullopt;
    if (ascii.size() > longest_host || ascii.starts_with('.') || !std::ranges::all_of(ascii, is_host_sign))
        return std::nullopt;
    return ascii;
}

std::string host_for_people(std::string_view ascii_host)
{
    std::string shown;
    while (true) {
        auto const dot = std::min(ascii_host.find('.'), ascii_host.size());
        shown += label_for_people(ascii_host.substr(0, dot));
        if (dot == ascii_host.size()) return shown;
        shown += '.';
        ascii_host.remove_prefix(dot + 1);
    }
}

bool names_another_host(std::string_view words, std::string_view host)
{
    if (is_ascii(words) && words.find('.') == words.npos) return false; // as most words are: nothing to unfold
    auto const signs = compared(words);
    std::string expected;
    compared(host).toUTF8String(expected);
    for (std::int32_t at = 0; at < signs.length(); at = signs.moveIndex32(at, 1)) {
        auto const begin = at;
        at = end_of(signs, at, belongs_to_address);
        auto const run = run_between(signs, begin, at);
        if (!looks_like_address(run)) continue;
        if (without_www(run) != without_www(expected)) return true;
        at = end_of(signs, at, [](UChar32 sign) { return u_isUWhiteSpace(sign) == 0; }); // its path may hold dots too
    }
    return false;
}

} // namespace platform
