#include "platform/search/highlight.h"

#include "platform/i18n/fold.h"
#include "platform/search/spelling.h"

#include <algorithm>

namespace platform {

namespace {

constexpr std::size_t letters_before = 60;
constexpr std::size_t letters_after = 140;
constexpr std::size_t most_read = 32 * 1024; ///< as much as is indexed

bool is_ascii_word_sign(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

enum class LetterKind { of_a_word, between, silent };

// A sign that the fold drops, such as a mark, belongs to the word it stands in.
LetterKind kind_of(std::string_view letter)
{
    if (letter.size() == 1) return is_ascii_word_sign(letter.front()) ? LetterKind::of_a_word : LetterKind::between;
    auto const fold = folded(letter);
    if (fold.empty()) return LetterKind::silent;
    return words(fold).empty() ? LetterKind::between : LetterKind::of_a_word;
}

std::string_view letter_at(std::string_view text, std::size_t at)
{
    auto end = at + 1;
    while (end < text.size() && end - at < 4 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
    return text.substr(at, end - at);
}

/// Where the letters before or after a place end, at a space where there is one.
std::size_t back_from(std::string_view text, std::size_t at, std::size_t letters)
{
    auto begin = at;
    auto space = at;
    for (std::size_t n = 0; begin > 0 && n < letters; ++n) {
        do --begin;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xc0) == 0x80);
        if (text[begin] == ' ') space = begin + 1;
    }
    return begin == 0 ? 0 : space < at ? space : begin;
}

std::size_t on_from(std::string_view text, std::size_t at, std::size_t letters)
{
    auto end = at;
    auto space = at;
    for (std::size_t n = 0; end < text.size() && n < letters; ++n) {
        end += letter_at(text, end).size();
        if (end < text.size() && text[end] == ' ') space = end;
    }
    return end == text.size() ? end : space > at ? space : end;
}

void add_piece(std::vector<SearchPiece>& pieces, std::string_view text, bool found)
{
    if (text.empty()) return;
    if (!pieces.empty() && pieces.back().found == found) {
        pieces.back().text += text;
    } else {
        pieces.push_back({std::string {text}, found});
    }
}

} // namespace

Highlighter::Highlighter(std::span<QueryWord const> words)
{
    for (auto const& word : words) {
        for (auto& stem : stems_of(word.word)) stems_.insert(std::move(stem));
        if (word.beginning) beginning_ = word.word;
        corrected_.insert(word.corrected.begin(), word.corrected.end());
    }
    for (auto const* wanted : {&stems_, &corrected_}) {
        for (auto const& stem : *wanted) first_signs_.insert(stem.front());
    }
}

bool Highlighter::may_have_wanted_stem(std::string_view word, std::string_view language) const
{
    // Of the languages that have endings only Arabic also takes letters from the beginning.
    return language == "ar" || first_signs_.contains(word.front());
}

bool Highlighter::is_wanted(std::string_view run, std::string_view language) const
{
    return std::ranges::any_of(search_words(run), [&](std::string const& word) {
        if (stems_.contains(word) || corrected_.contains(word)) return true;
        if (!beginning_.empty() && word.starts_with(beginning_)) return true;
        // To take the ending from every word would cost more than to find the document.
        if (!may_have_wanted_stem(word, language)) return false;
        auto const stem = stemmed(language, word);
        return stems_.contains(stem) || corrected_.contains(stem);
    });
}

std::vector<Highlighter::Run> Highlighter::found_in(
    std::string_view text, std::string_view language, std::size_t most) const
{
    std::vector<Run> found;
    text = text.substr(0, most_read);
    for (std::size_t at = 0; at < text.size() && found.size() < most;) {
        auto const begin = at;
        while (at < text.size()) {
            auto const letter = letter_at(text, at);
            auto const kind = kind_of(letter);
            if (kind == LetterKind::between || (kind == LetterKind::silent && at == begin)) break;
            at += letter.size();
        }
        if (at > begin && is_wanted(text.substr(begin, at - begin), language)) found.push_back({begin, at});
        if (at == begin) at += letter_at(text, at).size();
    }
    return found;
}

std::vector<SearchPiece> Highlighter::whole(std::string_view text, std::string_view language) const
{
    std::vector<SearchPiece> pieces;
    std::size_t done = 0;
    for (auto const& run : found_in(text, language, text.size())) {
        add_piece(pieces, text.substr(done, run.begin - done), false);
        add_piece(pieces, text.substr(run.begin, run.end - run.begin), true);
        done = run.end;
    }
    add_piece(pieces, text.substr(done), false);
    return pieces;
}

std::vector<SearchPiece> Highlighter::snippet(std::string_view text, std::string_view language) const
{
    auto const first = found_in(text, language, 1);
    auto const centre = first.empty() ? Run {} : first.front();
    auto const begin = back_from(text, centre.begin, letters_before);
    auto const end = on_from(text, centre.end, letters_after);
    std::vector<SearchPiece> pieces;
    if (begin > 0) add_piece(pieces, "…", false);
    for (auto const& piece : whole(text.substr(begin, end - begin), language))
        add_piece(pieces, piece.text, piece.found);
    if (end < text.size()) add_piece(pieces, "…", false);
    return pieces;
}

} // namespace platform
