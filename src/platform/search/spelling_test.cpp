#include "platform/search/spelling.h"

#include <doctest/doctest.h>

namespace platform {

TEST_CASE("a typo is one letter too many, too few, wrong, or two neighbours swapped")
{
    CHECK(one_typo_apart("kitap", "kitapp"));
    CHECK(one_typo_apart("kitap", "kiap"));
    CHECK(one_typo_apart("kitap", "kutap"));
    CHECK(one_typo_apart("kitap", "ktiap"));
    CHECK(one_typo_apart("kitap", "kitap"));
    CHECK(one_typo_apart("", "a"));
    CHECK_FALSE(one_typo_apart("kitap", "kutup"));
    CHECK_FALSE(one_typo_apart("kitap", "kitaplar"));
    CHECK_FALSE(one_typo_apart("kitap", "tikap"));
    CHECK_FALSE(one_typo_apart("abcd", "badc"));
}

TEST_CASE("letters of more than one byte count as one")
{
    CHECK(one_typo_apart("مدرسة", "مدسة"));
    CHECK(one_typo_apart("школа", "шкала"));
    CHECK(letters_in("школа").size() == 5);
    CHECK(backwards("школа") == "алокш");
    CHECK(first_letters("школа", 2) == "шк");
    CHECK(first_letters("шк", 9) == "шк");
}

} // namespace platform
