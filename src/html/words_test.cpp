#include "html/words.h"

#include <doctest/doctest.h>

using namespace html;

namespace {

// A language of one, two and more, which writes its numbers in stars.
class Starry final : public Grammar {
public:
    std::size_t plural_form(std::int64_t n) const override { return n == 1 ? 0 : n == 2 ? 1 : 2; }
    std::string number(std::int64_t n) const override { return std::string(static_cast<std::size_t>(n), '*'); }
};

Words starry(std::vector<Words::Entry> const& entries)
{
    return {"xx", Direction::right_to_left, std::make_unique<Starry>(), entries};
}

} // namespace

TEST_CASE("a page speaks English when no other language was chosen")
{
    CHECK(tr("Open this need") == "Open this need");
    CHECK(tr("{name} asked you", {{"name", "Ana"}}) == "Ana asked you");
    CHECK(tr_in("a day of the week", "Sun") == "Sun");
    CHECK(trn("one answer", "{n} answers", 1) == "one answer");
    CHECK(trn("one answer", "{n} answers", 1234567) == "1,234,567 answers");
    CHECK(trn("one degree", "{n} degrees", -123) == "-123 degrees");
    CHECK(spoken_language() == "en");
}

TEST_CASE("a page speaks the chosen language to the end of the block, then the one before")
{
    auto const outer = starry({{key_of("Yes"), "Oui"}});
    auto const inner = starry({{key_of("Yes"), "Evet"}});

    Speaking speaking {outer};
    {
        Speaking for_a_letter {inner};
        CHECK(tr("Yes") == "Evet");
        CHECK(spoken_direction() == Direction::right_to_left);
    }

    CHECK(tr("Yes") == "Oui");
    CHECK(spoken_language() == "xx");
}

TEST_CASE("a message the catalogue lacks is said in English, with the language's own numbers")
{
    auto const words = starry({});
    Speaking speaking {words};

    CHECK(tr("No") == "No");
    CHECK(trn("one answer", "{n} answers", 3) == "*** answers");
}

TEST_CASE("a short word may mean two things in two contexts")
{
    auto const words = starry({{key_of("Open"), "aç"}, {key_in(key_of("a state"), key_of("Open")), "açık"}});
    Speaking speaking {words};

    CHECK(tr("Open") == "aç");
    CHECK(tr_in("a state", "Open") == "açık");
    CHECK(tr_in("another state", "Open") == "Open");
}

TEST_CASE("each number takes the plural form of its language")
{
    auto const key = key_of("one answer");
    auto const words = starry({{key, "bir"}, {key_of_form(key, 1), "iki"}, {key_of_form(key, 2), "{n} {who}"}});
    Speaking speaking {words};

    CHECK(trn("one answer", "{n} answers", 1) == "bir");
    CHECK(trn("one answer", "{n} answers", 2) == "iki");
    CHECK(trn("one answer", "{n} answers", 5, {{"who", "Ana"}}) == "***** Ana");
}

TEST_CASE("a slot is filled once, wherever it stands, and a value is never read as a slot")
{
    CHECK(tr("{a}{b} and {a}", {{"a", "{b}"}, {"b", "2"}}) == "{b}2 and {b}");
    CHECK(tr("{a} stays", {{"b", "2"}}) == "{a} stays");
}

TEST_CASE("a brace that belongs to no slot is not a message")
{
    CHECK(slots_are_whole("{name} and {n_2}"));
    CHECK_FALSE(slots_are_whole("{name"));
    CHECK_FALSE(slots_are_whole("name}"));
    CHECK_FALSE(slots_are_whole("{}"));
    CHECK_FALSE(slots_are_whole("{{n}}"));
    CHECK_FALSE(slots_are_whole("{Name}"));
}

TEST_CASE("two messages under one key are refused when the catalogue is made")
{
    CHECK_THROWS_AS(starry({{key_of("Yes"), "Oui"}, {key_of("Yes"), "Evet"}}), std::invalid_argument);
}

TEST_CASE("a thousand messages are all found again")
{
    std::vector<std::string> texts;
    for (int i = 0; i < 1000; ++i) texts.push_back("message " + std::to_string(i));
    std::vector<Words::Entry> entries;
    for (auto const& text : texts) entries.push_back({key_of(text), text});

    auto const words = starry(entries);

    for (auto const& text : texts) CHECK(words.find(key_of(text)) == text);
    CHECK(words.find(key_of("message 1000")).data() == nullptr);
}
