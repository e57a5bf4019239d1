#include "areas/needs/need_store.h"

#include "app/testing/site.h"
#include "areas/needs/may.h"

#include <doctest/doctest.h>

using namespace needs;
using app::testing::TestSite;

namespace {

Need need(std::int64_t id, base::Actor const& author, State state, base::Audience audience)
{
    return {.id = {id},
        .author = *author.person,
        .audience = audience,
        .title = "Üç sınıf, bir soba",
        .slug = "uc-sinif-bir-soba",
        .story = "Dört sınıf bir odada.\nSoba tek.",
        .subject = "classroom",
        .grade = "3",
        .place = 304919,
        .language = "tr",
        .state = state,
        .opened_at = state == State::draft ? std::nullopt : std::optional {base::Time {1000 + id}}};
}

void save(TestSite& site, Need const& need)
{
    auto const saved = site.as({}, [&](platform::Context& cx) -> base::Result<base::Done> {
        NeedStore {cx.tx}.save(need);
        return base::Done {};
    });
    REQUIRE(saved);
}

} // namespace

TEST_CASE("a need comes back as it was kept, on both engines")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const raised = need(7, ana, State::open, base::Audience::members);

        save(site, raised);

        CHECK(*site.asks(ana, [](platform::Reading const& reading) { return NeedStore {reading.tx}.find({7}); })
            == raised);
        CHECK_FALSE(site.asks(ana, [](platform::Reading const& reading) { return NeedStore {reading.tx}.find({8}); }));
    }
}

TEST_CASE("the list of open needs shows exactly what the law lets each person view")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        std::vector<Need> all;
        std::int64_t id = 1;
        for (auto const state :
            {State::draft, State::open, State::closed, State::merged, State::hidden, State::taken_away}) {
            for (auto const audience : {base::Audience::everyone, base::Audience::members}) {
                all.push_back(need(id++, ana, state, audience));
                save(site, all.back());
            }
        }
        base::Actor const actors[] {
            ana, site.joins("Bram"), {}, site.joins("Dina", base::Role::steward), site.joins("Gül", base::Role::guest)};

        for (auto const& actor : actors) {
            auto const listed = site.asks(
                actor, [&](platform::Reading const& reading) { return NeedStore {reading.tx}.visible_to(actor, {}); });

            for (auto const& one : all) {
                bool const shown = std::ranges::any_of(listed, [&](Listed const& found) { return found.need == one; });
                INFO(base::name_of(actor.role) << " " << name_of(one.state) << " " << base::name_of(one.audience));
                CHECK(shown == (one.state == State::open && may(actor, Action::view, one).allowed));
            }
        }
    }
}

TEST_CASE("a list is narrowed by subject, grade, place and author, and goes on where the page before ended")
{
    for (auto& store : platform::testing::both_engines()) {
        TestSite site {std::move(store)};
        auto const ana = site.joins("Ana");
        auto const bram = site.joins("Bram");
        for (std::int64_t id = 1; id <= 6; ++id) {
            auto one = need(id, id % 2 == 0 ? ana : bram, State::open, base::Audience::everyone);
            one.subject = id <= 3 ? "science" : "music";
            one.place = id;
            save(site, one);
        }
        auto const ids = [&](ListWish const& wish) {
            std::vector<std::int64_t> found;
            auto const listed = site.asks(
                ana, [&](platform::Reading const& reading) { return NeedStore {reading.tx}.visible_to(ana, wish); });
            for (auto const& one : listed) found.push_back(one.need.id.value);
            return found;
        };

        CHECK(ids({.subject = "science"}) == std::vector<std::int64_t> {3, 2, 1});
        CHECK(ids({.author = *ana.person}) == std::vector<std::int64_t> {6, 4, 2});
        CHECK(ids({.before = {5}, .limit = 2}) == std::vector<std::int64_t> {4, 3});
        CHECK(ids({.subject = "science' or '1'='1"}).empty());
    }
}
