#include "platform/i18n/language.h"

#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace platform {

namespace {

constexpr std::array one_other {Plural::one, Plural::other};
constexpr std::array one_many_other {Plural::one, Plural::many, Plural::other};
constexpr std::array all_six {Plural::zero, Plural::one, Plural::two, Plural::few, Plural::many, Plural::other};

constexpr auto ltr = html::Direction::left_to_right;
constexpr auto rtl = html::Direction::right_to_left;

constexpr std::array languages {
    Language {"en", "en_GB", "English", ltr, one_other},
    Language {"tr", "tr", "Türkçe", ltr, one_other},
    Language {"es", "es", "Español", ltr, one_many_other},
    Language {"fr", "fr", "Français", ltr, one_many_other},
    Language {"ar", "ar", "العربية", rtl, all_six},
    Language {pseudo_language, "en_GB", "⟦Þšéûðö⟧", ltr, one_other},
};

Plural plural_named(icu::UnicodeString const& keyword)
{
    constexpr std::array names {u"zero", u"one", u"two", u"few", u"many", u"other"};
    auto const at = std::find_if(names.begin(), names.end(), [&](auto name) { return keyword == name; });
    if (at == names.end()) throw std::runtime_error {"ICU knows a plural this site does not"};
    return static_cast<Plural>(at - names.begin());
}

void require_success(UErrorCode status, char const* what)
{
    if (U_FAILURE(status)) throw std::runtime_error {std::string {what} + ": " + u_errorName(status)};
}

// ICU builds strings to choose a form and machinery to write a number; the small numbers, which are nearly all, are
// looked up.
class IcuGrammar final : public html::Grammar {
public:
    explicit IcuGrammar(Language const& language)
        : language_ {language}
        , format_ {icu::number::NumberFormatter::withLocale(icu::Locale {std::string {language.locale}.c_str()})}
    {
        UErrorCode status = U_ZERO_ERROR;
        icu::Locale const locale {std::string {language.locale}.c_str()};
        rules_.reset(icu::PluralRules::forLocale(locale, status));
        require_success(status, "plural rules");
        for (std::size_t n = 0; n < small_.size(); ++n) {
            auto const value = static_cast<std::int64_t>(n);
            small_[n] = {computed_form(value), computed_number(value)};
        }
    }

    std::size_t plural_form(std::int64_t n) const override
    {
        if (n >= 0 && n < static_cast<std::int64_t>(small_.size())) return small_[static_cast<std::size_t>(n)].form;
        return computed_form(n);
    }

    std::string number(std::int64_t n) const override
    {
        if (n >= 0 && n < static_cast<std::int64_t>(small_.size())) return small_[static_cast<std::size_t>(n)].text;
        return computed_number(n);
    }

private:
    struct SmallNumber {
        std::size_t form = 0;
        std::string text;
    };

    std::string computed_number(std::int64_t n) const
    {
        UErrorCode status = U_ZERO_ERROR;
        std::string text;
        format_.formatInt(n, status).toString(status).toUTF8String(text);
        require_success(status, "number");
        return text;
    }

    std::size_t computed_form(std::int64_t n) const
    {
        auto const plural = plural_named(rules_->select(static_cast<double>(n)));
        auto const at = std::find(language_.forms.begin(), language_.forms.end(), plural);
        if (at == language_.forms.end())
            throw std::logic_error {"a plural without a form in " + std::string {language_.code}};
        return static_cast<std::size_t>(at - language_.forms.begin());
    }

    Language language_;
    icu::number::LocalizedNumberFormatter format_;
    std::unique_ptr<icu::PluralRules> rules_;
    std::array<SmallNumber, 256> small_;
};

} // namespace

std::span<Language const> known_languages()
{
    return languages;
}

Language const* language_named(std::string_view code)
{
    auto const at = std::find_if(languages.begin(), languages.end(), [&](auto const& one) { return one.code == code; });
    return at == languages.end() ? nullptr : &*at;
}

std::unique_ptr<html::Grammar const> grammar_of(Language const& language)
{
    return std::make_unique<IcuGrammar>(language);
}

} // namespace platform
