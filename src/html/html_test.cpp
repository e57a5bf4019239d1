#include "html/html.h"

#include <doctest/doctest.h>

using namespace html;

TEST_CASE("what a person typed stands on the page as text, wherever it is put")
{
    std::string const typed = R"(<b onclick="x">Tom & 'Ada'</b>)";

    auto const page = render(R"html(<p title="{}">{}</p>)html", typed, typed);

    CHECK(page.text()
        == "<p title=\"&lt;b onclick=&quot;x&quot;&gt;Tom &amp; &#39;Ada&#39;&lt;/b&gt;\">"
           "&lt;b onclick=&quot;x&quot;&gt;Tom &amp; &#39;Ada&#39;&lt;/b&gt;</p>");
}

TEST_CASE("every byte is escaped the same at every position of a block")
{
    for (std::size_t at = 0; at < 40; ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string typed(40, 'a');
            typed[at] = static_cast<char>(byte);

            std::string out;
            append_escaped(out, typed);

            bool const dropped = byte < 32 && byte != '\t' && byte != '\n' && byte != '\r';
            auto const raw = out.find_first_of("<>\"'") != std::string::npos;
            CHECK_FALSE(raw);
            CHECK((out.size() == 39) == dropped);
        }
    }
}

TEST_CASE("a piece put into another is not escaped twice")
{
    auto const inner = render("<b>{}</b>", "a<b");

    auto const outer = render("<p>{}{}</p>", inner, 42);

    CHECK(outer.text() == "<p><b>a&lt;b</b>42</p>");
}

TEST_CASE("a link takes an address, and its & is written for an attribute")
{
    auto const link
        = render(R"html(<a href="{}">x</a>)html", Url::to({"search"}).with("q", "ı & ş").with("in", "needs"));

    CHECK(link.text() == R"(<a href="/search?q=%C4%B1%20%26%20%C5%9F&amp;in=needs">x</a>)");
}

TEST_CASE("attributes may be added inside a tag")
{
    auto const box = render(R"html(<input type="checkbox"{}>)html", Attributes {}.flag("checked").set("value", "a\"b"));

    CHECK(box.text() == R"(<input type="checkbox" checked value="a&quot;b">)");
}

TEST_CASE("only local paths and web addresses can become links")
{
    for (auto const* bad : {"javascript:alert(1)", "JaVaScRiPt:1", "data:text/html,x", "//evil.example", "/\\evil",
             "ftp://x.example", "https://", "https://bank.example@evil.example/", "http://a b", "\thttp://x.example",
             "mailto:a@b.example"}) {
        CHECK_FALSE(Url::outside(bad));
    }
    for (auto const* bad :
        {"//evil.example", "/\\evil.example", "https://x.example", "", "needs", "/a\r\nSet-Cookie: x", "/ a"}) {
        CHECK_FALSE(Url::local(bad));
    }

    CHECK(Url::outside("HTTPS://Example.org/x?y=1#z"));
    CHECK(Url::local("/needs/1r2-slug?x=1"));
}
