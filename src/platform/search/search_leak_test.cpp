#include "platform/search/testing_documents.h"

#include <doctest/doctest.h>
#include <random>

namespace platform::testing {

namespace {

std::vector<std::string> const vocabulary {"kitap", "kitaplar", "kitabı", "okul", "okulumuz", "tablet", "tabletler",
    "perde", "harita", "haritalar", "mikroskop", "deney", "deneyler", "fraction", "fractions", "sınıf", "sınıfta"};

std::string some_words(std::mt19937& chance, std::size_t count)
{
    std::string text;
    for (; count > 0; --count) text += vocabulary[chance() % vocabulary.size()] + " ";
    return text;
}

void fill(
    Shelf& shelf, std::mt19937& chance, std::vector<SearchAudience> const& audiences, std::int64_t first, int count)
{
    for (auto id = first; id < first + count; ++id) {
        shelf.put({.kind = id % 2 ? "need" : "practice",
                      .id = id,
                      .title = some_words(chance, 2),
                      .body = some_words(chance, 6),
                      .language = "tr",
                      .at = {id * 40'000'000}},
            {audiences[chance() % audiences.size()]});
    }
}

std::string told(std::vector<SearchHit> const& hits)
{
    std::string text;
    for (auto const& hit : hits) {
        text += hit.kind + std::to_string(hit.id) + "=" + std::to_string(hit.rank) + marked(hit.title)
            + marked(hit.snippet) + "\n";
    }
    return text;
}

/// Every byte that somebody who may see only these audiences can get.
std::string all_that_is_told(Shelf& shelf, std::vector<SearchAudience> const& audiences)
{
    std::string text;
    for (auto const* query : {"kitap", "kitaplar", "k", "ki", "kit", "kita", "okul tab", "tabelt", "haritlaar", "gizem",
             "gizm", "g", "giz", "gizemler", "deney perde", "zirve"}) {
        auto const found = shelf.find(query, audiences);
        text
            += std::string {query} + " " + std::to_string(found.count) + (found.more ? "+\n" : "\n") + told(found.hits);
        text += told(
            shelf.find({.text = query, .audiences = audiences, .kinds = {"need"}, .limit = 5, .offset = 5}).hits);
        text += told(shelf.suggestions(query, audiences));
    }
    return text;
}

} // namespace

TEST_CASE("what stands in another audience changes no byte of an answer, a count or a suggestion")
{
    std::vector<SearchAudience> const visible {everyone, members, circle_one};
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        std::mt19937 chance {3};
        fill(shelf, chance, visible, 1, 200);
        auto const before = all_that_is_told(shelf, visible);

        fill(shelf, chance, {circle_two}, 1000, 200);
        shelf.put({.kind = "need", .id = 5000, .title = "gizem gizemler gizli zirve", .language = "tr"}, {circle_two});

        CHECK(before == all_that_is_told(shelf, visible));
        CHECK(shelf.find("gizem", {circle_two}).count == 1);
    }
}

TEST_CASE("the control: the same documents in a visible audience do change the answers")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        std::mt19937 chance {3};
        fill(shelf, chance, {everyone}, 1, 50);
        auto const before = all_that_is_told(shelf, {everyone});

        fill(shelf, chance, {everyone}, 1000, 1);

        CHECK(before != all_that_is_told(shelf, {everyone}));
    }
}

TEST_CASE("what has left an audience leaves no trace in its answers")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        std::mt19937 chance {3};
        fill(shelf, chance, {everyone}, 1, 50);
        auto const before = all_that_is_told(shelf, {everyone});

        shelf.put({.kind = "need", .id = 5000, .title = "gizem gizemler kitap", .language = "tr"}, {everyone});
        CHECK(before != all_that_is_told(shelf, {everyone}));
        shelf.put({.kind = "need", .id = 5000, .title = "gizem gizemler kitap", .language = "tr"}, {circle_two});

        CHECK(before == all_that_is_told(shelf, {everyone}));
    }
}

} // namespace platform::testing
