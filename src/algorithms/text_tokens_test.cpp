#include "algorithms/text_tokens.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

using algorithms::tokens_of;

namespace {

using Texts = std::vector<std::string>;

Texts texts_of(std::string_view text)
{
    Texts result;
    for (auto const& token : tokens_of(text)) result.emplace_back(token.text);
    return result;
}

} // namespace

TEST_CASE("a text is cut into words, runs of spaces, line ends and single marks")
{
    CHECK(texts_of("Yes,  we can!\r\n\n") == Texts {"Yes", ",", "  ", "we", " ", "can", "!", "\r\n", "\n"});
    CHECK(texts_of("").empty());
}

TEST_CASE("words keep their letters in any script, and marks of those scripts stand alone")
{
    CHECK(texts_of("Öğretmen çalıştı.") == Texts {"Öğretmen", " ", "çalıştı", "."});
    CHECK(texts_of("نعم، ربما؟") == Texts {"نعم", "،", " ", "ربما", "؟"});
    CHECK(texts_of("«oui»\u00A0!") == Texts {"«", "oui", "»", "\u00A0", "!"});
    CHECK(texts_of("学校。かな") == Texts {"学", "校", "。", "か", "な"});
}

TEST_CASE("an apostrophe inside a word belongs to it, a quotation mark does not")
{
    CHECK(texts_of("don't l’école 'so'") == Texts {"don't", " ", "l’école", " ", "'", "so", "'"});
}

TEST_CASE("what is drawn as one is not cut")
{
    CHECK(texts_of("e\u0301t") == Texts {"e\u0301t"});
    CHECK(texts_of("👩🏽‍🏫.") == Texts {"👩🏽‍🏫", "."});
    CHECK(texts_of("#️⃣!") == Texts {"#️⃣", "!"});
    CHECK(texts_of("か\u3099き") == Texts {"か\u3099", "き"});
}

TEST_CASE("the tokens of any bytes joined are those bytes")
{
    std::mt19937 chance {6};
    for (int i = 0; i < 500; ++i) {
        std::string bytes(chance() % 12, ' ');
        for (auto& byte : bytes) byte = static_cast<char>(chance());

        std::string joined;
        for (auto const& text : texts_of(bytes)) joined += text;

        CHECK(joined == bytes);
    }
}
