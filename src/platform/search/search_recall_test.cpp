#include "platform/i18n/fold.h"
#include "platform/search/testing_documents.h"

#include <array>
#include <doctest/doctest.h>
#include <map>
#include <random>
#include <set>

namespace platform::testing {

namespace {

constexpr std::int64_t count_of_documents = 2000;

/// Two thousand documents of made-up Turkish and English words, some words much more frequent than others.
class Library {
public:
    Library()
    {
        for (std::size_t i = 0; i < 1500; ++i) stems_.push_back(made_up_word());
        for (std::int64_t id = 1; id <= count_of_documents; ++id) documents_.push_back(document(id));
    }

    std::vector<PlacedDocument> const& documents() const { return documents_; }

    /// A word of a document that few others have, with one typo.
    std::string slip()
    {
        auto const& [known, ids] = *std::next(ids_of_.begin(), static_cast<std::ptrdiff_t>(chance_() % ids_of_.size()));
        if (known.size() < 6 || ids.size() > 8) return slip();
        auto word = known;
        auto const at = chance_() % (word.size() - 1);
        switch (chance_() % 4) {
        case 0:
            return word.erase(at, 1);
        case 1:
            return word.insert(at, 1, any_letter());
        case 2:
            word[at] = any_letter();
            return word;
        default:
            std::swap(word[at], word[at + 1]);
            return word;
        }
    }

    /// The documents with a word at most one edit away, by looking at every word of every document.
    std::set<std::int64_t> standing_in(std::string const& word) const
    {
        std::set<std::int64_t> all;
        for (auto const& [known, ids] : ids_of_) {
            bool const too_long_or_short = known.size() > word.size() + 1 || word.size() > known.size() + 1;
            if (!too_long_or_short && edits(word, known) <= 1) all.insert(ids.begin(), ids.end());
        }
        return all;
    }

private:
    static constexpr std::array endings {"", "", "", "ler", "lar", "in", "de", "lerin", "s", "ed", "ing"};

    char any_letter() { return static_cast<char>('a' + chance_() % 26); }

    std::string made_up_word()
    {
        static constexpr std::array heads {"k", "t", "s", "m", "y", "b", "d", "g", "c", "l", "n", "r", "p", "h", "v"};
        static constexpr std::array hearts {"e", "i", "a", "u", "o", "ü", "ö", "ı"};
        std::string word;
        for (auto n = 2 + chance_() % 3; n > 0; --n) {
            word += heads[chance_() % heads.size()];
            word += hearts[chance_() % hearts.size()];
            if (chance_() % 3 == 0) word += heads[chance_() % heads.size()];
        }
        return word;
    }

    std::string text(std::size_t count)
    {
        std::uniform_real_distribution<double> part;
        std::string text;
        for (; count > 0; --count) {
            auto const rank
                = static_cast<std::size_t>(part(chance_) * part(chance_) * static_cast<double>(stems_.size()));
            text += stems_[rank] + endings[chance_() % endings.size()] + " ";
        }
        return text;
    }

    PlacedDocument document(std::int64_t id)
    {
        SearchDocument const document {.kind = id % 4 ? "reply" : "need",
            .id = id,
            .title = text(3),
            .body = text(10),
            .language = id % 2 ? "tr" : "en",
            .at = {id * 10'000'000}};
        for (auto const& word : words(document.title + document.body)) ids_of_[word].insert(id);
        return {document, {everyone}};
    }

    /// The edit distance with swaps of neighbours, from its definition.
    static std::size_t edits(std::string const& one, std::string const& other)
    {
        std::vector<std::vector<std::size_t>> cost(one.size() + 1, std::vector<std::size_t>(other.size() + 1));
        for (std::size_t i = 0; i <= one.size(); ++i) {
            for (std::size_t j = 0; j <= other.size(); ++j) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                auto const wrong = one[i - 1] == other[j - 1] ? 0U : 1U;
                cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + wrong});
                bool const swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
                if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        }
        return cost[one.size()][other.size()];
    }

    std::mt19937 chance_ {11};
    std::vector<std::string> stems_ {};
    std::vector<PlacedDocument> documents_ {};
    std::map<std::string, std::set<std::int64_t>> ids_of_ {};
};

void fill_with(Store& store, Shelf& shelf, Library const& library)
{
    std::span documents {library.documents()};
    for (std::size_t at = 0; at < documents.size(); at += 1000) {
        write(*store, [&](Tx& tx) { shelf.search.put_all(tx, documents.subspan(at, 1000)); });
    }
}

} // namespace

TEST_CASE("with one typo nine of ten documents are found that a look at every word finds, on both engines alike")
{
    Library library;
    std::map<std::string, std::set<std::int64_t>> wanted_of;
    while (wanted_of.size() < 60) {
        auto const slip = library.slip();
        wanted_of.emplace(slip, library.standing_in(slip));
    }
    std::vector<std::vector<SearchFound>> answers;

    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        fill_with(store, shelf, library);
        double recall = 0;
        auto& answers_here = answers.emplace_back();
        for (auto const& [slip, wanted] : wanted_of) {
            answers_here.push_back(shelf.find(slip));
            double found = 0;
            for (auto const& hit : answers_here.back().hits) found += wanted.contains(hit.id) ? 1 : 0;
            recall += found / static_cast<double>(std::min<std::size_t>(20, wanted.size()));
        }
        CHECK(recall / static_cast<double>(wanted_of.size()) >= 0.9);

        for (auto const& [document, audiences] : std::span {library.documents()}.first(40)) {
            auto const some = words(document.title);
            answers_here.push_back(shelf.find(some[0]));
            answers_here.push_back(shelf.find(some[0] + " " + some[1].substr(0, 3)));
            answers_here.push_back(
                shelf.find({.text = some[2].substr(0, 4), .audiences = {everyone}, .kinds = {"need"}}));
            answers_here.push_back({.hits = shelf.suggestions(document.body)});
        }
    }

    CHECK(answers[0] == answers[1]);
}

} // namespace platform::testing
