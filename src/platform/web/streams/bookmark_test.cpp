#include "platform/web/streams/bookmark.h"

#include <doctest/doctest.h>

namespace web {

TEST_CASE("a bookmark comes back from its text, and other text is no bookmark")
{
    Bookmark const plain {.number = 1042};
    Bookmark const besides {.number = 7, .besides = {123'456'789, 5}};

    CHECK(plain.text() == "1042");
    CHECK(Bookmark::from(plain.text()) == plain);
    CHECK(Bookmark::from(besides.text()) == besides);
    for (auto const* text : {"", "-", "-1", "7-", "7--5", "7-UPPER", "7x", "99999999999999999999", "7,8"}) {
        INFO(text);
        CHECK_FALSE(Bookmark::from(text));
    }
}

TEST_CASE("a bookmark that somebody made endless is none")
{
    Bookmark endless;
    endless.besides.assign(Bookmark::most_besides + 1, 5);

    CHECK_FALSE(Bookmark::from(endless.text()));
}

} // namespace web
