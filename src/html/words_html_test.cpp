#include "html/words_html.h"

#include <doctest/doctest.h>

using namespace html;

TEST_CASE("a sentence may hold a link, and everything around it is escaped")
{
    auto const link = render(R"html(<b>{}</b>)html", "the <rules>");

    CHECK(tr_html("Read {link} & <smile>.", {{"link", link}}).text()
        == "Read <b>the &lt;rules&gt;</b> &amp; &lt;smile&gt;.");
    CHECK(tr_html("{who} wrote", {{"who", text("<Ana>")}}).text() == "&lt;Ana&gt; wrote");
    CHECK(trn_html("{link}: one answer", "{link}: {n} answers", 3, {{"link", link}}).text()
        == "<b>the &lt;rules&gt;</b>: 3 answers");
}
