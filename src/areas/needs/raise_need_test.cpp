#include "areas/needs/raise_need.h"

#include "app/testing/site.h"
#include "areas/needs/need_store.h"

#include <doctest/doctest.h>

using namespace needs;
using app::testing::TestSite;

namespace {

NeedWords const words {.title = "I find out too late who has not understood", .subject = "mathematics"};

base::Result<Need> raised(TestSite& site, base::Actor const& actor, NeedWords const& what)
{
    return site.as(actor, [&](platform::Context& cx) { return raise_need(cx, what, "en"); });
}

} // namespace

TEST_CASE("a raised need is open at once, and its path says what it is")
{
    TestSite site;
    auto const ana = site.joins("Ana");

    auto const need = raised(site, ana, words);

    REQUIRE(need);
    CHECK(need->state == State::open);
    CHECK(need->opened_at == site.clock.now());
    CHECK(need->path_name() == need->id.text() + "-i-find-out-too-late-who-has-not-understood");
}

TEST_CASE("a draft is opened later by its author, and by nobody else")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto const bram = site.joins("Bram");
    auto draft_words = words;
    draft_words.as_draft = true;
    auto const draft = raised(site, ana, draft_words);

    auto const by_bram = site.as(bram, [&](platform::Context& cx) { return open_need(cx, draft->id); });
    auto const by_ana = site.as(ana, [&](platform::Context& cx) { return open_need(cx, draft->id); });
    auto const again = site.as(ana, [&](platform::Context& cx) { return open_need(cx, draft->id); });

    CHECK(by_bram.refusal().reason == base::Reason::not_found);
    CHECK(by_ana->state == State::open);
    CHECK(again.refusal().code == "need_already_opened");
}

TEST_CASE("a stranger and a guest raise nothing")
{
    TestSite site;
    auto const guest = site.joins("Gül", base::Role::guest);

    CHECK(raised(site, {}, words).refusal().code == "only_members");
    CHECK(raised(site, guest, words).refusal().code == "only_members");
}

TEST_CASE("a need is raised from a phone in one form, and stands on the list at once")
{
    TestSite site;
    auto browser = site.signed_in(site.joins("Ayşe"));

    browser.open("/needs/new");
    browser.fill("What is hard, in one sentence?", "Okuduğunu anlamayan 4. sınıflar").tick("Turkish").tick("Grade 4");
    auto const& page = browser.press("Raise it");

    CHECK(page.status == 200);
    CHECK(page.shows("Okuduğunu anlamayan 4. sınıflar"));
    CHECK(page.shows("Your need is open."));
    CHECK(browser.open("/needs").shows("Okuduğunu anlamayan 4. sınıflar"));
    CHECK(site.stranger().open("/needs").shows("Okuduğunu anlamayan 4. sınıflar"));
}

TEST_CASE("what was typed stays on the page when something is missing")
{
    TestSite site;
    auto browser = site.signed_in(site.joins("Ayşe"));

    browser.open("/needs/new");
    browser.fill("What is hard, in one sentence?", "Too <late> & \"loud\"")
        .fill("A little more, if you like", "First line\n\nThird line");
    auto const& page = browser.press("Raise it");

    CHECK(page.status == 422);
    CHECK(page.shows("Too &lt;late&gt; &amp; &quot;loud&quot;"));
    CHECK(page.shows("First line\n\nThird line"));
    CHECK(page.shows("Please write something here."));
}

TEST_CASE("a draft of somebody else does not exist for others, in pages and in JSON")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto draft_words = words;
    draft_words.as_draft = true;
    auto const draft = raised(site, ana, draft_words);
    auto bram = site.signed_in(site.joins("Bram"));

    CHECK(bram.open("/needs/" + draft->id.text()).status == 404);
    CHECK(bram.json(web::Method::get, "/needs/" + draft->id.text()).status == 404);
    CHECK(bram.open("/needs/" + draft->id.text() + "/edit").status == 404);
    CHECK(site.stranger().open("/needs/" + draft->id.text()).status == 404);
}

TEST_CASE("JSON answers the same use case: raised, read, refused with every problem at once")
{
    TestSite site;
    auto ana = site.signed_in(site.joins("Ana"));

    auto const made
        = ana.json(web::Method::post, "/needs", R"({"title": "Late", "subject": "science", "audience": "members"})");
    auto const refused = ana.json(web::Method::post, "/needs", R"({"subject": "alchemy"})");
    auto const unknown
        = ana.json(web::Method::post, "/needs", R"({"title": "Late", "subject": "science", "role": "steward"})");

    CHECK(made.status == 201);
    CHECK(made.shows(R"("title":"Late")"));
    CHECK(refused.status == 422);
    CHECK(refused.shows(R"({"field":"title","code":"missing"})"));
    CHECK(refused.shows(R"({"field":"subject","code":"not_one_of_these"})"));
    CHECK(unknown.status == 400);
    CHECK(unknown.shows(R"({"field":"role","code":"unknown_field"})"));
    CHECK_FALSE(site.stranger().open("/needs").shows("Late"));
}

TEST_CASE("a province that only members may know does not stand beside a need that anyone reads")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto browser = site.signed_in(ana);
    browser.json(web::Method::post, "/you/profile", R"({"name": "Ana", "place": 304081})");
    auto for_members = words;
    for_members.audience = base::Audience::members;

    CHECK_FALSE(raised(site, ana, words)->place);
    CHECK(raised(site, ana, for_members)->place == 304081);
}

TEST_CASE("her own telephone does not write over what she changed on the computer, whatever else it is told first")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto const path = "/needs/" + raised(site, ana, words)->id.text() + "/edit";
    auto computer = site.signed_in(ana), phone = site.signed_in(ana);
    computer.open(path);
    phone.open(path);

    computer.fill("A little more, if you like", "In grade 4.").press("Save");
    auto const empty = phone.fill("What is hard, in one sentence?", "").press("Save");
    auto const told = phone.fill("What is hard, in one sentence?", "I see it too late").press("Save");
    auto const kept = phone.press("Save");

    CHECK(empty.status == 422);
    CHECK(told.status == 409);
    CHECK(told.shows("This was changed meanwhile."));
    CHECK(told.shows("In grade 4."));
    CHECK(told.shows("I see it too late"));
    CHECK(kept.status == 200);
    CHECK(kept.shows("I see it too late"));
}
