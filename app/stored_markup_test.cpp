#include "app/testing/ask.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <set>

using namespace app::testing;
using web::Method;

namespace {

/// Words that become markup where a page forgets to escape: of elements, attributes, addresses, styles, templates and of
/// our own marks.
std::vector<std::string> const corpus {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>", "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>",
    "\" autofocus onfocus=alert(1) x=\"", "' style='position:fixed' x='", "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "data:text/html,<script>", "//evil.example/x", "https://good.example/\" onclick=\"alert(1)",
    "https://a@evil.example/", "<!--", "--><script>x</script>", "<![CDATA[<script>x</script>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;", "{{7*7}}", "{name}", "{n}{}", "\x01\x02\x01",
    "\xe2\x80\xae<b>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0>",
    "<form action=//evil.example><button>x", "<style>*{}</style>", "<plaintext>",
    "<noscript><p title=\"</noscript><img src=x>\">", "</li></ul></main><h1>x", "x\" hx-get=\"/sign-out",
    "<math><mi xlink:href=\"data:x\">", "%3Cscript%3E", "\\u003cscript\\u003e"};

std::set<std::string, std::less<>> const tags_of_ours {"!doctype", "html", "head", "meta", "title", "link", "script",
    "body", "a", "header", "nav", "main", "footer", "section", "article", "div", "span", "p", "h1", "h2", "h3", "h4",
    "ul", "ol", "li", "dl", "dt", "dd", "b", "i", "em", "strong", "small", "br", "hr", "form", "input", "textarea",
    "button", "label", "select", "option", "optgroup", "fieldset", "legend", "details", "summary", "figure",
    "figcaption", "table", "caption", "thead", "tbody", "tr", "th", "td", "time", "svg", "use", "path", "circle",
    "rect", "g", "line", "symbol", "img", "blockquote", "mark", "pre", "code", "output", "kbd", "polyline", "polygon",
    "defs", "pattern"};

std::set<std::string, std::less<>> const attributes_of_ours {"id", "class", "lang", "dir", "href", "rel", "type",
    "name", "content", "charset", "media", "property", "src", "defer", "method", "action", "value", "for", "rows",
    "cols", "maxlength", "minlength", "min", "max", "required", "checked", "selected", "disabled", "hidden",
    "autocomplete", "inputmode", "pattern", "multiple", "enctype", "accept", "tabindex", "role", "title", "alt",
    "width", "height", "loading", "decoding", "srcset", "sizes", "datetime", "scope", "colspan", "rowspan", "open",
    "html", "viewBox", "viewbox", "d", "cx", "cy", "r", "x", "y", "rx", "fill", "stroke", "points", "transform",
    "preserveAspectRatio", "focusable", "download", "readonly", "step", "autofocus", "spellcheck", "patternUnits",
    "shape-rendering", "x1", "x2", "y1", "y2", "stroke-width", "xmlns"};

bool is_attribute_of_ours(std::string const& name)
{
    return attributes_of_ours.contains(name) || name.starts_with("aria-") || name.starts_with("data-")
        || name.starts_with("hx-");
}

bool is_address_of_ours(std::string_view address)
{
    return address.starts_with("https://") || address.starts_with("http://") || address.starts_with("#")
        || address.starts_with("?") || (address.starts_with("/") && !address.starts_with("//"));
}

/// Reads a page by a narrower grammar than HTML's: a sign that our pages never write where it stands is a complaint.
class StrictReader {
public:
    explicit StrictReader(std::string const& page)
        : page_ {page}
    {
    }

    std::vector<std::string> complaints()
    {
        while (at_ < page_.size()) {
            if (page_[at_] != '<') {
                if (page_[at_] == '>') complain("a bare > in the text");
                ++at_;
            } else {
                tag();
            }
        }
        return complaints_;
    }

private:
    void complain(std::string const& what)
    {
        complaints_.push_back(what + ": " + page_.substr(at_ > 40 ? at_ - 40 : 0, 120));
    }

    std::string word()
    {
        auto const begin = at_;
        while (at_ < page_.size()
            && (std::isalnum(static_cast<unsigned char>(page_[at_])) || page_[at_] == '-' || page_[at_] == ':'
                || page_[at_] == '!'))
            ++at_;
        return page_.substr(begin, at_ - begin);
    }

    void tag()
    {
        bool const closes = page_[++at_] == '/';
        if (closes) ++at_;
        auto const name = word();
        if (!tags_of_ours.contains(name)) complain("the tag <" + name + ">");
        while (at_ < page_.size() && page_[at_] != '>') {
            if (page_[at_] == ' ' || page_[at_] == '\n' || page_[at_] == '/') {
                ++at_;
                continue;
            }
            if (!attribute(name)) return;
        }
        ++at_;
        if (name == "script" && !closes && page_.compare(at_, 9, "</script>") != 0) complain("a script with text");
    }

    bool attribute(std::string const& tag)
    {
        auto const name = word();
        if (name.empty() || !is_attribute_of_ours(name)) {
            complain("in <" + tag + "> the attribute " + name);
            ++at_;
            return !name.empty();
        }
        if (at_ >= page_.size() || page_[at_] != '=') return true;
        if (page_[++at_] != '"') {
            complain("an unquoted value of " + name);
            return false;
        }
        auto const end = page_.find('"', ++at_);
        auto const value = page_.substr(at_, end - at_);
        if (value.find_first_of("<>") != std::string::npos) complain("an unescaped value of " + name);
        bool const leads = name == "href" || name == "src" || name == "action" || name == "formaction"
            || name == "hx-get" || name == "hx-post";
        if (leads && !is_address_of_ours(value)) complain("the address " + value);
        at_ = end + 1;
        return true;
    }

    std::string const& page_;
    std::size_t at_ = 0;
    std::vector<std::string> complaints_ {};
};

void check_page(Answer const& answer, std::string const& what)
{
    INFO(what);
    CHECK(answer.status < 500);
    if (!answer.header("Content-Type").starts_with("text/html")) return;
    for (auto const& complaint : StrictReader {answer.body}.complaints()) FAIL_CHECK(complaint);
}

std::string fields(std::initializer_list<std::pair<char const*, std::string>> all)
{
    std::string body;
    for (auto const& [name, value] : all)
        body += (body.empty() ? "" : "&") + std::string {name} + "=" + html::percent_encoded(value);
    return body;
}

/// Nobody may send so much in five minutes.
void wait_for_budgets(TestSite& site)
{
    site.clock.advance(std::chrono::minutes {5});
}

} // namespace

TEST_CASE("the reader that judges pages finds what it is made to find")
{
    for (auto const* bad : {"<p onclick=\"x\">", "<p class=x>", "<iframe>", "<a href=\"javascript:x\">",
             "<script>x</script>", "a > b", "<p title=\"<b>\">", "<a href=\"//evil\">", "<img src=x>"}) {
        INFO(bad);
        std::string const page {bad};
        CHECK_FALSE(StrictReader {page}.complaints().empty());
    }
    std::string const good {"<p class=\"a\" hidden>1 &lt; 2</p><script defer src=\"/a.js\"></script>"};
    CHECK(StrictReader {good}.complaints().empty());
}

TEST_CASE("whatever people write, pages hold no tag, attribute or address but those of the house")
{
    TestSite site;
    auto const bram_actor = site.joins("Bram");
    auto bram = site.signed_in(bram_actor);
    auto dina = site.signed_in(site.joins("Dina", base::Role::steward));
    auto stranger = site.stranger();
    for (auto const& words : corpus) {
        wait_for_budgets(site);
        auto const raised = send_form(
            bram, "/needs", fields({{"title", "t " + words}, {"story", words}, {"subject", "mathematics"}}));
        REQUIRE(raised.status == 303);
        auto need = raised.header("Location");
        need = need.substr(0, need.find('?'));
        send_form(dina, need + "/replies", fields({{"text", "t " + words}, {"link", words}}));
        send_form(dina, need + "/replies", fields({{"text", "t " + words}}));
        send_form(bram, "/you/profile", fields({{"name", "n " + words}, {"help", words}}));

        for (auto* browser : {&stranger, &bram, &dina}) {
            check_page(ask(*browser, {.path = need}), "the need, " + words);
            check_page(ask(*browser, {.path = "/needs"}), "the list, " + words);
            check_page(ask(*browser, {.path = "/"}), "the first page, " + words);
            check_page(ask(*browser, {.path = "/people"}), "people, " + words);
            check_page(ask(*browser, {.path = "/you"}), "you, " + words);
        }
        check_page(ask(bram, {.path = need + "/edit"}), "the edit form, " + words);
    }
}

TEST_CASE("what is refused comes back as words too, from every form and every address")
{
    TestSite site;
    auto bram = site.signed_in(site.joins("Bram"));
    auto stranger = site.stranger();
    std::size_t turn = 0;
    // Each field meets other words each round.
    auto const next_words = [&] {
        wait_for_budgets(site);
        return corpus[++turn % corpus.size()];
    };
    auto const check_post = [&](std::string const& path, std::string const& body) {
        for (auto* browser : {&bram, &stranger})
            check_page(ask(*browser, {.method = Method::post, .path = path, .body = body}), path + " " + body);
    };
    auto const check_get = [&](std::string const& path) {
        for (auto* browser : {&bram, &stranger}) check_page(ask(*browser, {.path = path}), path);
    };
    for (std::size_t round = 0; round < 6; ++round) {
        for (auto const* path :
            {"/needs", "/you/profile", "/welcome", "/sign-in", "/sign-in/code", "/display", "/sign-out"}) {
            for (auto const* field : {"title", "story", "subject", "grade", "name", "help", "setting", "place", "email",
                     "next", "code", "back", "language", "theme", "audience", "hard"})
                check_post(path, field + ("=" + html::percent_encoded(next_words())));
            check_post(path, html::percent_encoded(next_words()) + "=x");
        }
    }
    for (auto const* path : {"/", "/needs?subject=", "/needs?grade=", "/needs?before=", "/people?after=",
             "/sign-in?next=", "/needs/new?title=", "/needs/", "/people/", "/you?said=", "/needs/1r2?said="}) {
        for (auto const& words : corpus) check_get(path + html::percent_encoded(words));
        wait_for_budgets(site);
    }
}
