#include "platform/i18n/catalogue.h"

#include <doctest/doctest.h>

using namespace platform;

namespace {

Language const& turkish()
{
    return *language_named("tr");
}

std::string why_not(std::string_view po)
{
    try {
        words_of(turkish(), po, "tr.po");
    } catch (CatalogueBroken const& broken) {
        return broken.what();
    }
    return "read";
}

} // namespace

TEST_CASE("a catalogue gives its messages, contexts and plural forms")
{
    auto const messages = messages_in(R"po(# A translator's remark.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"

#: src/areas/needs/need_page.cpp
msgctxt "a state"
msgid "Open"
msgstr "Açık"

msgid "one \"answer\""
msgid_plural "{n} "
"answers\n"
msgstr[0] "{n} yanıt"
msgstr[1] ""
)po",
        "tr.po");

    REQUIRE(messages.size() == 2);
    CHECK(messages[0] == Translation {"a state", "Open", "", {"Açık"}, 8});
    CHECK(messages[1] == Translation {"", "one \"answer\"", "{n} answers\n", {"{n} yanıt", ""}, 11});
}

TEST_CASE("fuzzy and old entries are put aside")
{
    auto const messages = messages_in(R"po(#, fuzzy
#| msgid "Noo"
msgid "No"
msgstr "Belki"

msgid "Yes"
msgstr "Evet"
#~ msgid "Gone"
#~ msgstr "Gitti"
)po",
        "tr.po");

    REQUIRE(messages.size() == 1);
    CHECK(messages[0].id == "Yes");
}

TEST_CASE("a broken catalogue is refused with its name and line")
{
    CHECK(why_not("msgid \"a\"\nmsgstr a\n") == "tr.po:2: expected a string in quotes");
    CHECK(why_not("\n\nmsgid \"a\\q\"\n") == "tr.po:3: an escape nobody knows: \\q");
    CHECK(why_not("msgid \"a\"b\"\nmsgstr \"\"\n") == "tr.po:1: a quote within a string needs a backslash");
    CHECK(why_not("msgid \"a\"\n\nmsgstr \"b\"\n") == "tr.po:2: an entry without a msgstr");
    CHECK(why_not("msgstr \"b\"\n") == "tr.po:1: a msgstr without its msgid");
    CHECK(why_not("\"b\"\n") == "tr.po:1: a string that belongs to nothing");
    CHECK(why_not("hello \"b\"\n") == "tr.po:1: not a word of a catalogue: hello");
    CHECK(why_not("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"c\"\n") == "tr.po:3: expected msgstr[0]");
    CHECK(why_not("msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\n") == "tr.po:3: expected msgstr");
    CHECK(why_not("msgid \"\"\nmsgstr \"charset=latin1\"\n") == "tr.po:2: the header must say charset=UTF-8");
}

TEST_CASE("a translation must have the slots and the plural forms its message needs")
{
    CHECK(why_not("msgid \"{name}\"\nmsgstr \"{nam}\"\n") == "tr.po:1: the translation has other slots: {name}");
    CHECK(why_not("msgid \"{name}\"\nmsgstr \"{name\"\n") == "tr.po:1: a brace that belongs to no slot: {name}");
    CHECK(why_not("msgid \"one\"\nmsgid_plural \"{n}\"\nmsgstr[0] \"a\"\n") == "tr.po:1: needs 2 plural forms: one");
    CHECK(why_not("msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"\n") == "tr.po:3: stands there twice: a");
    CHECK(why_not("msgid \"one\"\nmsgid_plural \"{n}\"\nmsgstr[0] \"bir\"\nmsgstr[1] \"{n}\"\n") == "read");
}

TEST_CASE("a message without a translation is left to English")
{
    auto const words = words_of(turkish(), "msgid \"Yes\"\nmsgstr \"\"\n", "tr.po");
    html::Speaking speaking {words};

    CHECK(html::tr("Yes") == "Yes");
}

TEST_CASE("Turkish has two forms, Arabic six, Spanish and French a third for millions")
{
    auto const form
        = [](char const* code, std::int64_t n) { return grammar_of(*language_named(code))->plural_form(n); };

    CHECK(form("tr", 1) == 0);
    CHECK(form("tr", 0) == 1);
    CHECK(form("tr", 1001) == 1);
    CHECK(form("en", -1) == 0);
    CHECK(form("fr", 0) == 0);
    CHECK(form("fr", 1000000) == 1);
    CHECK(form("es", 0) == 2);
    std::size_t const arabic[] {0, 1, 2, 3, 4, 5};
    std::int64_t const numbers[] {0, 1, 2, 103, 11, 100};
    for (int i = 0; i < 6; ++i) CHECK(form("ar", numbers[i]) == arabic[i]);
}

TEST_CASE("numbers are grouped as the language does")
{
    auto const number = [](char const* code) { return grammar_of(*language_named(code))->number(1234567); };

    CHECK(number("en") == "1,234,567");
    CHECK(number("tr") == "1.234.567");
}

TEST_CASE("the pseudo-language accents letters, lengthens by a third, brackets, and keeps slots")
{
    CHECK(pseudo_text("Open {name} for me") == "⟦Øpéñ {name} föŕ mé one ⟧");
    CHECK(pseudo_text("No") == "⟦Nö o⟧");

    auto const words
        = pseudo_words("msgid \"one\"\nmsgid_plural \"{n} things\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n", "messages.pot");
    html::Speaking speaking {words};

    CHECK(html::trn("one", "{n} things", 1) == "⟦öñé o⟧");
    CHECK(html::trn("one", "{n} things", 3) == "⟦3 thîñgš on⟧");
}
