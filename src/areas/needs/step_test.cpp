#include "areas/needs/step.h"

#include "app/testing/site.h"
#include "areas/needs/answer_need.h"
#include "areas/needs/merge_needs.h"
#include "areas/needs/needs.h"
#include "areas/needs/raise_need.h"
#include "areas/needs/say_me_too.h"
#include "areas/needs/step_store.h"

#include <doctest/doctest.h>

using namespace needs;
using namespace std::chrono_literals;
using app::testing::TestSite;

namespace {

Need raised_by(TestSite& site, base::Actor const& author, std::string const& title = "Late")
{
    return *site.as(
        author, [&](platform::Context& cx) { return raise_need(cx, {.title = title, .subject = "turkish"}, "en"); });
}

void supported(TestSite& site, Need const& need, base::Actor const& by)
{
    REQUIRE(site.as(by, [&](platform::Context& cx) { return say_me_too(cx, need.id, {}); }));
    site.work();
}

std::vector<Step> steps_of(TestSite& site, Need const& need)
{
    return site.asks({}, [&](platform::Reading const& reading) { return StepStore {reading.tx}.of(need.id).steps; });
}

std::vector<Step::Kind> kinds_of(TestSite& site, Need const& need)
{
    std::vector<Step::Kind> kinds;
    for (auto const& step : steps_of(site, need)) kinds.push_back(step.kind);
    return kinds;
}

} // namespace

TEST_CASE("a count becomes a step at round numbers only, the first answer too")
{
    CHECK(milestones(Step::Kind::me_toos, 0, 4).empty());
    CHECK(milestones(Step::Kind::me_toos, 4, 12) == std::vector<std::int64_t> {5, 10});
    CHECK(milestones(Step::Kind::answers, 0, 2) == std::vector<std::int64_t> {1});
    CHECK(milestones(Step::Kind::answers, 5, 3).empty());
}

TEST_CASE("five teachers are a step, which goes again when one of them takes it back")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const need = raised_by(site, site.joins("Ana"));
        auto const bram = site.joins("Bram");
        supported(site, need, bram);
        for (auto const* name : {"Can", "Ece", "Gül", "Fatma"}) supported(site, need, site.joins(name));

        auto const reached = steps_of(site, need);
        CHECK(site.as(bram, [&](platform::Context& cx) { return take_me_too_back(cx, need.id); }));
        site.work();
        auto const after = steps_of(site, need);

        CHECK(reached == std::vector<Step> {{Step::Kind::me_toos, 5, site.clock.now()}});
        CHECK(after.empty());
    }
}

TEST_CASE("the page tells the life of a need in order: raised, answered, answered by its author's word")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const bram = site.joins("Bram");
        auto const need = raised_by(site, ana);
        for (int i = 0; i < 2; ++i) {
            site.clock.advance(24h);
            REQUIRE(site.as(bram,
                [&](platform::Context& cx) { return answer_need(cx, need.id, {.text = "We tried", .link = ""}); }));
            site.work();
        }
        site.clock.advance(24h);
        REQUIRE(site.as(ana, [&](platform::Context& cx) { return close_need(cx, need.id); }));

        auto const page = site.stranger().open("/needs/" + need.id.text()).body;
        auto const json = site.stranger().json(web::Method::get, "/needs/" + need.id.text());

        auto const first = page.find("The first answer");
        auto const newest = page.find("The newest answer");
        auto const closed = page.find("Its author says it is answered");
        CHECK(page.find("Raised") < first);
        CHECK(first < newest);
        CHECK(closed != std::string::npos);
        CHECK(json.shows(R"("timeline":[{"kind":"answers","at":)"));
        CHECK(json.shows(R"({"kind":"closed","at":)"));
    }
}

TEST_CASE("sixty quiet days are told, and a photo or an answer ends them")
{
    TestSite site;
    auto const ana = site.joins("Ana");
    auto const need = raised_by(site, ana);
    site.clock.advance(61 * 24h);
    auto stranger = site.stranger();

    CHECK(stranger.open("/needs/" + need.id.text()).shows("Nothing has happened for 60 days"));
    REQUIRE(site.as(ana, [&](platform::Context& cx) {
        Attached files;
        files.photo = {{.width = 480, .height = 320}};
        return edit_need(cx, need.id, {.title = "Late", .subject = "turkish"}, files);
    }));
    CHECK(stranger.open("/needs/" + need.id.text()).shows("A photo was added"));
    CHECK_FALSE(stranger.open("/needs/" + need.id.text()).shows("Nothing has happened for 60 days"));
}

TEST_CASE("both needs remember that they were made one and taken apart again")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const dina = site.joins("Dina", base::Role::steward);
        auto const one = raised_by(site, ana);
        auto const other = raised_by(site, ana, "Later");
        auto const merge = site.as(
            dina, [&](platform::Context& cx) { return propose_merge(cx, one.id, {.into = other.id, .why = ""}); });
        REQUIRE(site.as(ana, [&](platform::Context& cx) { return accept_merge(cx, merge->id); }));
        site.clock.advance(1h);
        REQUIRE(site.as(dina, [&](platform::Context& cx) { return undo_merge(cx, merge->id); }));

        std::vector<Step::Kind> const both {Step::Kind::merged, Step::Kind::parted};
        CHECK(kinds_of(site, one) == both);
        CHECK(kinds_of(site, other) == both);
    }
}
