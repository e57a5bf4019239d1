#include "platform/search/testing_documents.h"

#include <doctest/doctest.h>
#include <random>

namespace platform::testing {

TEST_CASE("istanbul finds İSTANBUL, ISPARTA finds ısparta, and accents need not be typed")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        shelf.need(1, "İSTANBUL'da bir okul");
        shelf.need(2, "ısparta gül bahçesi");
        shelf.need(3, "مدرّسة جديدة", "", "ar");

        CHECK(shelf.ids("istanbul") == Ids {1});
        CHECK(shelf.ids("ISPARTA") == Ids {2});
        CHECK(shelf.ids("gul bahcesi") == Ids {2});
        CHECK(shelf.ids("مدرسة") == Ids {3});
    }
}

TEST_CASE("a word is found with other endings, and as it was typed comes first, in the title before the text")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        shelf.need(1, "Ödünç", "Köyde öğretmen yok");
        shelf.need(2, "Ödünç", "Köyde öğretmenler çok");
        shelf.need(3, "Öğretmen aranıyor");
        shelf.need(4, "Shared fractions", "", "en");
        shelf.need(5, "Sharing a fraction", "", "en");

        CHECK(shelf.ids("öğretmenler") == Ids {2, 3, 1});
        CHECK(shelf.ids("öğretmen") == Ids {3, 1, 2});
        CHECK(shelf.ids("fraction sharing") == Ids {5, 4});
    }
}

TEST_CASE("all words must be there, and the newest come first among equals")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        constexpr std::int64_t day = 86'400'000;
        shelf.put({.kind = "need", .id = 1, .title = "tablet kırık", .language = "tr", .at = {9 * day}});
        shelf.put({.kind = "need", .id = 2, .title = "tablet yok", .language = "tr", .at = {5 * day}});
        shelf.put({.kind = "need", .id = 3, .title = "kırık tablet", .language = "tr", .at = {7 * day}});

        CHECK(shelf.ids("tablet") == Ids {1, 3, 2});
        CHECK(shelf.ids("kırık tablet") == Ids {1, 3});
        CHECK(shelf.ids("tablet uçak").empty());
        CHECK(shelf.ids("").empty());
        CHECK(shelf.ids("?! …").empty());
    }
}

TEST_CASE("the last word may be unfinished, by however much; the others may not")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        shelf.need(1, "Mikroskop dersleri");

        for (auto const* typed : {"m", "mi", "mik", "mikr", "mikrosko", "mikroskop der", "mikroskop derslerin"}) {
            CAPTURE(typed);
            CHECK(shelf.ids(typed) == Ids {1});
        }
        CHECK(shelf.ids("mikr dersleri").empty());
        CHECK(shelf.ids("dersk").empty());
    }
}

TEST_CASE("one typo is forgiven in words of four letters and more, and comes after what was typed")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        shelf.need(1, "Kütüphane haftası");
        shelf.need(2, "Kütüphaneler");
        shelf.need(3, "Kutuphame", "bir yazım");
        shelf.need(4, "Ali");

        for (auto const* typed : {"kütüpane", "kütüphhane", "kütüphame haftası", "üktüphane hafta"}) {
            CAPTURE(typed);
            CHECK_FALSE(shelf.ids(typed).empty());
        }
        CHECK(shelf.ids("kütüphane").front() != 3);
        CHECK(shelf.ids("kütüphane").back() == 3);
        CHECK(shelf.ids("ati").empty());
        CHECK(shelf.ids("kötöphane").empty());
    }
}

TEST_CASE("what is put again has left the words and the audiences it had")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        SearchDocument document {.kind = "need", .id = 1, .title = "Projektör gerek", .language = "tr"};
        shelf.put(document, {everyone, circle_one});

        document.title = "Perde gerek";
        shelf.put(document, {members});

        CHECK(shelf.ids("perde", {everyone, circle_one}).empty());
        CHECK(shelf.ids("projektör", {everyone, members, circle_one}).empty());
        CHECK(shelf.ids("perde", {members}) == Ids {1});
        CHECK(shelf.find("gerek", {everyone, members}).count == 1);
        shelf.put(document, {});
        CHECK(shelf.ids("perde", {members}).empty());
    }
}

TEST_CASE("something in several audiences is found once")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        shelf.put({.kind = "need", .id = 1, .title = "Harita", .language = "tr"}, {circle_one, circle_two, members});

        auto const found = shelf.find("harita", {members, circle_two, circle_one});

        CHECK(found.count == 1);
        CHECK(found.hits.size() == 1);
    }
}

TEST_CASE("nothing is left in any table of what was removed")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        shelf.need(1, "Ana'nın gizli adresi", "Gül sokak", "tr");
        shelf.need(2, "Gül bahçesi");

        shelf.remove(1);
        shelf.remove(77);

        CHECK(shelf.ids("gül") == Ids {2});
        CHECK(shelf.ids("gizli").empty());
        auto const lease = store->read();
        CHECK(lease->tx().number("select count(*) from search_words where word in ('gizli', 'adresi', 'sokak')") == 0);
        CHECK(lease->tx().number("select count(*) from search_words where word = 'gul'") == 1);
        CHECK(lease->tx().number("select count(*) from search_documents") == 1);
        if (store->engine() == Engine::sqlite) {
            CHECK(lease->tx().number("select count(*) from search_postings where term like '_____sgizli%'") == 0);
        }
    }
}

TEST_CASE("an emptied index can be filled again")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        shelf.need(1, "Harita");

        write(*store, [&](Tx& tx) { shelf.search.clear(tx); });
        CHECK(shelf.ids("harita").empty());
        shelf.need(1, "Harita");

        CHECK(shelf.ids("harita") == Ids {1});
    }
}

TEST_CASE("many put at once are found as if put one by one")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        std::vector<PlacedDocument> documents;
        for (std::int64_t id = 1; id <= 300; ++id) {
            auto const body = id % 3 ? "kitap kitaplar" : "harita";
            documents.push_back({{.kind = "need",
                                     .id = id,
                                     .title = "okul",
                                     .body = body,
                                     .language = "tr",
                                     .at = {(id * 7919 % 300) * 86'400'000}},
                {id % 2 ? everyone : members}});
        }
        for (auto const& [document, audiences] : std::span {documents}.first(20)) shelf.put(document, audiences);
        std::vector<SearchAudience> const both {everyone, members};

        write(*store, [&](Tx& tx) { shelf.search.put_all(tx, documents); });

        CHECK(shelf.find("okul", both).count == 300);
        CHECK(shelf.find("kitap", {everyone}).count == 100);
        CHECK(shelf.find("harita kitap", both).count == 0);
        auto const newest = shelf.ids("okul", both);
        CHECK(std::ranges::is_sorted(newest, std::ranges::greater {}, [](auto id) { return id * 7919 % 300; }));
        for (auto const& [document, audiences] : documents) shelf.put(document, {});
        CHECK(shelf.find("okul", both).count == 0);
        if (store->engine() == Engine::sqlite) {
            CHECK(store->read()->tx().number("select count(*) from search_postings") == 0);
        }
    }
}

TEST_CASE("filters leave only what has them all, of one of the kinds")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        shelf.put({.kind = "need", .id = 1, .title = "harita", .facets = {"subject:geography", "place:745044"}});
        shelf.put({.kind = "need", .id = 2, .title = "harita", .facets = {"subject:history"}});
        shelf.put({.kind = "practice", .id = 1, .title = "harita", .facets = {"subject:geography"}});
        auto const found = [&](std::vector<std::string> kinds, std::vector<std::string> facets) {
            return shelf
                .find(
                    {.text = "harita", .audiences = {everyone}, .kinds = std::move(kinds), .facets = std::move(facets)})
                .count;
        };

        CHECK(found({}, {}) == 3);
        CHECK(found({"need"}, {}) == 2);
        CHECK(found({"need", "practice"}, {"subject:geography"}) == 2);
        CHECK(found({"need"}, {"subject:geography", "place:745044"}) == 1);
        CHECK(found({"practice"}, {"subject:history"}) == 0);
        CHECK(found({"lesson"}, {}) == 0);
    }
}

TEST_CASE("a count above a thousand says only that there are more, and pages do not overlap")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        write(*store, [&](Tx& tx) {
            for (std::int64_t id = 1; id <= 1005; ++id) {
                shelf.search.put(tx, {&everyone, 1}, {.kind = "need", .id = id, .title = "kitap", .at = {id}});
            }
        });

        auto const first = shelf.find({.text = "kitap", .audiences = {everyone}, .limit = 3});
        auto const second = shelf.find({.text = "kitap", .audiences = {everyone}, .limit = 3, .offset = 3});
        auto const beyond = shelf.find({.text = "kitap", .audiences = {everyone}, .limit = 3, .offset = 5000});

        CHECK(first.count == 1000);
        CHECK(first.more);
        CHECK(Shelf::ids_of(first.hits) == Ids {1005, 1004, 1003});
        CHECK(Shelf::ids_of(second.hits) == Ids {1002, 1001, 1000});
        CHECK(beyond.hits.empty());
        for (std::int64_t id = 1; id <= 1000; ++id) shelf.remove(id);
        CHECK(shelf.ids("kitap") == Ids {1005, 1004, 1003, 1002, 1001});
    }
}

TEST_CASE("a hit shows where the words stand, and only a part of a long text")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        std::string body;
        for (int i = 0; i < 40; ++i) body += "önce gelen sözler ";
        shelf.need(1, "<b>Kitap</b> & kitaplar", body + "KİTAPLARIMIZ eski. " + body);

        auto const hit = shelf.find("kitaplar").hits.at(0);

        CHECK(marked(hit.title) == "<b>[Kitap]</b> & [kitaplar]");
        auto const snippet = marked(hit.snippet);
        CHECK(snippet.starts_with("…"));
        CHECK(snippet.ends_with("…"));
        CHECK(snippet.find("[KİTAPLARIMIZ] eski.") != std::string::npos);
        CHECK(snippet.size() < 320);
    }
}

TEST_CASE("whatever is typed is words to look for, never a language of the engine")
{
    std::mt19937 chance {7};
    std::vector<std::string> const pieces {"\"", "'", "(", ")", "*", ":", "^", "-", "+", "{", "}", "AND", "OR", "NOT",
        "NEAR(", "kitap", "terms:", "\\", "%", "_", "&", "|", "!", "<->", ":*", "İ", "ß", "ﬁ", "\xff", "\xe2\x82", "ا",
        "漢字", std::string {'\0'}, "$1", ";--", " ", " ", "\n", "0", "½", "a\u0301"};
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        shelf.need(1, "kitap OR NEAR terms", "漢字 ﬁl ½");

        for (int i = 0; i < 1000; ++i) {
            std::string text;
            for (auto n = chance() % 12; n > 0; --n) text += pieces[chance() % pieces.size()];
            CAPTURE(text);
            REQUIRE_NOTHROW(shelf.find(text));
        }

        CHECK(shelf.ids("kitap*") == Ids {1});
        CHECK(shelf.ids("NOT kitap").empty());
        CHECK(shelf.ids("\"kitap\" OR near") == Ids {1});
    }
}

TEST_CASE("while a need is typed, those that share its rarer words are shown")
{
    for (auto& store : both_engines()) {
        CAPTURE(store.name());
        Shelf shelf {store};
        shelf.need(1, "Fen laboratuvarında mikroskop yok", "Öğrenciler hücreleri göremiyor");
        shelf.need(2, "Sınıfta perde yok", "Öğrenciler güneşten tahtayı göremiyor");
        shelf.need(3, "Okul bahçesi", "Ağaç dikmek istiyoruz");
        shelf.put({.kind = "practice", .id = 4, .title = "Telefonla mikroskop yapmak", .language = "tr"});

        auto const near = shelf.suggestions("Mikroskobumuz olmadığı için öğrencilerim hücre göremiyor mikroskop");

        REQUIRE_FALSE(near.empty());
        CHECK(near.front().id == 1);
        CHECK(shelf.suggestions("Bambaşka şeyler üzerine konuşuyoruz").empty());
        CHECK(shelf.suggestions("").empty());
        CHECK(shelf.suggestions("mikroskop", {everyone}, {"practice"}).size() == 1);
        CHECK(shelf.suggestions("mikroskop", {members}).empty());
    }
}

} // namespace platform::testing
