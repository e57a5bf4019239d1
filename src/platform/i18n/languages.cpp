#include "platform/i18n/languages.h"

#include "platform/i18n/catalogue.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace platform {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::string_view cut(std::string_view& text, char at)
{
    auto const end = text.find(at);
    auto const part = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    return trimmed(part);
}

bool same_letters(std::string_view one, std::string_view other)
{
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(
        one.begin(), one.end(), other.begin(), other.end(), [&](char a, char b) { return lower(a) == lower(b); });
}

// A q-value in thousandths (RFC 9110, 12.4.2); what cannot be read counts as not wanted.
int thousandths(std::string_view q)
{
    if (q.empty() || q.size() > 5 || (q[0] != '0' && q[0] != '1')) return 0;
    int value = (q[0] - '0') * 1000;
    if (q.size() > 1 && q[1] != '.') return 0;
    int worth = 100;
    for (auto const digit : q.substr(std::min<std::size_t>(q.size(), 2))) {
        if (digit < '0' || digit > '9') return 0;
        value += (digit - '0') * worth;
        worth /= 10;
    }
    return std::min(value, 1000);
}

struct Wish {
    std::string_view range;
    int q = 1000;
};

Wish wish_in(std::string_view part)
{
    Wish wish {cut(part, ';')};
    while (!part.empty()) {
        auto const parameter = cut(part, ';');
        if (parameter.starts_with("q=") || parameter.starts_with("Q=")) wish.q = thousandths(parameter.substr(2));
    }
    return wish;
}

bool fits(Wish const& wish, std::string_view code)
{
    return wish.range == "*" || same_letters(wish.range.substr(0, wish.range.find('-')), code);
}

} // namespace

Languages::Languages(std::map<std::string, std::string_view> const& catalogues)
{
    words_.emplace("en", std::make_unique<html::Words const>(words_of(*language_named("en"), "", "en.po")));
    if (!catalogues.empty()) {
        auto const& [code, po] = *catalogues.begin();
        words_.emplace(pseudo_language, std::make_unique<html::Words const>(pseudo_words(po, code + ".po")));
    }
    for (auto const& [code, po] : catalogues) {
        auto const* language = language_named(code);
        if (language == nullptr || code == pseudo_language)
            throw CatalogueBroken {code + ".po:1: nobody knows this language"};
        words_.insert_or_assign(code, std::make_unique<html::Words const>(words_of(*language, po, code + ".po")));
    }
}

html::Words const& Languages::named(std::string_view code) const
{
    auto const found = words_.find(code);
    return found == words_.end() ? *words_.find("en")->second : *found->second;
}

html::Words const& Languages::negotiated(std::string_view accept_language, std::span<std::string const> allowed) const
{
    auto const first = std::find_if(allowed.begin(), allowed.end(), [&](auto const& code) { return speaks(code); });
    std::string_view best = first == allowed.end() ? std::string_view {"en"} : std::string_view {*first};
    // A header longer than this is no person's list of languages.
    auto rest = accept_language.substr(0, 1000);
    int best_q = 0;
    while (!rest.empty()) {
        auto const wish = wish_in(cut(rest, ','));
        if (wish.q <= best_q) continue;
        auto const fitting = std::find_if(
            allowed.begin(), allowed.end(), [&](auto const& code) { return speaks(code) && fits(wish, code); });
        if (fitting == allowed.end()) continue;
        best = *fitting;
        best_q = wish.q;
    }
    return named(best);
}

} // namespace platform
