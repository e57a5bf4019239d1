#include "platform/i18n/fold.h"

#include "platform/i18n/language.h"

#include <unicode/coll.h>
#include <unicode/idna.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace platform {

namespace {

constexpr std::size_t longest_slug = 60;

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char small(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// Building it takes milliseconds and it is seldom needed, so the program has one, taken in turns.
std::string in_latin_letters(std::string_view text)
{
    static std::mutex mutex;
    static std::unique_ptr<icu::Transliterator const> latin;
    std::lock_guard lock {mutex};
    if (!latin) {
        UErrorCode status = U_ZERO_ERROR;
        latin.reset(icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        if (U_FAILURE(status)) throw std::runtime_error {"no transliteration"};
    }
    auto wide = icu::UnicodeString::fromUTF8(text);
    latin->transliterate(wide);
    std::string bytes;
    return wide.toUTF8String(bytes);
}

// Cuts before the hyphen in front of the word that does not fit, unless that would take half of the slug.
void shorten(std::string& hyphened)
{
    if (hyphened.size() <= longest_slug) return;
    auto const hyphen = hyphened.rfind('-', longest_slug);
    hyphened.resize(hyphen == hyphened.npos || hyphen < longest_slug / 2 ? longest_slug : hyphen);
}

std::string domain_for_dns(std::string_view domain)
{
    UErrorCode status = U_ZERO_ERROR;
    static std::unique_ptr<icu::IDNA const> const idna {
        icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII, status)};
    if (!idna) throw std::runtime_error {"no IDNA"};
    std::string ascii;
    icu::StringByteSink<std::string> sink {&ascii};
    icu::IDNAInfo found;
    UErrorCode converted = U_ZERO_ERROR;
    idna->nameToASCII_UTF8(
        icu::StringPiece {domain.data(), static_cast<std::int32_t>(domain.size())}, sink, found, converted);
    return U_FAILURE(converted) || found.hasErrors() ? std::string {domain} : ascii;
}

icu::Collator const& collator_of(std::string_view language)
{
    thread_local std::map<std::string, std::unique_ptr<icu::Collator>, std::less<>> collators;
    auto const* known = language_named(language);
    auto const locale = known == nullptr ? std::string_view {"en_GB"} : known->locale;
    auto const found = collators.find(locale);
    if (found != collators.end()) return *found->second;
    UErrorCode status = U_ZERO_ERROR;
    std::string const name {locale};
    auto made = std::unique_ptr<icu::Collator> {icu::Collator::createInstance(icu::Locale {name.c_str()}, status)};
    if (U_FAILURE(status)) throw std::runtime_error {"no collation for " + name};
    return *collators.emplace(name, std::move(made)).first->second;
}

} // namespace

std::string slug(std::string_view text)
{
    auto plain = folded(text);
    if (!is_ascii(plain)) plain = in_latin_letters(plain);
    std::string hyphened;
    for (char const c : plain) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            hyphened += c;
        } else if (c != '\'' && !hyphened.empty() && hyphened.back() != '-') {
            hyphened += '-';
        }
    }
    if (!hyphened.empty() && hyphened.back() == '-') hyphened.pop_back();
    shorten(hyphened);
    return hyphened.empty() ? "x" : hyphened;
}

std::string email_folded(std::string_view address)
{
    constexpr std::string_view white = " \t\r\n";
    auto const begin = address.find_first_not_of(white);
    if (begin == address.npos) return {};
    std::string result {address.substr(begin, address.find_last_not_of(white) + 1 - begin)};
    std::transform(result.begin(), result.end(), result.begin(), small);
    auto const at = result.rfind('@');
    if (at == result.npos || is_ascii(result.substr(at))) return result;
    return result.substr(0, at + 1) + domain_for_dns(std::string_view {result}.substr(at + 1));
}

std::string sort_key(std::string_view language, std::string_view text)
{
    auto const& collator = collator_of(language);
    auto const wide
        = icu::UnicodeString::fromUTF8(icu::StringPiece {text.data(), static_cast<std::int32_t>(text.size())});
    std::string key(text.size() * 3 + 16, '\0');
    auto const fill = [&] {
        return static_cast<std::size_t>(collator.getSortKey(
            wide, reinterpret_cast<std::uint8_t*>(key.data()), static_cast<std::int32_t>(key.size())));
    };
    auto size = fill();
    if (size > key.size()) {
        key.resize(size);
        size = fill();
    }
    // ICU ends a key with a zero that sorts nothing.
    key.resize(size == 0 ? 0 : size - 1);
    return key;
}

} // namespace platform
