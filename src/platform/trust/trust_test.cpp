#include "app/testing/site.h"
#include "areas/people/join.h"
#include "platform/trust/trust.h"

#include <doctest/doctest.h>

using namespace platform;
using namespace std::chrono_literals;
using app::testing::TestSite;

namespace {

/// Deniz joined a moment ago; nobody invited her.
base::Actor newcomer(TestSite& site, std::string const& name = "Deniz")
{
    auto const person = site.as(
        {}, [&](Context& cx) { return people::join(cx, name + "@school.example", base::Role::member, name, "en"); });
    return {.person = person->id, .role = base::Role::member};
}

constexpr base::Milliseconds a_day = 24h;

std::string code_in(app::testing::Answer const& answer)
{
    auto const at = answer.body.rfind("\"code\":\"");
    if (at == std::string::npos) return {};
    return answer.body.substr(at + 8, answer.body.find('"', at + 8) - at - 8);
}

app::testing::Answer raises(app::testing::Browser& browser, std::string const& story)
{
    return browser.json(web::Method::post, "/needs",
        R"({"title": "They come too late", "subject": "mathematics", "story": ")" + story + "\"}");
}

std::string const three_links = "https://a.example https://b.example and www.c.example";

} // namespace

TEST_CASE("somebody grows by days and thanks, or by many days, and a steward trusts her at once")
{
    TrustRules const rules;
    TestSite site;
    auto const joined = site.clock.now();
    auto const deniz = *newcomer(site).person;
    struct Line {
        char const* words;
        std::int64_t days;
        std::int64_t thanks;
        bool trusted;
        Growth level;
    };
    constexpr Line lines[] {
        {"today", 0, 0, false, Growth::fresh},
        {"today, thanked by everybody", 0, 50, false, Growth::fresh},
        {"after two days", 2, 9, false, Growth::fresh},
        {"after three days, thanked once", 3, 1, false, Growth::fresh},
        {"after three days, thanked twice", 3, 2, false, Growth::growing},
        {"after thirty days, never thanked", 30, 0, false, Growth::growing},
        {"after fourteen days, thanked nine times", 14, 9, false, Growth::growing},
        {"after fourteen days, thanked ten times", 14, 10, false, Growth::settled},
        {"after ninety days, never thanked", 90, 0, false, Growth::settled},
        {"today, trusted by a steward", 0, 0, true, Growth::settled},
    };
    for (auto const& line : lines) {
        CAPTURE(line.words);
        Trust const trust {
            .person = deniz, .thanks = line.thanks, .settled_at = line.trusted ? std::optional {joined} : std::nullopt};

        CHECK(growth_of(trust, rules, joined + line.days * a_day) == line.level);
    }
}

TEST_CASE("a link is what leads elsewhere, however it is written")
{
    CHECK(links_in_text("see https://a.example/x, HTTP://B.example (www.c.example)").size() == 3);
    CHECK(links_in_text("[here](//evil.example) and mailto:me@x.example").size() == 2);
    CHECK(links_in_text("no links: e.g. 3/4, a//b, school.example").empty());
    CHECK(links_in_html(R"(<a href="/people/ana">Ana</a> <a href="https&#x3A;//x">x</a> <a href="//y">y</a>)").size()
        == 2);
}

TEST_CASE("a newcomer's third link is refused at its field with what was typed, and allowed when her days have come")
{
    for (auto& store : testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const actor = newcomer(site);
        auto deniz = site.signed_in(actor);

        auto const refused = raises(deniz, three_links);
        CHECK(refused.status == 422);
        CHECK(code_in(refused) == "too_many_links");
        deniz.open("/needs/new");
        deniz.fill("What is hard, in one sentence?", "They come too late")
            .tick("Mathematics")
            .fill("A little more, if you like", three_links);
        deniz.press("Raise it");
        CHECK(deniz.page().shows("You are new here, so a text has at most 2 links. In 30 days it may be more"));
        CHECK(deniz.page().shows("https://b.example"));
        CHECK(raises(deniz, "https://a.example https://b.example").status == 201);

        site.clock.advance(31 * a_day);
        auto again = site.signed_in(actor);
        CHECK(raises(again, three_links).status == 201);
    }
}

TEST_CASE("an edit does not smuggle links in, and does not take those away that were there")
{
    TestSite site;
    auto const actor = newcomer(site);
    auto deniz = site.signed_in(actor);
    auto const made = raises(deniz, "https://a.example https://b.example");
    auto const at = made.body.find("\"id\":\"") + 6;
    auto const need = "/needs/" + made.body.substr(at, made.body.find('"', at) - at);
    auto const edits = [&](std::string const& story) {
        return deniz.json(web::Method::post, need + "/edit",
            R"({"title": "They come too late", "subject": "mathematics", "story": ")" + story + "\"}");
    };

    CHECK(edits(three_links).status == 422);
    CHECK(edits("https://a.example https://other.example").status == 200);
    CHECK(edits("https://other.example https://b.example https://c.example").status == 422);
    site.clock.advance(31 * a_day);
    deniz.cookies = site.signed_in(actor).cookies;
    CHECK(edits(three_links).status == 200);
    CHECK(site.as(actor, [&](Context& cx) {
        limit_writing(cx.tx, *actor.person, cx.clock.now() + a_day);
        return base::Result<base::Done> {base::Done {}};
    }));
    CHECK(edits(three_links + " it was long").status == 200);
    CHECK(edits("https://a.example https://b.example https://new.example").status == 422);
}

TEST_CASE("a newcomer writes twenty times an hour; one more says when, as a page and as JSON")
{
    for (auto& store : testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const actor = newcomer(site);
        auto deniz = site.signed_in(actor);
        for (int i = 0; i < 20; ++i) {
            CHECK(raises(deniz, "We wait.").status == 201);
            site.clock.advance(1min);
        }

        auto const refused = raises(deniz, "We wait.");

        CHECK(refused.status == 429);
        CHECK(refused.shows("writes_too_fast"));
        CHECK(refused.header("Retry-After") == "2400");
        deniz.open("/needs/new");
        deniz.fill("What is hard, in one sentence?", "Kept what I typed").tick("Mathematics").press("Raise it");
        CHECK(deniz.page().shows("It will be possible in 40 minutes."));
        CHECK(deniz.page().shows("Kept what I typed"));
        site.clock.advance(40min);
        CHECK(raises(deniz, "We wait.").status == 201);
    }
}

TEST_CASE("threads, replies, circles and profiles of newcomers keep to the same limits")
{
    TestSite site;
    auto deniz = site.signed_in(newcomer(site));
    auto const links = [&](std::string const& path, std::string const& fields, std::string const& name) {
        return code_in(
            deniz.json(web::Method::post, path, "{" + fields + ", \"" + name + "\": \"" + three_links + "\"}"));
    };

    CHECK(links("/circles", R"("name": "Slips", "purpose": "Why?")", "promises") == "too_many_links");
    CHECK(deniz.json(web::Method::post, "/circles", R"({"name": "Slips", "purpose": "Why?", "audience": "everyone"})")
              .status
        == 201);
    CHECK(links("/circles/slips/talk", R"("title": "Slips")", "text") == "too_many_links");
    auto const called
        = deniz.json(web::Method::post, "/circles/slips/talk", R"({"title": "Slips", "text": "@a-b @c-d @e-f @g-h"})");
    CHECK(code_in(called) == "too_many_mentions");
    CHECK(links("/you/profile", R"("name": "Deniz")", "help") == "too_many_links");
    CHECK(code_in(deniz.json(web::Method::post, "/you/profile", R"({"name": "Deniz", "help": "www.c.example"})"))
        == "too_many_links");
    CHECK(deniz.json(web::Method::post, "/you/profile", R"({"name": "Deniz", "help": "Fractions"})").status == 200);
}

TEST_CASE("thanks of people who are new themselves lift nobody")
{
    for (auto& store : testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const deniz = newcomer(site);
        auto const friend_of_hers = newcomer(site, "Ege");
        auto const thanked_by = [&](base::Actor const& who, int more) {
            CHECK(site.as(who, [&](Context& cx) {
                note_thanks(cx, *deniz.person, more);
                return base::Result<base::Done> {base::Done {}};
            }));
            return site.asks(ana, [&](Reading const& reading) { return trust_of(reading.tx, *deniz.person).thanks; });
        };

        CHECK(thanked_by(friend_of_hers, 1) == 0);
        CHECK(thanked_by(ana, 1) == 1);
        CHECK(thanked_by(ana, -1) == 0);
        CHECK(thanked_by(ana, -1) == 0);
    }
}

TEST_CASE("what newcomers may write is a setting of administrators, and a steward trusts somebody at once")
{
    for (auto& store : testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const actor = newcomer(site);
        auto deniz = site.signed_in(actor);
        auto emre = site.signed_in(site.joins("Emre", base::Role::administrator));

        emre.open("/steward/limits");
        emre.fill("Links in one text", "3").press("Save");
        CHECK(emre.page().shows("Saved."));
        CHECK(raises(deniz, three_links).status == 201);
        CHECK(raises(deniz, three_links + " https://d.example").status == 422);
        emre.open("/steward/members?q=deniz");
        CHECK(emre.page().shows("new here"));
        emre.press("Trust her at once");

        CHECK_FALSE(emre.page().shows("new here"));
        CHECK(raises(deniz, three_links + " https://d.example").status == 201);
        CHECK(deniz.open("/you/standing").shows("Nothing is limited for you."));
    }
}
