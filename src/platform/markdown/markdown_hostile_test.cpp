#include "platform/markdown/markdown.h"
#include "platform/markdown/testing_markup.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace {

using namespace platform;

/// Answers with what somebody may have written into a name.
MarkdownWish hostile_wish()
{
    return {.name_of = [](std::string_view) { return std::optional<std::string> {"\"><script>alert(1)</script>"}; },
        .picture = [](std::string_view destination) -> std::optional<ShownPicture> {
            if (auto const url = html::Url::local(destination)) return ShownPicture {*url, 1, 1};
            return std::nullopt;
        },
        .own_origin = "https://own.example"};
}

void check_harmless(std::string_view text)
{
    auto const page = markdown_html(text, hostile_wish()).text();
    testing::StrictReader reader {page};
    auto const complaint = reader.complaint();
    CHECK_MESSAGE(complaint.empty(), text << "\n" << page);
    CHECK_MESSAGE(reader.deepest() <= 32, text);
}

/// Each of them ran somewhere, or could: in what way is told by the row it stands in.
constexpr std::string_view payloads[] {
    // raw HTML, in lines and blocks
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "a <img src=x onerror=alert(1)> b",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java&#115;cript:alert(1)'>x</a>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<style>@import '//evil.example/x.css'</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "<base href=//evil.example/>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<textarea></textarea><script>alert(1)</script>",
    "<title></title><script>alert(1)</script>",
    "<xmp><script>alert(1)</script></xmp>",
    "<plaintext>",
    "</p></div></body></html>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "<!DOCTYPE html><script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img \"\"\"><script>alert(1)</script>\">",
    "<div\nonclick=alert(1)\n>x</div>",
    "<x/onclick=alert(1)>",
    "<x\x0conclick=alert(1)>",
    "<pre>\n\n<script>alert(1)</script>\n</pre>",
    "<marquee onstart=alert(1)>",
    "<button formaction=javascript:alert(1)>x",
    "<isindex type=image src=1 onerror=alert(1)>",
    "<portal src=https://evil.example>",
    "<frameset onload=alert(1)>",
    // destinations of links
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java\nscript:alert(1))",
    "[a](<java\tscript:alert(1)>)",
    "[a](&#106;avascript:alert(1))",
    "[a](javascript&colon;alert(1))",
    "[a](javascript&#x3a;alert(1))",
    "[a](&Tab;javascript:alert(1))",
    "[a](\x01javascript:alert(1))",
    "[a](javascript://x.example/%0aalert(1))",
    "[a](vbscript:msgbox(1))",
    "[a](data:text/html,<script>alert(1)</script>)",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](file:///etc/passwd)",
    "[a](blob:https://x.example/1)",
    "[a](about:blank)",
    "[a](//evil.example)",
    "[a](/\\evil.example)",
    "[a](\\\\evil.example)",
    "[a](/\t/evil.example)",
    "[a](</ /evil.example>)",
    "[a](https:/\\evil.example)",
    "[a](https:evil.example)",
    "[a](http:///evil.example)",
    "[a](https://good.example@evil.example)",
    "[a](https://good.example\\@evil.example)",
    "[a](https://good.example%40evil.example)",
    "[a](https://[::1]/)",
    "[a](https://x.example:80a/)",
    "[a](https://x.example:999999/)",
    "[a](https://x.example:/)",
    "[a](https://)",
    "[a](https://\"onclick=\"alert(1))",
    "[a](https://x.example/\"onclick=alert(1)//)",
    "[a](https://x.example/'><script>alert(1)</script>)",
    "[a](https://x.example/&quot;onclick=alert(1))",
    "[a](https://x.example/`)",
    "[a](https://x.example/<b>)",
    "[a](<https://x.example/<b>>)",
    "[a](https://x.example/\x7f)",
    "[a](mailto:a@x.example?bcc=eve@evil.example)",
    "[a](mailto:a@x.example%0abcc:b)",
    "[a](mailto:\"<script>\"@x.example)",
    "[a](mailto:)",
    "[a](mailto:a@x.example,b@y.example)",
    "[a](tel:1)",
    "[a](sms:1)",
    "[a](intent://x#Intent;end)",
    "[a](ws://x.example)",
    "[a](#a)",
    "[a](?a)",
    "[a](a/b)",
    "[a](https://x.example \"\" onclick=alert(1))",
    "[a](https://x.example '\" onclick=\"alert(1)')",
    "[a](https://x.example (\"><script>alert(1)</script>))",
    "[a](https://xn--.example)",
    "[a](https://a..b.example)",
    "[a](https://\u200b.example)",
    "[a](https://a\u3002b/)",
    "[a](https://１２７.0.0.1/)",
    "[a][b]\n\n[b]: javascript:alert(1)",
    "[a]\n\n[a]: <javascript:alert(1)> \"x\"",
    "[a]: https://x.example '\"><script>alert(1)</script>'\n\n[a]",
    // words of links
    "[<script>alert(1)</script>](https://x.example)",
    "[[a](https://x.example)](https://y.example)",
    "[![a](https://x.example)](https://y.example)",
    "[![a](/p)](javascript:alert(1))",
    "[https://x.example](https://y.example)",
    "[@eve](https://x.example)",
    "[a](/x \"`\")`",
    "[a`](/x)`",
    // autolinks
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert(1)>",
    "<data:text/html,x>",
    "<vbscript:x>",
    "<https://x.example/\"onclick=alert(1)>",
    "<x:y>",
    "<made-up-scheme:alert(1)>",
    "<mailto:a@x.example?x=\">",
    "<a@x.example>",
    "<\"a\"@x.example>",
    // bare addresses
    "https://x.example/\"onclick=\"alert(1)",
    "https://x.example/'onclick='alert(1)",
    "www.x.example/<script>alert(1)</script>",
    "https://x.example/&quot;&gt;",
    "https://x.example\\@evil.example",
    "https://a@b.example",
    "javascript:alert(1)//https://x.example",
    "https://x.example/\u202egpj.exe",
    "http://http://http://",
    "www.www.www.",
    "a@x.example@y.example",
    "\"a@x.example",
    "~~https://x.example~~",
    "https://x.example/~~a~~",
    "https://x.example/*a*",
    "https://x.example/[a](javascript:alert(1))",
    // pictures
    "![a](javascript:alert(1))",
    "![a\" onerror=\"alert(1)](/p)",
    "![<img src=x onerror=alert(1)>](/p)",
    "![a](/p\"onerror=\"alert(1))",
    "![a](//evil.example/p.png)",
    "![a](data:image/svg+xml,<svg onload=alert(1)>)",
    "![a](/p \"x\\\" onerror=alert(1)\")",
    "![![![a](/p)](/p)](/p)",
    "![[a](javascript:x)](/p)",
    "![a](file:../../etc/passwd)",
    "![a](file:\"><script>)",
    "![a](/../../x)",
    "![a][b]\n\n[b]: javascript:alert(1)",
    "![`a](/p)`",
    "![@eve](/p)",
    // references to signs
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "&amp;lt;script&amp;gt;",
    "&#0;&#x110000;&#xd800;",
    "&quot;&apos;&NewLine;&Tab;",
    "&colon;&lpar;&nGt;&nvlt;",
    "&amp;#60;b&amp;#62;",
    // code
    "`<script>alert(1)</script>`",
    "``` \"><script>alert(1)</script>\nx\n```",
    "```<script>\n</code></pre><script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "~~~ onclick=alert(1)\n</pre>\n~~~",
    "`</code><script>alert(1)</script>`",
    // tables
    "|<script>|a|\n|-|-|\n|alert(1)|</script>|",
    "|a|\n|:-:|\n|<img src=x onerror=alert(1)>|",
    "|[a](javascript:alert(1))|\n|-|",
    "|`|`|\n|-|-|\n|</td>|</table>|",
    "|a|\n|-|\n|</td></tr></table><script>alert(1)</script>|",
    "| a \" onclick=x |\n|-|",
    "<table><tr><td>\n\n|a|\n|-|\n\n</td>",
    "> |a|\n> |-|\nlazy",
    "|a|\n|-\"-|",
    "|![a](/p)|@eve|\n|-|-|\n|~~a|b~~|",
    "|a\\|b|\n|-|\n|c\\|<b>|",
    // lists of tasks
    "- [ ] <script>alert(1)</script>",
    "- [x] \" onclick=\"alert(1)",
    "- [x] [a](javascript:alert(1))",
    "- [ ] ",
    "- [x] ![a\"](/p)",
    "- [ ] - [ ] - [x] a",
    "1. [x] <input>",
    "- [ ] `\"`",
    "- [ ] \n  > a",
    "- [x] # a\n- [ ] ```\n  </li>\n  ```",
    // mentions, struck out words, what stands in each other
    "@eve",
    "**@eve**",
    "~~@eve~~",
    "@eve@eve@eve",
    "@\"><script>",
    "@-eve",
    "~~<script>alert(1)</script>~~",
    "~~*a~~*",
    "*~~a*~~",
    "~~[a~~](/x)",
    "[~~a](/x)~~",
    "~~a\n\nb~~",
    "~~~~a~~~~",
    "**a*b**c*",
    "> # - 1. > a\n***\n> - ```\n>   x",
    "***a** b [c*](/x)",
    "- a\n\n  | b |\n  |-|\n> c",
    "[a]: /x\n[b]: /y\n# [a] [b]\n---",
    "\xef\xbb\xbf<script>alert(1)</script>",
    "<scr\x0b"
    "ipt>alert(1)</script>",
    "\xc0\xbcscript\xc0\xbe",
    "+ADw-script+AD4-alert(1)",
    "\xe2\x80\xa8<script>",
    "{{constructor.constructor('alert(1)')()}}",
    "<b\n\n>",
    "<b `>`",
    "<a href=\"`\">`",
    "*<b*>",
    "<b>*a</b>*",
    "a<br/onclick=x>\\\n<br>",
};

} // namespace

TEST_CASE("no payload becomes anything but words, and links to where links may lead")
{
    CHECK(std::size(payloads) >= 120);
    for (auto const payload : payloads) {
        check_harmless(payload);
        for (auto const around : {"> ", "- ", "# ", "| ", "**", "[", "~~", "- [ ] ", "![", "`", "<", "    "})
            check_harmless(around + std::string {payload} + around);
    }
}

TEST_CASE("the strict reader refuses what it is there to refuse")
{
    for (auto const* markup :
        {"<script>", "<p>", "</p>", "<p><b>a</b></p>", "<p onclick=\"x\">a</p>", "<a href=\"javascript:x\">a</a>",
            "<p dir=auto>a</p>", "<p><a href=\"//x.example\">a</a></p>", "<p><a href=\"https://x.example\">a</a></p>",
            "<p><a href=\"java&#115;cript:x\">a</a></p>", "<p>a & b</p>", "<p>></p>", "<ul>a</ul>", "<li>a</li>",
            "<p><p>a</p></p>", "<p><a href=\"/a\"><a href=\"/b\">b</a></a></p>", "<p><img src=\"/a\"></p>",
            "<p>\xff</p>", "<p>\x01</p>", "<p><em>a</p></em>", "<table><td>a</td></table>", "<!-- -->",
            "<p style=\"a\">a</p>", "<p><a href=\"/\\x.example\">a</a></p>", "<li><input type=\"checkbox\"></li>"}) {
        CHECK_MESSAGE(!testing::StrictReader {markup}.complaint().empty(), markup);
    }
}

TEST_CASE("what looks like a script is there to be read")
{
    for (auto const payload : payloads) {
        bool const is_script
            = payload.starts_with("<script>") || payload.starts_with("[a](javascript:") || payload.starts_with("<svg");
        if (!is_script) continue;
        auto const page = markdown_html(payload).text();
        testing::StrictReader reader {page};
        CHECK(reader.complaint().empty());
        CHECK_MESSAGE(reader.words().find("alert(1)") != std::string::npos, payload);
    }
}

TEST_CASE("two payloads together are no worse than one")
{
    std::mt19937 chance {20'261'122};
    for (int i = 0; i < 500; ++i) {
        std::string text;
        for (int part = 0; part < 4; ++part) {
            auto const payload = payloads[chance() % std::size(payloads)];
            auto const cut = chance() % 2 == 0 ? payload.size() : chance() % (payload.size() + 1);
            text.append(payload.substr(0, cut)).append(chance() % 3 == 0 ? "\n" : chance() % 2 == 0 ? " " : "");
        }
        check_harmless(text);
    }
}

TEST_CASE("any signs at all make a page that a strict reader accepts, and words without markup")
{
    constexpr std::string_view signs[] {"*", "**", "_", "`", "[", "](", ")", "![", "<", ">", "\n", "\n\n", "> ", "- ",
        "1. ", "# ", "|", "|-|\n", "~~", "@ana", "www.a.example", "https://", "a", " ", "é", "\\", "&amp;", "- [ ] ",
        "```\n", "    ", "<b>", "\"", "'", "\xff", "\u202e", "javascript:", "/", ":", "---\n", "[a]: /x\n", "[a]"};
    std::mt19937 chance {1};
    for (int i = 0; i < 500; ++i) {
        std::string text;
        for (auto parts = chance() % 40; parts > 0; --parts) text += signs[chance() % std::size(signs)];
        check_harmless(text);
        check_harmless(quoted(text));
        CHECK(plain_text(text, 50).size() <= 50);
        CHECK(testing::StrictReader {html::text(plain_text(text, 50)).text()}.complaint().empty());
    }
}
