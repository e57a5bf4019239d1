#include "platform/i18n/fold.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>

namespace platform {

namespace {

struct Snowball {
    std::string_view language;
    char const* algorithm;
};

constexpr std::array snowballs {Snowball {"en", "english"}, Snowball {"tr", "turkish"}, Snowball {"es", "spanish"},
    Snowball {"fr", "french"}, Snowball {"ar", "arabic"}};

struct DeleteStemmer {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, DeleteStemmer>;

// A stemmer keeps its last word, so each thread has its own.
sb_stemmer* stemmer_of(std::string_view language)
{
    thread_local std::array<Stemmer, snowballs.size()> stemmers;
    for (std::size_t i = 0; i < snowballs.size(); ++i) {
        if (snowballs[i].language != language) continue;
        if (!stemmers[i]) stemmers[i].reset(sb_stemmer_new(snowballs[i].algorithm, "UTF_8"));
        return stemmers[i].get();
    }
    return nullptr;
}

bool is_vowel(char c)
{
    return std::string_view {"aeiouIOU"}.find(c) != std::string_view::npos;
}

// Capitals stand for the letters that the fold took: ı ö ü ğ.
std::string spelled(std::string_view tones)
{
    std::string word;
    for (char const c : tones) {
        switch (c) {
        case 'I':
            word += "ı";
            break;
        case 'O':
            word += "ö";
            break;
        case 'U':
            word += "ü";
            break;
        case 'G':
            word += "ğ";
            break;
        default:
            word += c;
        }
    }
    return word;
}

// Turkish vowels betray each other. Read from the end: o and u before a front vowel are ö and ü, i before a back
// one is ı. Read from the beginning: i after a back vowel is ı, u after a front one is ü. Between vowels g is ğ.
std::string with_harmony(std::string_view folded_word)
{
    std::string tones {folded_word};
    char after = 0;
    for (auto tone = tones.rbegin(); tone != tones.rend(); ++tone) {
        if (after == 'e' && *tone == 'o') *tone = 'O';
        if (after == 'e' && *tone == 'u') *tone = 'U';
        if (after == 'a' && *tone == 'i') *tone = 'I';
        if (is_vowel(*tone)) after = *tone == 'O' || *tone == 'U' ? 'e' : *tone == 'I' ? 'a' : *tone;
    }
    char before = 0;
    for (std::size_t at = 0; at < tones.size(); ++at) {
        auto& tone = tones[at];
        if (tone == 'i' && (before == 'a' || before == 'o' || before == 'u')) tone = 'I';
        if (tone == 'u' && (before == 'e' || before == 'i')) tone = 'U';
        if (is_vowel(tone)) before = tone == 'I' ? 'a' : tone == 'O' || tone == 'U' ? 'e' : tone;
        bool const between = at > 0 && at + 1 < tones.size() && is_vowel(tones[at - 1]) && is_vowel(tones[at + 1]);
        if (tone == 'g' && between) tone = 'G';
    }
    return spelled(tones);
}

// Snowball hardens the last letter of köpeği; the fold has made that ğ a g, so it is done here as well.
std::string hardened(std::string word)
{
    auto const size = word.size();
    if (size > 2 && word[size - 1] == 'g' && is_vowel(word[size - 2])) word.back() = 'k';
    return word;
}

std::size_t letters_of(std::string_view word)
{
    return static_cast<std::size_t>(
        std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string stemmed_once(sb_stemmer* stemmer, std::string_view plain, bool turkish)
{
    auto const word = turkish ? with_harmony(plain) : std::string {plain};
    auto const* stem
        = sb_stemmer_stem(stemmer, reinterpret_cast<sb_symbol const*>(word.data()), static_cast<int>(word.size()));
    if (stem == nullptr) throw std::bad_alloc {};
    auto result = folded({reinterpret_cast<char const*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer))});
    // Snowball gives Turkish words in d and g a vowel, but not when it has taken an ending from them.
    if (turkish && result.size() > plain.size()) result = plain;
    return turkish ? hardened(std::move(result)) : result;
}

} // namespace

std::string stemmed(std::string_view language, std::string_view word)
{
    auto stem = folded(word);
    auto* stemmer = stemmer_of(language);
    if (stemmer == nullptr) return stem;
    bool const turkish = language == "tr";
    if (!turkish && language != "ar") return stemmed_once(stemmer, stem, turkish);
    // One pass takes -ler from "öğretmenler" but -n from "öğretmen"; only when nothing is left to take do they meet.
    // Two letters are no stem to find anything by.
    for (int pass = 0; pass < 4; ++pass) {
        auto shorter = stemmed_once(stemmer, stem, turkish);
        if (shorter == stem || letters_of(shorter) < 3) break;
        stem = std::move(shorter);
    }
    return stem;
}

} // namespace platform
