#include "areas/needs/answer_need.h"

#include "app/testing/site.h"
#include "areas/needs/raise_need.h"

#include <doctest/doctest.h>

using namespace needs;
using app::testing::TestSite;

namespace {

Need raised(TestSite& site, base::Actor const& author)
{
    return *site.as(
        author, [&](platform::Context& cx) { return raise_need(cx, {.title = "Too loud", .subject = "music"}, "en"); });
}

} // namespace

TEST_CASE("an answer stands on the page with its author and its link, and the list counts it")
{
    TestSite site;
    auto const need = raised(site, site.joins("Ana"));
    auto browser = site.signed_in(site.joins("Bram"));

    browser.open("/needs/" + need.id.text());
    browser.fill("We tried …", "We sing the rule once.\nIt took a week.")
        .fill("A link, if there is one", "https://example.org/song?a=1&b=2");
    auto const& page = browser.press("Answer");

    CHECK(page.shows("We sing the rule once.\nIt took a week."));
    CHECK(page.shows(R"(href="https://example.org/song?a=1&amp;b=2")"));
    CHECK(page.shows("Bram"));
}

TEST_CASE("a link that is none is refused at its field, and the words stay")
{
    TestSite site;
    auto const need = raised(site, site.joins("Ana"));
    auto browser = site.signed_in(site.joins("Bram"));

    browser.open("/needs/" + need.id.text());
    browser.fill("We tried …", "Three stones on the table.").fill("A link, if there is one", "javascript:alert(1)");
    auto const& page = browser.press("Answer");

    CHECK(page.status == 422);
    CHECK(page.shows("Write the whole link, beginning with https://."));
    CHECK(page.shows("Three stones on the table."));
}

TEST_CASE("a hidden answer is gone for everybody, and only its author or a steward hides it")
{
    TestSite site;
    auto const need = raised(site, site.joins("Ana"));
    auto const bram = site.joins("Bram");
    auto const dina = site.joins("Dina", base::Role::steward);
    auto const answer = [&] {
        return *site.as(bram, [&](platform::Context& cx) { return answer_need(cx, need.id, {.text = "Wait a week"}); });
    }();

    auto const by_ece = site.as(site.joins("Ece"), [&](platform::Context& cx) { return hide_reply(cx, answer.id); });
    auto const by_dina = site.as(dina, [&](platform::Context& cx) { return hide_reply(cx, answer.id); });

    CHECK(by_ece.refusal().code == "only_the_author_or_a_steward");
    CHECK(by_dina->hidden_at == site.clock.now());
    CHECK_FALSE(site.signed_in(bram).open("/needs/" + need.id.text()).shows("Wait a week"));
}

TEST_CASE("a closed need takes no more answers")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto const need = raised(site, ana);
    REQUIRE(site.as(ana, [&](platform::Context& cx) { return close_need(cx, need.id); }));

    auto const late = site.as(
        site.joins("Bram"), [&](platform::Context& cx) { return answer_need(cx, need.id, {.text = "Late"}); });

    CHECK(late.refusal().code == "need_not_open");
}
