#include "platform/i18n/places.h"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using namespace platform;

namespace {

constexpr std::string_view some_places = "745044\tIstanbul\tTR\t34\t14804116\tPPLA\t41.01384\t28.94966\n"
                                         "741100\tÜsküdar\tTR\t34\t582666\tPPL\t41.02252\t29.02369\n"
                                         "741200\tUmraniye\tTR\t34\t573265\tPPL\t41.02\t29.11\n"
                                         "741201\tÜmraniye\tTR\t34\t0\tPPLA2\t41.02\t29.11\n"
                                         "738700\tŞile\tTR\t34\t11596\tPPLA2\t41.17\t29.61\n"
                                         "738701\tAğva\tTR\t34\t2000\tPPL\t41.13\t29.85\n"
                                         "323779\tAntakya\tTR\t31\t210000\tPPLA\t36.20655\t36.15722\n"
                                         "745028\tİzmit\tTR\t41\t196571\tPPLA\t40.76499\t29.92928\n"
                                         "752850\tAdapazarı\tTR\t54\t286787\tPPLA\t40.78056\t30.40333\n"
                                         "746425\tGumushkhane\tTR\t69\t32250\tPPLA\t40.46001\t39.47176\n"
                                         "323786\tAnkara\tTR\t68\t3517182\tPPLC\t39.91987\t32.85427\n"
                                         "311073\tIsparta\tTR\t33\t172334\tPPLA\t37.76444\t30.55222\n"
                                         "2759794\tAmsterdam\tNL\t07\t741636\tPPLC\t52.37403\t4.88969\n"
                                         "2755003\tHaarlem\tNL\t07\t147590\tPPLA\t52.38084\t4.63683\n"
                                         "99\tNowhere\tNL\t00\t20000\tPPL\t52\t4\n";

Places const& places()
{
    static Places const read {some_places};
    return read;
}

std::vector<std::string_view> names(std::vector<Place> const& found)
{
    std::vector<std::string_view> names;
    for (auto const& place : found) names.push_back(place.name);
    return names;
}

using Names = std::vector<std::string_view>;

} // namespace

TEST_CASE("a province goes by its own name, not by its seat's, and sorts as Turkish does")
{
    auto const found = places().provinces("TR", "tr");

    CHECK(names(found) == Names {"Ankara", "Gümüşhane", "Hatay", "Isparta", "Istanbul", "Kocaeli", "Sakarya"});
    CHECK(found[2].seat == "Antakya");
    CHECK(places().name_in("tr", found[4]) == "İstanbul");
    CHECK(places().name_in("en", found[4]) == "Istanbul");
}

TEST_CASE("a province has its districts and larger towns, each name once")
{
    CHECK(names(places().districts({745044}, "tr")) == Names {"Şile", "Ümraniye", "Üsküdar"});
    CHECK(places().districts({741201}, "tr").empty());
    CHECK(places().districts({1}, "tr").empty());
}

TEST_CASE("a place knows its province")
{
    CHECK(places().province_of({738700})->name == "Istanbul");
    CHECK(places().province_of({745028})->name == "Kocaeli");
    CHECK(places().province_of({2755003})->name == "Amsterdam");
    CHECK_FALSE(places().province_of({99}));
    CHECK_FALSE(places().find({738701}));
}

TEST_CASE("a place is found by the beginning of its name, however it is typed")
{
    CHECK(names(places().beginning_with("ISTAN", 5)) == Names {"Istanbul"});
    CHECK(names(places().beginning_with("ıspar", 5)) == Names {"Isparta"});
    CHECK(names(places().beginning_with("antak", 5)) == Names {"Hatay"});
    CHECK(names(places().beginning_with("hata", 5)) == Names {"Hatay"});
    CHECK(names(places().beginning_with("a", 3)) == Names {"Ankara", "Amsterdam", "Sakarya"});
    CHECK(names(places().beginning_with("a", 2, "NL")) == Names {"Amsterdam", "Ankara"});
    CHECK(places().beginning_with("", 5).empty());
    CHECK(places().beginning_with("zz", 5).empty());
}

TEST_CASE("countries are named in the reader's language")
{
    auto const found = places().countries("tr");

    REQUIRE(found.size() == 2);
    CHECK(found[0].name == "Hollanda");
    CHECK(found[1].code == "TR");
    CHECK(country_name("TR", "tr") == "Türkiye");
    CHECK(country_name("NL", "en") == "Netherlands");
    CHECK(country_name("ZZ9", "en") == "ZZ9");
}

TEST_CASE("distances follow the earth, and neighbours are the nearest provinces")
{
    auto const distance = distance_km(*places().find({745044}), *places().find({323786}));

    CHECK(std::abs(distance - 350) < 5);
    CHECK(distance_km(*places().find({99}), *places().find({99})) == 0);
    CHECK(names(places().neighbours({738700}, 2)) == Names {"Kocaeli", "Sakarya"});
    CHECK(places().neighbours({2759794}, 5).empty());
}

TEST_CASE("a table with a broken line is refused with its number")
{
    CHECK_THROWS_WITH_AS(
        Places {"1\tA\tTR\t1\t1\tPPL\t1\t1\nnonsense\n"}, "places:2: not a place", std::invalid_argument);
    CHECK_THROWS_AS(Places {"1\tA\tTR\t1\t1\tPPL\t1\t1\t1\n"}, std::invalid_argument);
    CHECK_THROWS_AS(Places {"x\tA\tTR\t1\t1\tPPL\t1\t1\n"}, std::invalid_argument);
    CHECK_NOTHROW(Places {""});
}
