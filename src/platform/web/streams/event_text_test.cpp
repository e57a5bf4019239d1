#include "platform/web/streams/event_text.h"

#include <doctest/doctest.h>

namespace web {

TEST_CASE("every line of a piece is a field of its own, whatever its line ends are")
{
    CHECK(event_text(7, "<p>Hi</p>") == "id: 7\ndata: <p>Hi</p>\n\n");
    CHECK(event_text(7, "a\nb\r\nc\rd") == "id: 7\ndata: a\ndata: b\ndata: c\ndata: d\n\n");
    CHECK(event_text(7, "a\n\nid: 9\n") == "id: 7\ndata: a\ndata: \ndata: id: 9\ndata: \n\n");
    CHECK(sign_text("end", 7) == "event: end\nid: 7\ndata:\n\n");
}

} // namespace web
