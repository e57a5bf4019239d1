#include "platform/search/query_terms.h"

#include "platform/search/spelling.h"

#include <algorithm>

namespace platform {

namespace {

constexpr std::size_t longest_text = 1024;
constexpr std::size_t plenty = 100; ///< a last word found so often is not the beginning of another
constexpr std::size_t few = 20;     ///< a word found less often may be a slip

void add_term(AnyOf& terms, Term term)
{
    if (std::ranges::find(terms, term) == terms.end()) terms.push_back(std::move(term));
}

} // namespace

std::vector<std::string> QueryReader::words_of(std::string_view text, std::size_t most)
{
    std::vector<std::string> found;
    for (auto& word : search_words(text.substr(0, longest_text))) {
        if (found.size() == most) break;
        if (std::ranges::find(found, word) == found.end()) found.push_back(std::move(word));
    }
    return found;
}

std::vector<QueryWord> QueryReader::read_exactly(std::string_view text) const
{
    std::vector<QueryWord> read;
    if (audiences_.empty()) return read;
    for (auto& word : words_of(text, most_weighed_groups)) read.push_back(with_endings(std::move(word)));
    return read;
}

std::vector<QueryWord> QueryReader::read(std::string_view text) const
{
    auto read = read_exactly(text);
    for (auto& word : read) {
        bool const last = &word == &read.back();
        auto documents = documents_with(word, last ? plenty : few);
        if (last && documents < plenty) {
            add_beginnings(word);
            if (documents < few) documents = documents_with(word, few);
        }
        if (documents < few) add_typos(word);
    }
    return read;
}

QueryWord QueryReader::with_endings(std::string word) const
{
    QueryWord read {.word = std::move(word)};
    auto const form = form_of(read.word);
    for (auto const& stem : stems_of(read.word)) {
        for (auto const audience : audiences_) {
            read.terms.push_back({.text = in_audience(audience, stem_mark, stem), .exact = form});
        }
    }
    return read;
}

AnyOf QueryReader::any_filter(std::span<std::string const> letters) const
{
    AnyOf terms;
    for (auto const audience : audiences_) {
        for (auto const& filter : letters) terms.push_back({.text = in_audience(audience, filter_mark, filter)});
    }
    return terms;
}

std::size_t QueryReader::documents_with(QueryWord const& word, std::size_t most) const
{
    return newest({word.terms}, most).size();
}

void QueryReader::add_beginnings(QueryWord& word) const
{
    word.beginning = true;
    if (letters_in(word.word).size() <= longest_kept_beginning) {
        for (auto const audience : audiences_) {
            word.terms.push_back({.text = in_audience(audience, beginning_mark, word.word)});
        }
        return;
    }
    // A stem that begins so stands for all of its words; a shorter one only for those that do.
    for (auto const& known : words_beginning(tx_, audiences_, word.word)) {
        Term term {.text = in_audience(known.audience, stem_mark, known.stem)};
        if (!known.stem.starts_with(word.word)) term.only = form_of(known.word);
        add_term(word.terms, std::move(term));
    }
}

void QueryReader::add_typos(QueryWord& word) const
{
    std::set<WordAndStem> meant;
    for (auto const& known : words_one_typo_apart(tx_, audiences_, word.word)) {
        meant.insert({known.word, known.stem});
        word.corrected.insert(known.stem);
    }
    for (auto const& [guess, stem] : meant) {
        for (auto const audience : audiences_) {
            word.terms.push_back(
                {.text = in_audience(audience, stem_mark, stem), .exact = form_of(guess), .typed = false});
        }
    }
}

} // namespace platform
