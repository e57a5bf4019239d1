#include "app/testing/site.h"
#include "areas/needs/answer_need.h"
#include "areas/needs/merge_needs.h"
#include "areas/needs/need_store.h"
#include "areas/needs/raise_need.h"
#include "areas/needs/say_me_too.h"

#include <doctest/doctest.h>

using namespace needs;
using app::testing::TestSite;

namespace {

/// Ana's need for members; Bram is her colleague.
struct Quiet {
    explicit Quiet(platform::testing::Store store = platform::testing::fresh_sqlite())
        : site {std::move(store)}
    {
    }

    Need raised(base::Actor const& author, base::Audience audience)
    {
        return *site.as(author, [&](platform::Context& cx) {
            return raise_need(cx,
                {.title = "They come too late",
                    .story = "Every Monday.",
                    .subject = "classroom",
                    .grade = "4",
                    .audience = audience},
                "en");
        });
    }
    base::Result<Need> edited(base::Audience audience)
    {
        return site.as(ana, [&](platform::Context& cx) {
            return edit_need(
                cx, need.id, {.title = "They come too late", .subject = "classroom", .audience = audience});
        });
    }
    Reply answered(base::Actor const& author)
    {
        return *site.as(author,
            [&](platform::Context& cx) { return answer_need(cx, need.id, {.text = "We rang them up", .link = ""}); });
    }
    Need kept()
    {
        return *site.asks(ana, [&](platform::Reading const& reading) { return NeedStore {reading.tx}.find(need.id); });
    }

    TestSite site;
    base::Actor ana = site.joins("Ana");
    base::Actor bram = site.joins("Bram");
    Need need = raised(ana, base::Audience::members);
};

bool refuses_audience(base::Result<Need> const& edited)
{
    return !edited && !edited.refusal().problems.empty()
        && edited.refusal().problems.front() == base::Problem {"audience", "others_answered"};
}

} // namespace

TEST_CASE("a members' need is not opened to anyone once others have answered it, but may become narrower")
{
    for (auto& store : platform::testing::both_engines()) {
        Quiet quiet {std::move(store)};
        CHECK(quiet.edited(base::Audience::everyone)->audience == base::Audience::everyone);
        CHECK(quiet.edited(base::Audience::members)->audience == base::Audience::members);
        quiet.answered(quiet.ana); // her own words are hers to show
        CHECK(quiet.edited(base::Audience::everyone));
        CHECK(quiet.edited(base::Audience::members));
        auto const reply = quiet.answered(quiet.bram);

        CHECK(refuses_audience(quiet.edited(base::Audience::everyone)));
        CHECK(quiet.kept().audience == base::Audience::members);
        CHECK_FALSE(quiet.site.stranger().open("/needs/" + quiet.need.id.text()).shows("We rang them up"));

        REQUIRE(quiet.site.as(quiet.bram, [&](platform::Context& cx) { return hide_reply(cx, reply.id); }));
        CHECK(quiet.edited(base::Audience::everyone)->audience == base::Audience::everyone);
        quiet.answered(quiet.bram);
        CHECK(quiet.edited(base::Audience::members)->audience == base::Audience::members);
    }
}

TEST_CASE("a name beside a me-too keeps a members' need among members; a bare count does not")
{
    for (auto& store : platform::testing::both_engines()) {
        Quiet quiet {std::move(store)};
        auto const says = [&](bool named) {
            return quiet.site.as(quiet.bram, [&](platform::Context& cx) {
                return say_me_too(cx, quiet.need.id, {.class_size = 30, .named = named});
            });
        };
        REQUIRE(says(false));
        CHECK(quiet.edited(base::Audience::everyone));
        CHECK(quiet.edited(base::Audience::members));

        REQUIRE(says(true));

        CHECK(refuses_audience(quiet.edited(base::Audience::everyone)));
    }
}

TEST_CASE("the form says why a need cannot be opened to anyone, and keeps what was typed")
{
    Quiet quiet;
    quiet.answered(quiet.bram);
    auto ana = quiet.site.signed_in(quiet.ana);

    ana.open("/needs/" + quiet.need.id.text() + "/edit");
    CHECK(ana.page().shows("others have written under it for members"));
    auto const& page
        = ana.fill("What is hard, in one sentence?", "They come too late on Mondays").tick("Anyone").press("Save");

    CHECK(page.status == 422);
    CHECK(page.shows("so it cannot be opened to anyone"));
    CHECK(page.shows("They come too late on Mondays"));
    CHECK(quiet.kept().title == "They come too late");
}

TEST_CASE("a program that changes the title leaves everything else as it is, the audience above all")
{
    for (auto& store : platform::testing::both_engines()) {
        Quiet quiet {std::move(store)};
        auto ana = quiet.site.signed_in(quiet.ana);
        auto const path = "/needs/" + quiet.need.id.text() + "/edit";

        auto const changed = ana.json(web::Method::post, path, R"({"title": "Too late", "subject": "classroom"})");

        CHECK(changed.status == 200);
        auto const kept = quiet.kept();
        CHECK(kept.title == "Too late");
        CHECK(kept.audience == base::Audience::members);
        CHECK(kept.story == "Every Monday.");
        CHECK(kept.grade == "4");
        ana.json(web::Method::post, path, R"({"title": "Too late", "subject": "classroom", "story": "", "grade": ""})");
        CHECK(quiet.kept().story.empty());
        CHECK(quiet.kept().grade.empty());
    }
}

TEST_CASE("a place that only members may know goes when a need is opened to anyone")
{
    Quiet quiet;
    quiet.site.signed_in(quiet.ana).json(web::Method::post, "/you/profile", R"({"name": "Ana", "place": 304081})");
    quiet.need = quiet.raised(quiet.ana, base::Audience::members);

    auto const before = quiet.kept().place;
    REQUIRE(quiet.edited(base::Audience::everyone));

    CHECK(before == 304081);
    CHECK_FALSE(quiet.kept().place);
}

TEST_CASE("two needs are not made one when one of them has another audience by then")
{
    Quiet quiet;
    auto const dina = quiet.site.joins("Dina", base::Role::steward);
    auto const other = quiet.raised(quiet.bram, base::Audience::members);
    auto const merge = *quiet.site.as(
        dina, [&](platform::Context& cx) { return propose_merge(cx, other.id, {.into = quiet.need.id, .why = ""}); });
    REQUIRE(quiet.site.as(quiet.bram, [&](platform::Context& cx) { return accept_merge(cx, merge.id); }));
    REQUIRE(quiet.edited(base::Audience::everyone));

    auto const accepted = quiet.site.as(quiet.ana, [&](platform::Context& cx) { return accept_merge(cx, merge.id); });

    CHECK(accepted.refusal().code == "other_audience");
}
