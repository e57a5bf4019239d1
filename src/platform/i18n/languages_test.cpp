#include "platform/i18n/languages.h"

#include "platform/i18n/catalogue.h"

#include <doctest/doctest.h>

#include <array>

using namespace platform;

namespace {

Languages three()
{
    return Languages {{{"tr", "msgid \"Yes\"\nmsgstr \"Evet\"\n"}, {"ar", "msgid \"Yes\"\nmsgstr \"نعم\"\n"}}};
}

std::string chosen(std::string_view header, std::vector<std::string> const& allowed)
{
    return three().negotiated(header, allowed).language();
}

} // namespace

TEST_CASE("a language is found by its code, and English stands in for the others")
{
    auto const languages = three();

    html::Speaking speaking {languages.named("tr")};

    CHECK(html::tr("Yes") == "Evet");
    CHECK(languages.named("de").language() == "en");
    CHECK(languages.named("ar").direction() == html::Direction::right_to_left);
    CHECK(languages.named("qps").find(html::key_of("Yes")) == "⟦Ýéš o⟧");
    CHECK_FALSE(languages.speaks("fr"));
    CHECK(language_named("tr")->endonym == "Türkçe");
}

TEST_CASE("a browser's languages are weighed against those the network speaks")
{
    std::vector<std::string> const both {"en", "tr"};

    CHECK(chosen("tr-TR,tr;q=0.9,en;q=0.8", both) == "tr");
    CHECK(chosen("de, en;q=0.4, tr;q=0.5", both) == "tr");
    CHECK(chosen("EN-gb", both) == "en");
    CHECK(chosen("tr;q=0, en;q=0.1", both) == "en");
    CHECK(chosen("ar", both) == "en");
    CHECK(chosen("de", {"tr", "en"}) == "tr");
    CHECK(chosen("", {"tr"}) == "tr");
    CHECK(chosen("*", {"tr", "en"}) == "tr");
    CHECK(chosen("tr", {}) == "en");
    CHECK(chosen("fr", {"fr", "tr"}) == "tr");
}

TEST_CASE("a header that makes no sense chooses the network's first language")
{
    std::vector<std::string> const both {"en", "tr"};

    for (auto const* header : {";;;,,,", "tr;q=x", "tr;q=0.5.5", "tr;q=9", "q=1", "-", "tr-;q="})
        CHECK(chosen(header, both) == "en");
    CHECK(chosen("tr ; q=1.000", both) == "tr");
}

TEST_CASE("a catalogue of a language nobody knows is refused")
{
    CHECK_THROWS_AS((Languages {{{"xx", ""}}}), CatalogueBroken);
}
