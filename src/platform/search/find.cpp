#include "platform/search/highlight.h"
#include "platform/search/query_terms.h"
#include "platform/search/search.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace platform {

namespace {

constexpr std::size_t most_ranked = 2000;
constexpr std::size_t most_counted = 1000;

// A word as it was typed counts for more than any other form of it, wherever that stands, and any form for more than
// what was guessed from a typo.
constexpr int points_for_exact = 6;
constexpr int points_for_a_form = 4;
constexpr int points_for_a_guess = 2;
constexpr int points_for_a_form_of_a_guess = 1;
constexpr int points_for_the_title = 1;

struct Ranked {
    std::int64_t row = 0;
    int rank = 0;
};

std::vector<std::string> names_of(std::span<SearchAudience const> audiences)
{
    std::vector<std::string> names;
    for (auto const& audience : audiences) names.push_back(audience.name());
    return names;
}

AllOf wanted_by(QueryReader const& reader, std::span<QueryWord const> words, SearchQuery const& query)
{
    AllOf wanted;
    for (auto const& word : words) wanted.push_back(word.terms);
    std::vector<std::string> kinds;
    for (auto const& kind : query.kinds) kinds.push_back(kind_letters(kind));
    if (!kinds.empty()) wanted.push_back(reader.any_filter(kinds));
    for (auto const& facet : query.facets) {
        auto const letters = filter_letters(facet);
        wanted.push_back(reader.any_filter({&letters, 1}));
    }
    return wanted;
}

int points_for(unsigned char signs)
{
    auto const has = [&](Sign sign) { return (signs & sign) != 0; };
    auto const title = has(sign_title) ? points_for_the_title : 0;
    if (has(sign_typed)) return title + (has(sign_exact) ? points_for_exact : points_for_a_form);
    return title + (has(sign_guessed) ? points_for_a_guess : points_for_a_form_of_a_guess);
}

/// The first groups are the words; filters follow.
std::vector<Ranked> ranked(std::span<Match const> matches, std::size_t words)
{
    std::vector<Ranked> documents;
    for (auto const& match : matches) {
        auto& document = documents.emplace_back(Ranked {match.document});
        for (auto const signs : std::span {match.signs}.first(words)) document.rank += points_for(signs);
    }
    std::ranges::stable_sort(documents, std::ranges::greater {}, &Ranked::rank);
    return documents;
}

std::vector<SearchHit> hits_of(Tx& tx, std::span<Ranked const> documents, Highlighter const& highlighter)
{
    std::vector<std::int64_t> rows;
    std::unordered_map<std::int64_t, int> ranks;
    for (auto const& document : documents) {
        rows.push_back(document.row);
        ranks.emplace(document.row, document.rank);
    }
    std::vector<SearchHit> hits;
    for (auto const& document : indexed_documents(tx, rows)) {
        hits.push_back({.kind = document.kind,
            .id = document.item,
            .rank = ranks[document.row],
            .title = highlighter.whole(document.text.title, document.text.language),
            .snippet = highlighter.snippet(document.text.body, document.text.language)});
    }
    return hits;
}

} // namespace

SearchFound Search::find(Tx& tx, SearchQuery const& query) const
{
    QueryReader const reader {tx, *index_, audience_numbers(tx, names_of(query.audiences))};
    auto const words = query.exact ? reader.read_exactly(query.text) : reader.read(query.text);
    if (words.empty()) return {};
    auto const documents = ranked(reader.newest(wanted_by(reader, words, query), most_ranked), words.size());

    auto const begin = std::min<std::size_t>(static_cast<std::size_t>(std::max(query.offset, 0)), documents.size());
    auto const length
        = std::min<std::size_t>(static_cast<std::size_t>(std::clamp(query.limit, 0, 100)), documents.size() - begin);
    return {.hits = hits_of(tx, std::span {documents}.subspan(begin, length), Highlighter {words}),
        .count = static_cast<std::int64_t>(std::min(documents.size(), most_counted)),
        .more = documents.size() > most_counted,
        .guessed = std::ranges::any_of(words, [](QueryWord const& word) { return !word.corrected.empty(); })};
}

namespace {

constexpr std::size_t most_typed_words = 40;
constexpr std::size_t most_looked_up = 8;
constexpr std::size_t often = 200; ///< a word in so many documents tells little
constexpr std::size_t most_suggested = 5;
constexpr double near_enough = 0.4; ///< of the weight of the words looked up

/// The longest words, which are the rarest ones as a rule: to know would cost a look-up for each.
std::vector<std::string> telling_words(std::string_view text)
{
    auto words = QueryReader::words_of(text, most_typed_words);
    std::erase_if(words, [](std::string const& word) { return word.size() < 3; });
    std::ranges::stable_sort(words, std::ranges::greater {}, &std::string::size);
    if (words.size() > most_looked_up) words.resize(most_looked_up);
    return words;
}

struct Likeness {
    double weight = 0;
    int words = 0;
};

/// What the documents share with the words: a word weighs less the more documents have it.
class Likenesses {
public:
    void add(std::span<Match const> matches)
    {
        if (matches.empty()) return;
        auto const weight = std::log2(1.0 + 2.0 * often / static_cast<double>(matches.size()));
        whole_ += weight;
        ++words_;
        for (auto const& match : matches) {
            auto& likeness = of_[match.document];
            likeness.weight += weight;
            ++likeness.words;
        }
    }

    std::vector<Ranked> nearest() const
    {
        std::vector<Ranked> near;
        for (auto const& [row, likeness] : of_) {
            if (likeness.words < std::min(words_, 2) || likeness.weight < near_enough * whole_) continue;
            near.push_back({row, static_cast<int>(std::lround(100 * likeness.weight / whole_))});
        }
        std::ranges::sort(near, std::ranges::greater {}, [](Ranked const& one) {
            return std::pair {one.rank, one.row};
        });
        if (near.size() > most_suggested) near.resize(most_suggested);
        return near;
    }

private:
    std::unordered_map<std::int64_t, Likeness> of_ {};
    double whole_ = 0;
    int words_ = 0;
};

} // namespace

std::vector<SearchHit> Search::suggestions(
    Tx& tx, std::span<SearchAudience const> audiences, std::string_view text, std::span<std::string const> kinds) const
{
    QueryReader const reader {tx, *index_, audience_numbers(tx, names_of(audiences))};
    std::vector<QueryWord> words;
    for (auto& word : telling_words(text)) words.push_back(reader.with_endings(std::move(word)));
    Likenesses likenesses;
    SearchQuery const filters {.text = {}, .audiences = {}, .kinds = {kinds.begin(), kinds.end()}};
    for (auto const& word : words) likenesses.add(reader.newest(wanted_by(reader, {&word, 1}, filters), often));
    return hits_of(tx, likenesses.nearest(), Highlighter {words});
}

} // namespace platform
