#include "app/testing/site.h"
#include "areas/needs/merge_needs.h"
#include "areas/needs/raise_need.h"
#include "areas/needs/say_me_too.h"
#include "areas/notices/notices.h"
#include "areas/notices/read_waiting.h"
#include "areas/people/blocks/block.h"

#include <doctest/doctest.h>

#include <algorithm>

using app::testing::TestSite;
using namespace std::chrono_literals;

namespace {

/// Needs of Ana and of Bram, Can feels Ana's; Dina the steward asks whether they are one. A Wednesday morning.
struct TwoNeeds {
    explicit TwoNeeds(platform::testing::Store store = platform::testing::fresh_sqlite())
        : site {std::move(store)}
    {
        site.clock.set(platform::time_of(
            *platform::system_zones().find("Europe/Istanbul"), {.year = 2026, .month = 11, .day = 25, .hour = 10}));
        ana = site.joins("Ana");
        bram = site.joins("Bram");
        can = site.joins("Can");
        dina = site.joins("Dina", base::Role::steward);
        slow = raised(ana, "Slow readers in fourth grade");
        alike = raised(bram, "They read but do not understand");
        CHECK(site.as(can, [&](platform::Context& cx) { return needs::say_me_too(cx, slow.id, {}); }));
        merge = *site.as(dina, [&](platform::Context& cx) {
            return needs::propose_merge(cx, slow.id, {.into = alike.id, .why = "The same class, I think"});
        });
        site.work();
    }

    needs::Need raised(base::Actor const& author, std::string const& title)
    {
        return *site.as(author,
            [&](platform::Context& cx) { return needs::raise_need(cx, {.title = title, .subject = "turkish"}, "en"); });
    }

    void accepted(base::Actor const& author)
    {
        site.clock.advance(1min);
        CHECK(site.as(author, [&](platform::Context& cx) { return needs::accept_merge(cx, merge.id); }));
        site.work();
    }

    void undone(base::Actor const& actor)
    {
        site.clock.advance(1min);
        CHECK(site.as(actor, [&](platform::Context& cx) { return needs::undo_merge(cx, merge.id); }));
        site.work();
    }

    std::vector<std::string> told(base::Actor const& actor)
    {
        return site.asks(actor, [](platform::Reading const& reading) {
            std::vector<std::string> kinds;
            for (auto const& one : notices::list_waiting(reading, 20).told)
                kinds.emplace_back(notices::name_of(one.notice.kind));
            return kinds;
        });
    }

    std::int64_t mails(std::string const& to, std::string const& words) const
    {
        return std::ranges::count_if(site.letters(), [&](std::string const& letter) {
            return letter.find("<" + to + "@school.example>") != std::string::npos
                && letter.find(words) != std::string::npos;
        });
    }

    void blocks(base::Actor const& who, base::Actor const& whom)
    {
        CHECK(site.as(who, [&](platform::Context& cx) { return people::block(cx, *whom.person); }));
        site.work();
    }

    TestSite site;
    base::Actor ana {};
    base::Actor bram {};
    base::Actor can {};
    base::Actor dina {};
    needs::Need slow {};
    needs::Need alike {};
    needs::Merge merge {};
};

using Kinds = std::vector<std::string>;

} // namespace

TEST_CASE("both authors are asked whether their needs are one, on the page and by mail")
{
    for (auto& store : platform::testing::both_engines()) {
        TwoNeeds two {std::move(store)};

        CHECK(two.told(two.ana) == Kinds {"merge_asked"});
        CHECK(two.told(two.bram) == Kinds {"merge_asked"});
        CHECK(two.told(two.can).empty());
        CHECK(two.mails("Ana", "Message-ID: <notice-") == 1);
        CHECK(two.mails("Bram", "The same class, I think") == 1);
        auto ana = two.site.signed_in(two.ana);
        CHECK(ana.open("/notices").shows("Dina asks whether your need and another one are the same."));
        ana.press("Read it");
        CHECK(ana.path() == "/merges/" + two.merge.id.text());
    }
}

TEST_CASE("Today shows a merge that waits for a decision once, also after its notice was read")
{
    TwoNeeds two;
    auto ana = two.site.signed_in(two.ana);

    CHECK(ana.open("/").shows("Two needs that may be one"));
    CHECK_FALSE(ana.page().shows("asks whether your need"));
    ana.open("/notices");
    ana.press("Read it");
    CHECK(ana.open("/").shows("Two needs that may be one"));
}

TEST_CASE("when two needs are made one, the other author and those carried over hear of it, not who did it")
{
    for (auto& store : platform::testing::both_engines()) {
        TwoNeeds two {std::move(store)};

        two.accepted(two.ana);
        two.accepted(two.bram);

        CHECK(two.told(two.ana) == Kinds {"merge_asked", "needs_merged"});
        CHECK(two.told(two.bram) == Kinds {"merge_asked"});
        CHECK(two.told(two.can) == Kinds {"carried_over"});
        CHECK(two.mails("Ana", "are one now") > 0);
        CHECK(two.mails("Can", "Message-ID: <notice-") == 0); // the letter tells it
        auto can = two.site.signed_in(two.can);
        CHECK(can.open("/notices").shows("You count here now"));
        can.press("Read it");
        CHECK(can.path() == "/needs/" + two.alike.id.text());
    }
}

TEST_CASE("taken apart again: who had not read of it is told nothing more, who had is told")
{
    for (bool const has_read : {false, true}) {
        TwoNeeds two;
        two.accepted(two.ana);
        two.accepted(two.bram);
        auto can = two.site.signed_in(two.can);
        if (has_read) {
            can.open("/notices");
            can.press("Read it");
        }

        two.undone(two.dina);

        CHECK(two.told(two.ana) == Kinds {"merge_asked", "needs_merged", "merge_undone"});
        CHECK(two.told(two.bram) == Kinds {"merge_asked", "merge_undone"});
        CHECK(two.told(two.can) == (has_read ? Kinds {"carried_back"} : Kinds {}));
    }
}

TEST_CASE("a program reads which merge a notice is about")
{
    TwoNeeds two;

    auto const list = two.site.signed_in(two.ana).json(web::Method::get, "/notices");

    CHECK(list.shows(R"("kind":"merge_asked")"));
    CHECK(list.shows(R"("merge":")" + two.merge.id.text() + "\""));
    CHECK(list.shows(R"("reply":null)"));
}

TEST_CASE("what somebody did with her need comes to no author who has blocked him")
{
    for (auto& store : platform::testing::both_engines()) {
        TwoNeeds two {std::move(store)};
        two.blocks(two.ana, two.dina);
        two.blocks(two.bram, two.ana);

        two.accepted(two.bram);
        two.accepted(two.ana);

        CHECK(two.told(two.ana).empty());
        CHECK(two.told(two.bram) == std::vector<std::string> {"merge_asked"});
    }
}
