#include "platform/markdown/markdown.h"
#include "platform/markdown/tameness.h"
#include "platform/markdown/testing_markup.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

namespace {

using namespace platform;

/// A text of about that many bytes.
using Bomb = std::function<std::string(std::size_t)>;

struct NamedBomb {
    std::string name;
    Bomb text;
};

std::string again(std::string_view part, std::size_t size)
{
    std::string text {part};
    while (text.size() < size) text += text;
    text.resize(size);
    return text;
}

/// One part after another, each made from its number.
Bomb rows(std::function<std::string(std::size_t)> row)
{
    return [row](std::size_t size) {
        std::string text;
        for (std::size_t n = 1; text.size() < size; ++n) text += row(n);
        return text;
    };
}

Bomb nested(std::string_view sign, std::string_view then)
{
    return [=](std::size_t size) { return again(sign, size / 2) + "a\n" + again(then, size / 2); };
}

std::vector<NamedBomb> bombs()
{
    std::vector<NamedBomb> all;
    for (auto const part : {"[", "]", "[a](", "[a]", "[a](b)", "![", "![a](<b", "[[]", "[]()", "[[a](b)", "![[]()",
             "[a](b \"", "[a][b", "*", "_", "*a_ ", "*a **b ", "a**", "**x* ", "*a ", "a*", "_a __a ", "**a *b** c* ",
             "*_*__ a", "a***b**c*d__e_", ">", "> ", "> a\n", "- ", "1. ", "+ ", "> - ", "- a\n", "1) a\n", "- a\n\n",
             "-\n", ">- \n", "#", "# a\n", "a\n=\n", "---\n", "* * * a\n", "- - - *", "-", "-----", ".", "'", "\"",
             "<!--", "<?", "<!A ", "<![CDATA[", "a <!-- ", "a<? ", "a<!A ", "<", "<a ", "a<a b=\"", "<x>", "</", "<a@",
             "<http:a", "<div>\n", "a <d x=1 ", "`", "`a ``b ", "```\na\n", "~~~a\n", "&", "&amp;", "&#0;",
             "&unknownunknown;", "\\", "\\*", "\xff", "\n", "a\n", "\t", "\ta\n", " ", "a  \n", "    a\n\n", "-\t",
             ">\t", "@", "@a ", "@ana", "a@a", "a@a.b ", "a@a.b@", "www.", "www.a.b ", "http://", "http://a ",
             "https://ö.b ", "https://a.b/c.d,", "(http://a.b", "~~", "~~a ", "~~a~~ ", "~~*a*", "*~~b~~* ~~", "|",
             "|\n", "|a|b|\n|-|-|\n", "a|b\n", "a|b\n-|\n", "a\n:-\n", "|-|-\n", "|-|-|\n|-|-\n", "- [ ] ", "- [x] a\n",
             "- |a|\n  |-|\n  |b|\n", "[a]: /x\n", "[a]: /x '\n", "[a]:\n", "[^1]: a\n", "[^1]", "[a.b](http://c.d) ",
             "![a](http://c.d) ", "![a](/b) ", "<http://a.b>", "ö", "\u202e", "a\u0301"}) {
        all.push_back({part, [part](std::size_t size) { return again(part, size); }});
    }
    all.push_back({"ticks that grow", rows([](std::size_t n) { return std::string(n, '`') + "a "; })});
    all.push_back({"quotes that grow", rows([](std::size_t n) { return std::string(n, '>') + "a\n"; })});
    all.push_back({"lists that grow", rows([](std::size_t n) { return std::string(2 * n, ' ') + "- a\n"; })});
    all.push_back({"many definitions", rows([](std::size_t n) { return "[" + std::to_string(n) + "]: /x\n"; })});
    all.push_back({"definitions and uses",
        rows([](std::size_t n) { return "[" + std::to_string(n) + "]: /x\n\n[" + std::to_string(n) + "]\n\n"; })});
    all.push_back({"fifteen in fifteen", rows([](std::size_t) { return std::string(15, '>') + "a\n"; })});
    all.push_back({"quotes, then lazy lines", nested(">", "a\n")});
    all.push_back({"quotes, then blank lines", nested(">", "\n")});
    all.push_back({"lists, then lazy lines", nested("- ", "a\n")});
    all.push_back({"lists, then blank lines", nested("- ", "\n")});
    all.push_back({"thirty deep, then lazy lines",
        [](std::size_t size) { return again("> ", 60) + "a\n" + again("a\n", size); }});
    all.push_back({"emphasis in emphasis",
        [](std::size_t size) { return again("*a **a ", size / 2) + again(" a** a*", size / 2); }});
    all.push_back({"stars around",
        [](std::size_t size) { return std::string(size / 2, '*') + "a" + std::string(size / 2, '*'); }});
    all.push_back(
        {"brackets around", [](std::size_t size) { return std::string(size / 2, '[') + std::string(size / 2, ']'); }});
    all.push_back({"one definition, many uses",
        [](std::size_t size) { return "[a]: /" + std::string(size / 3, 'x') + "\n\n" + again("[a] ", size * 2 / 3); }});
    all.push_back({"a long label", [](std::size_t size) { return "[" + std::string(size, 'a') + "]: /x\n"; }});
    all.push_back(
        {"a wide table", [](std::size_t size) { return again("|a", size / 2) + "\n" + again("|-", size / 2) + "\n"; }});
    all.push_back({"a table of 1,000 columns",
        [](std::size_t size) { return again("|a", 2'000) + "\n" + again("|-", 2'000) + "\n" + again("a\n", size); }});
    all.push_back({"a table of 20 columns",
        [](std::size_t size) { return again("|a", 40) + "\n" + again("|-", 40) + "\n" + again("a\n", size); }});
    all.push_back({"a row of pipes", [](std::size_t size) { return "|a|\n|-|\n" + std::string(size, '|'); }});
    all.push_back({"a row of escaped pipes", [](std::size_t size) { return "|a|\n|-|\n" + again("\\|", size); }});
    all.push_back({"a row under a long paragraph",
        [](std::size_t size) { return again("a|b\n", size / 2) + again("-|-|-\n", size / 2); }});
    all.push_back({"zero bytes", [](std::size_t size) { return std::string(size, '\0'); }});
    all.push_back({"one word", [](std::size_t size) { return std::string(size, 'a'); }});
    return all;
}

/// Milliseconds of this thread's work; others on the machine do not count.
double milliseconds_for(std::function<void()> const& work)
{
    timespec begin {};
    timespec end {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &begin);
    work();
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
    return double(end.tv_sec - begin.tv_sec) * 1e3 + double(end.tv_nsec - begin.tv_nsec) / 1e6;
}

constexpr std::size_t full_size = 100'000;

/// How many times as long the work takes as a page of 100 KB of prose, measured right before it: so a slow machine and a
/// sanitizer do not count. Tried again, at most seven times, when it was too much: a neighbour may have taken the caches away.
double proses_for(std::function<void()> const& work, double enough)
{
    static auto const prose = again(
        "The pupils *read* a page aloud; then [they write](https://a.example/b) what they understood.\n\n", full_size);
    double best = 1e9;
    for (int i = 0; i < 8 && best > enough; ++i) {
        auto const floor = milliseconds_for([] { (void)markdown_html(prose); });
        best = std::min(best, milliseconds_for(work) / floor);
    }
    return best;
}

double page_proses(std::string const& text, double enough)
{
    return proses_for([&] { (void)markdown_html(text); }, enough);
}

/// The bomb, as large as it may be and still be read as Markdown.
std::string just_tame(Bomb const& bomb, std::size_t size)
{
    auto text = bomb(size);
    while (tameness_of(text) == Tameness::wild) text = bomb(text.size() * 2 / 3);
    return text;
}

constexpr std::size_t tags_left_open = 1'000; ///< bytes that still close what was open at the limit

} // namespace

// Prose takes 2.3 ms in the release on one slow core: six times that is well within the 20 ms a page of anything may take.
TEST_CASE("100 KB of anything is a page within the time of six pages of prose, and takes about twice as long as 50 KB")
{
    constexpr double enough = 6;
    for (auto const& [known_as, bomb] : bombs()) {
        auto const& name = known_as; // doctest reads it in a lambda
        auto const whole = page_proses(just_tame(bomb, full_size), enough);
        CHECK_MESSAGE(whole < enough, name);
        if (whole < enough / 2) continue; // too quick to have a slope
        auto const half = page_proses(just_tame(bomb, full_size / 2), enough / 8);
        CHECK_MESSAGE(whole < 4 * half + enough / 4, name << ": " << half << " then " << whole);
    }
    for (auto const* part : {"[", "\n\na", "\"", "a\n"})
        CHECK_MESSAGE(page_proses(again(part, full_size), enough) < enough, part);
}

TEST_CASE("no text makes a page that is more than eight times as large and 16 KB, and none above 400 KB")
{
    for (auto const& [known_as, bomb] : bombs()) {
        auto const& name = known_as; // doctest reads it in a lambda
        auto const text = bomb(2'000);
        auto const page = markdown_html(text).text();
        CHECK_MESSAGE(page.size() <= 8 * text.size() + 16'000 + tags_left_open, name);
        testing::StrictReader reader {page};
        CHECK_MESSAGE(reader.complaint() == "", name);
        CHECK_MESSAGE(reader.deepest() <= 32, name);
    }
    CHECK(markdown_html(again("\"", full_size)).text().size() <= 400'000 + tags_left_open);
    CHECK(markdown_html(again("<a.b@c.d>", full_size / 2)).text().size() <= 400'000 + tags_left_open);
}

TEST_CASE("who, what and where is asked of a bomb as quickly as its page")
{
    for (auto const* part : {"@ana ", "a@a.b ", "www.a.b ", "https://ö.b ", "![a](/b) ", "[a](b)", "~~a~~ ", "~~*a*",
             "- [x] a\n", "**a *b** c* "}) {
        auto const text = just_tame([&](std::size_t size) { return again(part, size); }, full_size);
        auto const all_four = [&] {
            CHECK(mentions_in(text).size() <= 20);
            CHECK(plain_text(text, 300).size() <= 300);
            (void)pictures_in(text);
            (void)links_in(text);
        };
        CHECK_MESSAGE(proses_for(all_four, 24) < 24, part);
    }
}

TEST_CASE("a bomb that is not read as Markdown is shown as it was typed")
{
    auto const text = again("[", 50'000) + "\n\n" + "**a** <b>\nnext";

    auto const page = markdown_html(text).text();

    CHECK(tameness_of(text) == Tameness::wild);
    CHECK(page.ends_with("[[[</p><p dir=\"auto\">**a** &lt;b&gt;<br>\nnext</p>"));
}

TEST_CASE("what people write is never taken for a bomb")
{
    auto const code = "```c\n" + again("    a[i] = b * (c_ + d[i]); // x\n", 15'000) + "```\n";
    auto const list = again("- [ ] buy *paper* and [glue](https://x.example/a_b)\n", 20'000);
    auto const table = "|a|b|c|d|\n|-|-|-|-|\n" + again("| one | two | three | four |\n", 12'000);
    auto const mail = again(
        "> > > On Tuesday somebody wrote: * a * b _ c\n> > >\n> > - and so on ------------------------\n\n", 20'000);
    auto const references = again("As [Somebody, 2020][1] says\n", 5'000) + "\n\n"
        + again("[1]: https://journal.example/a/long/address/of/an/article\n", 5'000);

    for (auto const& text : {code, list, table, mail, references}) CHECK(tameness_of(text) == Tameness::tame);
}
