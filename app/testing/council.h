#pragma once

#include "app/testing/ask.h"
#include "areas/circles/decisions/ask_decision.h"
#include "areas/circles/membership_store.h"

#include <doctest/doctest.h>

namespace app::testing {

/// A circle of Ana (its host), Bram and Cem, open for everybody to read, with a thread in which Ana asked something.
struct Council {
    TestSite site;
    base::Actor ana_actor = site.joins("Ana");
    base::Actor bram_actor = site.joins("Bram");
    base::Actor cem_actor = site.joins("Cem");
    Browser ana = site.signed_in(ana_actor);
    Browser bram = site.signed_in(bram_actor);
    Browser cem = site.signed_in(cem_actor);
    std::string thread {};

    explicit Council(
        platform::testing::Store store = platform::testing::fresh_sqlite(), std::string const& audience = "everyone")
        : site {std::move(store)}
    {
        ana.json(
            web::Method::post, "/circles", R"({"name": "Slips", "purpose": "Why?", "audience": ")" + audience + "\"}");
        for (auto const& actor : {bram_actor, cem_actor}) {
            REQUIRE(site.as(ana_actor, [&](platform::Context& cx) {
                circles::MembershipStore {cx.tx}.save({.circle = circles::circle_seen(cx, "slips")->circle.id,
                    .person = *actor.person,
                    .standing = circles::Standing::member});
                return base::Result<base::Done> {base::Done {}};
            }));
        }
        ana.open("/circles/slips/talk/new");
        ana.fill("In one sentence", "What of “everything”?")
            .fill("And then?", "He wrote it.")
            .press("Send it to the circle");
        thread = ana.path();
        site.work();
    }

    /// Ana asks as on the page; `fill` fills in what belongs to the kind. Gives the path of the question.
    template <class F>
    std::string asks(std::string_view kind, F const& fill)
    {
        ana.open(thread);
        ana.follow("Ask for a decision");
        ana.tick(kind).press("Go on");
        ana.fill("Open until", "2026-05-30T12:00").fill("How many must answer?", "2");
        fill(ana);
        ana.press("Ask the circle");
        return ana.path().substr(0, ana.path().find('?'));
    }

    std::string asks_for_options(
        std::string_view kind, std::string_view options = "Read it aloud\nDraw it\nAsk a smaller one")
    {
        return asks(kind, [&](auto& page) {
            page.fill("What is to be decided?", "What shall we try?").fill("The options, one on each line", options);
        });
    }

    std::string asks_for_consent()
    {
        return asks("Consent", [](auto& page) {
            page.fill("What is to be decided?", "Names on slips").fill("The proposal", "They stay optional.");
        });
    }

    static circles::DecisionId id_in(std::string const& path)
    {
        return *circles::DecisionId::from(path.substr(path.rfind('/') + 1));
    }

    /// Until the time of the question is over, and it was counted.
    void until_it_is_counted()
    {
        site.clock.advance(std::chrono::hours {72});
        site.work();
    }
};

} // namespace app::testing
