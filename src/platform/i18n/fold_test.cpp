#include "platform/i18n/fold.h"

#include "base/chance.h"

#include <doctest/doctest.h>

using namespace platform;

namespace {

// Text of random signs from the blocks people write in, with broken bytes now and then.
std::string random_text(base::SeededChance& chance)
{
    constexpr std::uint32_t limits[] {0x80, 0x250, 0x700, 0x2100, 0xd7ff};
    std::string text;
    for (auto signs = chance.below(12); signs > 0; --signs) {
        auto const sign = static_cast<std::uint32_t>(chance.below(limits[chance.below(5)]));
        if (chance.below(40) == 0) text += '\xc3';
        if (sign < 0x80) {
            text += static_cast<char>(sign);
        } else if (sign < 0x800) {
            text += {static_cast<char>(0xc0 | sign >> 6), static_cast<char>(0x80 | (sign & 63))};
        } else {
            text += {static_cast<char>(0xe0 | sign >> 12), static_cast<char>(0x80 | (sign >> 6 & 63)),
                static_cast<char>(0x80 | (sign & 63))};
        }
    }
    return text;
}

} // namespace

TEST_CASE("istanbul finds İSTANBUL, ISPARTA finds ısparta, information finds INFORMATION")
{
    for (auto const* spelling : {"İSTANBUL", "ISTANBUL", "Istanbul", "istanbul", "ıstanbul", "i\u0307stanbul"}) {
        CHECK(folded(spelling) == "istanbul");
    }
    for (auto const* spelling : {"ISPARTA", "İSPARTA", "ısparta", "Isparta"}) CHECK(folded(spelling) == "isparta");
    for (auto const* spelling : {"INFORMATION", "İNFORMATİON", "ınformatıon"}) CHECK(folded(spelling) == "information");
}

TEST_CASE("accents, ligatures, wide letters and invisible signs do not matter")
{
    CHECK(folded("Çağ ÇAĞ") == "cag cag");
    CHECK(folded("Straße STRASSE") == "strasse strasse");
    CHECK(folded("ﬁne Ⅳ ＡＢＣ") == "fine iv abc");
    CHECK(folded("Łódź Ærø") == "lodz aero");
    CHECK(folded("soft\u00adhyphen\u200b") == "softhyphen");
    CHECK(folded("Ἀθῆναι Ёлка") == "αθηναι елка");
    CHECK(folded("\xff") == "\ufffd");
}

TEST_CASE("Arabic is found without its vowel signs and in either spelling of its letters")
{
    CHECK(folded("مُدَرِّس") == "مدرس");
    CHECK(folded("مـــدرسة") == folded("مدرسه"));
    CHECK(folded("أحمد إحمد آحمد ٱحمد") == "احمد احمد احمد احمد");
    CHECK(folded("مصطفى") == folded("مصطفي"));
    CHECK(folded("١٢٣ ۱۲۳") == "123 123");
}

TEST_CASE("folding twice changes nothing, and folding parts is folding the whole")
{
    base::SeededChance chance {7};
    for (int i = 0; i < 5000; ++i) {
        auto const one = random_text(chance);
        auto const other = random_text(chance);

        auto const fold = folded(one);

        REQUIRE(folded(fold) == fold);
        REQUIRE(folded(one + " " + other) == fold + " " + folded(other));
    }
}

TEST_CASE("a text is taken apart into its words")
{
    CHECK(words("İstanbul'da 3 öğretmen, bir fikir!")
        == std::vector<std::string> {"istanbul", "da", "3", "ogretmen", "bir", "fikir"});
    CHECK(words("  ").empty());
    CHECK(words("one") == std::vector<std::string> {"one"});
    CHECK(words("صباح الخير") == std::vector<std::string> {"صباح", "الخير"});
}

TEST_CASE("a Turkish word is found by its other forms, typed with or without Turkish letters")
{
    auto const same = [](auto... spellings) {
        std::vector<std::string> stems {stemmed("tr", spellings)...};
        for (auto const& stem : stems) CHECK(stem == stems.front());
    };

    same("öğretmen", "öğretmenler", "öğretmenin", "ogretmenler", "ÖĞRETMENLER");
    same("kitap", "kitaplar", "kitabı", "kitaplari", "KİTAPLARI");
    same("köpek", "köpeği", "kopegi");
    same("ağaç", "ağacı", "agaclar");
    same("okul", "okulu", "okullar", "OKULLARI");
    same("pedagog", "pedagoglar", "pedagogu");
    same("sınıf", "sınıflar", "siniflarda", "SINIFI");
    same("matematik", "matematiği", "matematigin");
    same("soru", "sorular", "sorunun");
    same("çocuk", "çocuğu", "cocuklarin");
    CHECK(stemmed("tr", "okul") != stemmed("tr", "okuma"));
}

TEST_CASE("English, Spanish, French and Arabic words are found by their other forms")
{
    CHECK(stemmed("en", "Teachers") == stemmed("en", "teacher"));
    CHECK(stemmed("en", "INFORMATION") == stemmed("en", "information"));
    CHECK(stemmed("es", "lecciones") == stemmed("es", "leccion"));
    CHECK(stemmed("es", "lección") == stemmed("es", "leccion"));
    CHECK(stemmed("fr", "élèves") == stemmed("fr", "eleve"));
    CHECK(stemmed("ar", "المعلمون") == stemmed("ar", "معلم"));
    CHECK(stemmed("ar", "المدرسة") == stemmed("ar", "مدرسه"));
    CHECK(stemmed("xx", "Über") == "uber");
}

TEST_CASE("a stem is the same however the word was spelled")
{
    base::SeededChance chance {11};
    for (int i = 0; i < 2000; ++i) {
        auto const word = random_text(chance);
        for (auto const* language : {"en", "tr", "es", "fr", "ar"}) {
            REQUIRE(stemmed(language, word) == stemmed(language, folded(word)));
        }
    }
}

TEST_CASE("a slug holds small letters, digits and hyphens, at most sixty, and is never empty")
{
    CHECK(slug("Çıkış kartları: 5 dakika!") == "cikis-kartlari-5-dakika");
    CHECK(slug("Teachers' room") == "teachers-room");
    CHECK(slug("Жизнь") == "zizn");
    CHECK(slug("مدرس") == "mdrs");
    CHECK(slug("") == "x");
    CHECK(slug("!!! ???") == "x");
    CHECK(slug("aaaaaaaaaa bbbbbbbbbb cccccccccc dddddddddd eeeeeeeeee fffffffff ggg")
        == "aaaaaaaaaa-bbbbbbbbbb-cccccccccc-dddddddddd-eeeeeeeeee");
    CHECK(slug(std::string(100, 'a')).size() == 60);
}

TEST_CASE("a slug is a slug whatever was written")
{
    base::SeededChance chance {3};
    for (int i = 0; i < 1000; ++i) {
        auto const made = slug(random_text(chance));

        REQUIRE_FALSE(made.empty());
        REQUIRE(made.size() <= 60);
        REQUIRE(made.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == made.npos);
        REQUIRE(made.front() != '-');
        REQUIRE(made.back() != '-');
        REQUIRE(slug(made) == made);
    }
}

TEST_CASE("addresses are the same mailbox only when case or the domain's spelling is all that differs")
{
    CHECK(email_folded(" Ana@Example.ORG\n") == "ana@example.org");
    CHECK(email_folded("ana@ÖRNEK.com") == email_folded("ana@xn--rnek-4qa.com"));
    CHECK(email_folded("ANA@İSTANBUL.tr") != "ana@istanbul.tr");
    CHECK(email_folded("mıke@example.org") != email_folded("mike@example.org"));
    CHECK(email_folded("\u212aim@example.org") != email_folded("kim@example.org"));
    CHECK(email_folded("not an address") == "not an address");
    CHECK(email_folded("  ") == "");
}

TEST_CASE("Turkish sorts ç after c and ı before i, English does not care")
{
    auto const before = [](char const* language, char const* one, char const* other) {
        return sort_key(language, one) < sort_key(language, other);
    };

    CHECK(before("tr", "cz", "ça"));
    CHECK(before("tr", "Isparta", "İstanbul"));
    CHECK(before("tr", "ıh", "ia"));
    CHECK(before("tr", "oz", "öa"));
    CHECK(before("en", "ça", "cz"));
    CHECK(before("en", "ana", "Ana"));
    CHECK(before("ar", "أ", "ب"));
    CHECK(sort_key("xx", "a") == sort_key("en", "a"));
    CHECK(before("en", std::string(1000, 'a').c_str(), "b"));
}
