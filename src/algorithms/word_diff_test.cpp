#include "algorithms/word_diff.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <random>

using algorithms::Change;
using algorithms::DiffPiece;
using algorithms::word_diff;

namespace {

using Pieces = std::vector<DiffPiece>;

/// The text that remains when one kind of piece is left out.
std::string without(Change left_out, Pieces const& pieces)
{
    std::string text;
    for (auto const& piece : pieces)
        if (piece.change != left_out) text += piece.text;
    return text;
}

/// Gives both texts again, has nothing empty, nothing twice in a row, and what went before what came.
bool is_exact(std::string const& before, std::string const& after, Pieces const& pieces)
{
    auto const is_wrong_pair = [](auto const& one, auto const& next) {
        return one.change == next.change || (one.change == Change::come && next.change == Change::gone);
    };
    return without(Change::come, pieces) == before && without(Change::gone, pieces) == after
        && std::ranges::none_of(pieces, [](auto const& piece) { return piece.text.empty(); })
        && std::ranges::adjacent_find(pieces, is_wrong_pair) == pieces.end();
}

/// As a reader sees it: what went in [], what came in {}.
std::string shown(std::string_view before, std::string_view after)
{
    std::string text;
    for (auto const& piece : word_diff(before, after))
        text += piece.change == Change::same ? piece.text
            : piece.change == Change::gone   ? "[" + piece.text + "]"
                                             : "{" + piece.text + "}";
    return text;
}

/// Words that share nothing with those of another letter; lines of eight words.
std::string text_of_words(char letter, std::size_t bytes)
{
    std::string text;
    for (std::size_t i = 0; text.size() < bytes; ++i) text += letter + std::to_string(i) + (i % 8 == 7 ? "\n" : " ");
    text.resize(bytes);
    return text;
}

/// Many words of few kinds, so that two such texts share all words and nearly no order: the most work there is.
std::string in_other_order(std::mt19937& chance, std::size_t words)
{
    std::string text;
    for (std::size_t i = 0; i < words; ++i) text += "w" + std::to_string(chance() % 60) + " ";
    return text;
}

std::string random_text(std::mt19937& chance, std::size_t most)
{
    static constexpr std::string_view words[] = {
        "we", "tried", "maths", "öğrenci", "don't", " ", " ", " ", "  ", "\n", ",", ".", "学", "👩‍🏫", "\xC3"};
    std::string text;
    for (auto count = chance() % (most + 1); count > 0; --count) text += words[chance() % std::size(words)];
    return text;
}

double milliseconds_for(std::string const& before, std::string const& after)
{
    auto const start = std::clock();
    auto const pieces = word_diff(before, after);
    auto const milliseconds = 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    CHECK(is_exact(before, after, pieces));
    return milliseconds;
}

} // namespace

TEST_CASE("a changed word is shown in its sentence")
{
    CHECK(shown("We tried it twice.", "We tried it often.") == "We tried it [twice]{often}.");
    CHECK(shown("We tried.", "We really tried.") == "We {really }tried.");
    CHECK(shown("We really tried.", "We tried.") == "We [really ]tried.");
    CHECK(shown("Ben okula gittim", "Ben eve gittim") == "Ben [okula]{eve} gittim");
}

TEST_CASE("a text that did not change is one piece, and a text from nothing came whole")
{
    CHECK(word_diff("Same.", "Same.") == Pieces {{Change::same, "Same."}});
    CHECK(word_diff("", "New.") == Pieces {{Change::come, "New."}});
    CHECK(word_diff("Old.", "") == Pieces {{Change::gone, "Old."}});
    CHECK(word_diff("", "").empty());
}

TEST_CASE("replaced words with only a space or a very short word between them are one replacement")
{
    CHECK(shown("see the old house there", "see the new school there") == "see the [old house]{new school} there");
    CHECK(shown("cats and dogs sleep", "birds and fish sleep") == "[cats and dogs]{birds and fish} sleep");
    CHECK(shown("cats never dogs", "birds never fish") == "[cats]{birds} never [dogs]{fish}");
}

TEST_CASE("words that only came are not joined, for a short word between them was never replaced")
{
    CHECK(shown("yes of course", "yes, of, course") == "yes{,} of{,} course");
}

TEST_CASE("a replacement does not grow over the end of a line")
{
    CHECK(shown("first\nsecond", "one\ntwo") == "[first]{one}\n[second]{two}");
}

TEST_CASE("what stayed and went is the old text and what stayed and came the new one, whatever the texts")
{
    std::mt19937 chance {7};
    for (int i = 0; i < 500; ++i) {
        auto const before = random_text(chance, 25);
        auto const after = random_text(chance, 25);

        auto const pieces = word_diff(before, after);

        CHECK(is_exact(before, after, pieces));
    }
}

TEST_CASE("two long texts with nothing in common are compared at once, and a long text with itself")
{
    auto const before = text_of_words('a', 50'000);
    auto const after = text_of_words('b', 50'000);

    // 12 ms when optimised, 80 for the last; the limit leaves room for sanitizers on a busy machine.
    std::mt19937 chance {8};
    CHECK(milliseconds_for(before, after) < 2000);
    CHECK(milliseconds_for(before, before) < 2000);
    CHECK(milliseconds_for(std::string(50'000, '.'), std::string(50'000, '\n')) < 2000);
    CHECK(milliseconds_for(in_other_order(chance, 12'000), in_other_order(chance, 12'000)) < 4000);
}

TEST_CASE("in two long texts that differ too much for words, lines that stayed are still found")
{
    std::mt19937 chance {9};
    std::string const line = "\nThis line has stayed as it was.\n";
    auto const before = in_other_order(chance, 4000) + line + in_other_order(chance, 4000) + line;
    auto const after = in_other_order(chance, 4000) + line + in_other_order(chance, 4000) + line;

    auto const pieces = word_diff(before, after);

    CHECK(is_exact(before, after, pieces));
    auto const keeps_line
        = [&](auto const& piece) { return piece.change == Change::same && piece.text.find(line) != std::string::npos; };
    CHECK(std::ranges::count_if(pieces, keeps_line) == 2);
    CHECK(pieces.size() <= 7);
}
