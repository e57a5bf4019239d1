#include "platform/markdown/markdown.h"
#include "platform/markdown/testing_markup.h"

#include <doctest/doctest.h>

#include <string>

namespace {

using namespace platform;

std::string const hash(64, 'a');

MarkdownWish wish()
{
    return {.name_of = [](std::string_view slug) -> std::optional<std::string> {
                if (slug == "ana-yilmaz") return "Ana Yılmaz";
                return slug == "eve" ? std::optional<std::string> {"<img src=x>"} : std::nullopt;
            },
        .picture = [](std::string_view destination) -> std::optional<ShownPicture> {
            if (destination != "file:" + hash && destination != "/needs/photo") return std::nullopt;
            return ShownPicture {html::Url("/pictures/a?size=960&x=1"), 960, 640};
        },
        .own_origin = "https://own.example"};
}

/// The page of a text, which every strict reader must accept.
std::string page_of(std::string_view text)
{
    auto const page = markdown_html(text, wish()).text();
    CHECK_MESSAGE(testing::StrictReader {page}.complaint() == "", page);
    return page;
}

bool holds(std::string const& page, std::string_view part)
{
    return page.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("paragraphs, breaks and the weight of words are written as CommonMark says")
{
    CHECK(page_of("One *two* **three**\nfour\\\nfive\n\nsix")
        == "<p dir=\"auto\">One <em>two</em> <strong>three</strong>\nfour<br>\nfive</p><p dir=\"auto\">six</p>");
    CHECK(page_of("a `*b* <i>` c") == "<p dir=\"auto\">a <code>*b* &lt;i&gt;</code> c</p>");
    CHECK(page_of("\\*a\\* &copy; 3 < 4 & 5") == "<p dir=\"auto\">*a* © 3 &lt; 4 &amp; 5</p>");
    CHECK(page_of("a\n\n---\n\nb") == "<p dir=\"auto\">a</p><hr><p dir=\"auto\">b</p>");
    CHECK(page_of("").empty());
}

TEST_CASE("headings begin below those of the page")
{
    CHECK(page_of("# a\n## b\n### c\n###### d")
        == "<h3 dir=\"auto\">a</h3><h4 dir=\"auto\">b</h4><h5 dir=\"auto\">c</h5><h5 dir=\"auto\">d</h5>");
}

TEST_CASE("lists keep their numbers, and tell close items from spaced ones")
{
    CHECK(page_of("- a\n- b") == "<ul><li dir=\"auto\">a</li><li dir=\"auto\">b</li></ul>");
    CHECK(page_of("7. a\n8. b") == "<ol start=\"7\"><li dir=\"auto\">a</li><li dir=\"auto\">b</li></ol>");
    CHECK(page_of("1. a\n\n   b") == "<ol><li dir=\"auto\"><p>a</p><p dir=\"auto\">b</p></li></ol>");
    CHECK(page_of("- a\n  - b") == "<ul><li dir=\"auto\">a<ul><li dir=\"auto\">b</li></ul></li></ul>");
}

TEST_CASE("a quote takes its direction from its first words")
{
    CHECK(page_of("> مرحبا\n>\n> hello")
        == "<blockquote dir=\"auto\"><p>مرحبا</p><p dir=\"auto\">hello</p></blockquote>");
}

TEST_CASE("code keeps every sign and is never read as anything else")
{
    CHECK(page_of("```js\n<b> @ana-yilmaz\nhttps://x.example\n```")
        == "<pre dir=\"auto\"><code>&lt;b&gt; @ana-yilmaz\nhttps://x.example\n</code></pre>");
}

TEST_CASE("words between two tildes on each side are struck out")
{
    CHECK(page_of("a ~~b *c* d~~ e") == "<p dir=\"auto\">a <del>b <em>c</em> d</del> e</p>");
    CHECK(page_of("~5 pupils, ~10 minutes, ~~ never ~~ and ~~~three~~~")
        == "<p dir=\"auto\">~5 pupils, ~10 minutes, ~~ never ~~ and ~~~three~~~</p>");
    CHECK(page_of("~~one~~ two~~three") == "<p dir=\"auto\"><del>one</del> two~~three</p>");
}

TEST_CASE("a task's box shows whether it is done, cannot be ticked, and is read aloud with its words")
{
    CHECK(page_of("- [ ] buy *paper*\n- [x] done")
        == "<ul><li dir=\"auto\"><input type=\"checkbox\" disabled aria-label=\"buy paper\"> buy <em>paper</em></li>"
           "<li dir=\"auto\"><input type=\"checkbox\" disabled checked aria-label=\"done\"> done</li></ul>");
    CHECK_FALSE(holds(page_of("- [ ] see [x](/y) and [x] "), "checked"));
    CHECK_FALSE(holds(page_of("[ ] a"), "<input"));
    CHECK(plain_text("- [ ] buy\n- [X] done", 50) == "buy done");
}

TEST_CASE("tables align their columns by class")
{
    CHECK(page_of("| a | b | c |\n|---|:-:|--:|\n| 1 | 2 |")
        == "<table><thead><tr><th dir=\"auto\" scope=\"col\">a</th><th dir=\"auto\" class=\"align-center\" "
           "scope=\"col\">b</th>"
           "<th dir=\"auto\" class=\"align-right\" scope=\"col\">c</th></tr></thead><tbody><tr><td dir=\"auto\">1</td>"
           "<td dir=\"auto\" class=\"align-center\">2</td><td dir=\"auto\" "
           "class=\"align-right\"></td></tr></tbody></table>");
    CHECK(
        holds(page_of("|a|\n|:-|"), "<th dir=\"auto\" class=\"align-left\" scope=\"col\">a</th></tr></thead></table>"));
}

TEST_CASE("a table too wide or too long for a page is shown as text")
{
    auto const wide = [](int columns) {
        std::string text;
        for (int i = 0; i < columns; ++i) text += "|a";
        text += "|\n";
        for (int i = 0; i < columns; ++i) text += "|-";
        return text + "|\n";
    };
    std::string long_one = "|a|b|\n|-|-|\n";
    for (int i = 0; i < 1'001; ++i) long_one += "|c|d|\n";

    CHECK(holds(page_of(wide(20)), "<table>"));
    CHECK(holds(page_of(wide(21)), "<p dir=\"auto\">| a | a "));
    CHECK_FALSE(holds(page_of(wide(21)), "<table>"));
    CHECK_FALSE(holds(page_of(long_one), "<table>"));
    CHECK(holds(page_of(long_one), "| c | d "));
}

TEST_CASE("somebody known is mentioned by name, outside of links and code")
{
    auto const mention = std::string {"<a class=\"at\" href=\"/people/ana-yilmaz\">@Ana Yılmaz</a>"};

    CHECK(page_of("Thanks @ana-yilmaz!") == "<p dir=\"auto\">Thanks " + mention + "!</p>");
    CHECK(page_of("(@Ana-Yilmaz)") == "<p dir=\"auto\">(" + mention + ")</p>");
    CHECK(page_of("@ana-yilmaz'ın") == "<p dir=\"auto\">" + mention + "&#39;ın</p>");
    CHECK(page_of("**@ana-yilmaz**") == "<p dir=\"auto\"><strong>" + mention + "</strong></p>");
    for (auto const* text :
        {"`@ana-yilmaz`", "[@ana-yilmaz](/x)", "@ana-yilmazş", "x@ana-yilmaz", "@ana-yilmaz@other.example",
            "@ana-yilmaz.bsky.example", "@ana-yilmaz/x", "@nobody", "/@ana-yilmaz", "é@ana-yilmaz"}) {
        CHECK_MESSAGE(!holds(page_of(text), "class=\"at\""), text);
    }
}

TEST_CASE("a name cannot bring markup with it")
{
    CHECK(holds(page_of("@eve"), ">@&lt;img src=x&gt;</a>"));
}

TEST_CASE("links lead to the web, to mailboxes and to this site, and nowhere else")
{
    CHECK(page_of("[a](https://x.example/b?c=1&d)")
        == "<p dir=\"auto\"><a href=\"https://x.example/b?c=1&amp;d\" rel=\"nofollow ugc\">a</a></p>");
    CHECK(page_of("[a](/needs/1)") == "<p dir=\"auto\"><a href=\"/needs/1\">a</a></p>");
    CHECK(page_of("[a](https://own.example/x)") == "<p dir=\"auto\"><a href=\"https://own.example/x\">a</a></p>");
    CHECK(holds(page_of("[a](https://own.example.evil.example)"), "rel=\"nofollow ugc\""));
    CHECK(page_of("[a](mailto:ana@x.example)") == "<p dir=\"auto\"><a href=\"mailto:ana@x.example\">a</a></p>");
    CHECK(holds(page_of("[a](<https://x.example/a b\"c>)"), "href=\"https://x.example/a%20b%22c\""));
    CHECK(page_of("[*a*](javascript:alert(1))") == "<p dir=\"auto\">[<em>a</em>](javascript:alert(1))</p>");
    CHECK(page_of("[](https://x.example)")
        == "<p dir=\"auto\"><a href=\"https://x.example\" rel=\"nofollow ugc\">https://x.example</a></p>");
}

TEST_CASE("an address that stands bare is a link, without the sign that ends the sentence")
{
    CHECK(page_of("See https://x.example/a_b_c.")
        == "<p dir=\"auto\">See <a href=\"https://x.example/a_b_c\" rel=\"nofollow "
           "ugc\">https://x.example/a_b_c</a>.</p>");
    CHECK(page_of("(www.x.example/a_(b))")
        == "<p dir=\"auto\">(<a href=\"https://www.x.example/a_(b)\" rel=\"nofollow "
           "ugc\">www.x.example/a_(b)</a>)</p>");
    CHECK(page_of("ana@x.example, ok") == "<p dir=\"auto\"><a href=\"mailto:ana@x.example\">ana@x.example</a>, ok</p>");
    CHECK(page_of("见https://x.example。")
        == "<p dir=\"auto\">见<a href=\"https://x.example\" rel=\"nofollow ugc\">https://x.example</a>。</p>");
    for (auto const* text :
        {"xhttps://x.example", "https://", "www.", "www.x", "http://a@b.example", "ana@x", "ftp://x.example"})
        CHECK_MESSAGE(!holds(page_of(text), "<a href=\"http"), text);
}

TEST_CASE("a link whose words name another address shows where it leads")
{
    auto const shows = [](std::string const& words, std::string_view address = "https://evil.example/x") {
        return holds(page_of("[" + words + "](" + std::string {address} + ")"), "</a> (evil.example)");
    };

    CHECK(shows("https://bank.example"));
    CHECK(shows("bank.example"));
    CHECK(shows("go to **bank**.example now"));
    CHECK(shows("ｂａｎｋ．example"));
    CHECK(shows("bank。example"));
    CHECK(shows("bank\u200b.example"));
    CHECK(shows("evil.example.bank.example"));
    CHECK_FALSE(shows("evil.example"));
    CHECK_FALSE(shows("www.evil.example/x.html"));
    CHECK_FALSE(shows("the rules, 3.5 of them, etc."));
    CHECK_FALSE(shows("bank.example", "/needs"));
    CHECK(holds(page_of("[ana@x.example](mailto:eve@evil.example)"), " (eve@evil.example)"));
}

TEST_CASE("a host in another script is shown in it, unless it could be taken for another")
{
    CHECK(holds(page_of("http://öğretmen.example/a"),
        "href=\"http://xn--retmen-vxa24a.example/a\" rel=\"nofollow ugc\">http://öğretmen.example/a<"));
    CHECK(holds(page_of("https://пример.example"), ">https://пример.example</a>"));
    CHECK(holds(
        page_of("https://pаypal.example"), ">https://xn--pypal-4ve.example</a>")); // Cyrillic а among Latin letters
    CHECK(holds(page_of("https://аррӏе.example"), ">https://xn--80ak6aa92e.example</a>")); // Cyrillic altogether
    CHECK(holds(page_of("[раураӏ.example](https://раураӏ.example)"), "</a> (xn--"));
    CHECK(page_of("[a](https://a\u202eb.example)") == "<p dir=\"auto\">[a](https://ab.example)</p>");
}

TEST_CASE("signs that turn the reading direction are left out")
{
    CHECK(page_of("[moc.knab\u202e](https://x.example)")
        == "<p dir=\"auto\"><a href=\"https://x.example\" rel=\"nofollow ugc\">moc.knab</a> (x.example)</p>");
    CHECK(page_of("\u200fשלום\u200e") == "<p dir=\"auto\">\u200fשלום\u200e</p>");
}

TEST_CASE("a picture of this site stands by itself or among words, with its size and what is to be seen")
{
    auto const picture
        = std::string {"<img src=\"/pictures/a?size=960&amp;x=1\" alt=\"our class\" width=\"960\" height=\"640\" "
                       "loading=\"lazy\" decoding=\"async\">"};

    CHECK(page_of("![our *class*](file:" + hash + ")") == "<figure>" + picture + "</figure>");
    CHECK(page_of("a ![our class](/needs/photo) b") == "<p dir=\"auto\">a " + picture + " b</p>");
    CHECK(page_of("[![our class](/needs/photo)](/x)") == "<p dir=\"auto\"><a href=\"/x\">" + picture + "</a></p>");
    CHECK(page_of("![gone](file:" + std::string(64, 'b') + ")") == "<p dir=\"auto\">gone</p>");
}

TEST_CASE("a picture from elsewhere is a link, so that nothing is fetched from there")
{
    CHECK(page_of("![cat](https://x.example/cat.png)")
        == "<p dir=\"auto\"><a href=\"https://x.example/cat.png\" rel=\"nofollow ugc\">cat</a></p>");
    CHECK(page_of("![](https://x.example/cat.png)")
        == "<p dir=\"auto\"><a href=\"https://x.example/cat.png\" rel=\"nofollow "
           "ugc\">https://x.example/cat.png</a></p>");
    CHECK(page_of("![x](data:image/png;base64,AAAA)") == "<p dir=\"auto\">![x](data:image/png;base64,AAAA)</p>");
}

TEST_CASE("raw HTML is shown as it was typed")
{
    CHECK(page_of("a <b>c</b>") == "<p dir=\"auto\">a &lt;b&gt;c&lt;/b&gt;</p>");
    CHECK(page_of("<div>\n*a*\n</div>") == "<p dir=\"auto\">&lt;div&gt;<br>\n*a*<br>\n&lt;/div&gt;</p>");
    CHECK(page_of("<!-- a -->") == "<p dir=\"auto\">&lt;!-- a --&gt;</p>");
}

TEST_CASE("bytes that are no text do no harm")
{
    CHECK(page_of("a\xff\xc3(b") == "<p dir=\"auto\">a��(b</p>");
    CHECK(page_of(std::string_view {"a\0b", 3}) == "<p dir=\"auto\">a�b</p>");
    CHECK(page_of("a\x01\x02\x1b z") == "<p dir=\"auto\">a z</p>");
    CHECK(page_of("a\xed\xa0\x80z\xf4\x90\x80\x80") != "");
}

TEST_CASE("who is addressed is told once each, and not for a quote")
{
    CHECK(mentions_in("@ana and @Ana, **@bram**\n\n> @carla\n\n`@dina` [@eve](/x)")
        == std::vector<std::string> {"ana", "bram"});

    std::string crowd;
    for (int i = 0; i < 50; ++i) crowd += "@p" + std::to_string(i) + " ";
    CHECK(mentions_in(crowd).size() == 20);
}

TEST_CASE("the pictures of a text are known by their hashes")
{
    auto const other = std::string(64, '7');

    auto const pictures = pictures_in("![a](file:" + hash + ") ![b](file:" + hash + ")\n\n- ![c](file:" + other
        + ") ![d](file:short) [e](file:" + hash + ") ![f](https://x.example/y.png)");

    CHECK(pictures == std::vector<std::string> {hash, other});
}

TEST_CASE("links that lead away are counted, however they are written")
{
    CHECK(
        links_in("[a](https://x.example) https://y.example www.z.example <https://w.example> ![p](https://v.example/p)")
        == 5);
    CHECK(
        links_in("[a](/x) ana@x.example `https://x.example` [b](javascript:x) [c][d]\n\n[d]: https://x.example") == 1);
    CHECK(links_in("https://own.example/a https://x.example", "https://own.example") == 1);
}

TEST_CASE("a text without its markup is one line of words")
{
    CHECK(
        plain_text(
            "# Hello\n\n*a*  b\n- ~~c~~ `d`\n\n|x|y|\n|-|-|\n|1|2|\n\n![pic](/p) [l](https://x.example) &amp; <b>", 200)
        == "Hello a b c d x y 1 2 pic l & <b>");
    CHECK(plain_text("", 10).empty());
}

TEST_CASE("a long text is cut after a word, and never within a letter")
{
    CHECK(plain_text("one two three four", 12) == "one two…");
    CHECK(plain_text("one two", 7) == "one two");
    CHECK(plain_text("öööööööööö", 10) == "ööö…");
    CHECK(plain_text("漢字漢字漢字", 10) == "漢字…");
    CHECK(plain_text("abc", 2).empty());
}

TEST_CASE("a quote holds every line of what it quotes")
{
    CHECK(quoted("a\r\n\r\n- b\n> c\n\n") == "> a\n>\n> - b\n> > c\n\n");
    CHECK(quoted(" \n").empty());
    CHECK(page_of(quoted("a *b*") + "c")
        == "<blockquote dir=\"auto\"><p>a <em>b</em></p></blockquote><p dir=\"auto\">c</p>");
}
