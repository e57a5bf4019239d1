#pragma once

#include "app/testing/site.h"
#include "areas/circles/come_and_go.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/remove_circles.h"
#include "areas/circles/start_circle.h"
#include "areas/circles/talk/write_talk.h"
#include "areas/notices/notices.h"
#include "areas/notices/read_waiting.h"
#include "areas/people/blocks/block.h"
#include "areas/people/join.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace app::testing {

/// Ana's circle with Bram and Can in it, on a Wednesday morning of a school week.
struct Staffroom {
    explicit Staffroom(platform::testing::Store store, base::Audience audience = base::Audience::members)
        : site {std::move(store)}
    {
        site.clock.set(on_day(25, 10));
        ana = site.joins("Ana");
        bram = site.joins("Bram");
        can = site.joins("Can");
        circle = *site.as(ana, [&](platform::Context& cx) {
            return circles::start_circle(
                cx, {.name = "Quiet Starts", .purpose = "How do we begin?", .audience = audience}, "en");
        });
        for (auto const& [member, name] : {std::pair {bram, "bram"}, std::pair {can, "can"}}) {
            asks_in(ana, name);
            comes_in(member);
        }
        site.work();
        // What these tests look at begins here.
        for (auto const& member : {ana, bram, can}) reads_everything(member);
    }

    static base::Time on_day(int day, int hour)
    {
        auto const& zone = *platform::system_zones().find("Europe/Istanbul");
        return platform::time_of(zone, {.year = 2026, .month = 11, .day = day, .hour = hour});
    }

    void a_moment_later() { site.clock.advance(std::chrono::seconds {1}); }

    circles::Thread begins(
        base::Actor const& author, std::string const& title, std::vector<base::PersonId> mentions = {})
    {
        a_moment_later();
        auto const thread = site.as(author, [&](platform::Context& cx) {
            return circles::start_thread(cx, circle.slug, {.title = title, .text = "What do you do?"},
                {.text = "What do you do?", .html = "", .excerpt = "", .mentions = mentions}, "en");
        });
        REQUIRE(thread);
        site.work();
        return *thread;
    }

    circles::Post replies(base::Actor const& author, circles::Thread const& thread,
        std::vector<base::PersonId> mentions = {}, std::string const& text = "We tried **slips**.")
    {
        a_moment_later();
        auto const post = site.as(author, [&](platform::Context& cx) {
            return circles::reply_to_thread(
                cx, thread.id, {.text = text, .html = "", .excerpt = "", .mentions = mentions});
        });
        REQUIRE(post);
        site.work();
        return *post;
    }

    void takes_away(base::Actor const& actor, circles::Post const& post)
    {
        CHECK(site.as(actor, [&](platform::Context& cx) { return circles::remove_post(cx, post.id); }));
        site.work();
    }

    void brings_back(base::Actor const& actor, circles::Post const& post)
    {
        CHECK(site.as(actor, [&](platform::Context& cx) { return circles::bring_back_post(cx, post.id); }));
        site.work();
    }

    void asks_in(base::Actor const& member, std::string const& whom)
    {
        a_moment_later();
        CHECK(site.as(member, [&](platform::Context& cx) { return circles::invite_person(cx, circle.slug, whom); }));
        site.work();
    }

    void comes_in(base::Actor const& person)
    {
        a_moment_later();
        CHECK(site.as(person, [&](platform::Context& cx) { return circles::join_circle(cx, circle.slug, ""); }));
        site.work();
    }

    /// Members with the numbers from `first` up to before `end`, all in one transaction.
    void fills_up(int first, int end)
    {
        CHECK(site.as(ana, [&](platform::Context& cx) -> base::Result<base::Done> {
            for (int i = first; i < end; ++i) {
                auto const number = std::to_string(i);
                auto const person
                    = TRY(people::join(cx, number + "@school.example", base::Role::member, "Member " + number, "en"));
                circles::MembershipStore {cx.tx}.save({.circle = circle.id,
                    .person = person.id,
                    .standing = circles::Standing::member,
                    .since = cx.clock.now()});
            }
            return base::Done {};
        }));
    }

    void leaves(base::Actor const& person)
    {
        CHECK(site.as(person, [&](platform::Context& cx) { return circles::leave_circle(cx, circle.slug); }));
        site.work();
    }

    void blocks(base::Actor const& person, base::Actor const& other)
    {
        CHECK(site.as(person, [&](platform::Context& cx) { return people::block(cx, *other.person); }));
        site.work();
    }

    void forgives(base::Actor const& person, base::Actor const& other)
    {
        CHECK(site.as(person, [&](platform::Context& cx) { return people::unblock(cx, *other.person); }));
        site.work();
    }

    void wishes(base::Actor const& person, circles::Thread const& thread, std::string const& wish)
    {
        auto const path = "/circles/quiet-starts/talk/" + thread.path_name() + "/wish";
        auto browser = site.signed_in(person);
        CHECK(browser.json(web::Method::post, path, R"({"wish": ")" + wish + R"("})").status == 200);
    }

    void is_suspended(base::Actor const& person)
    {
        auto const steward = site.joins("Esma", base::Role::steward);
        CHECK(site.as(steward, [&](platform::Context& cx) { return people::suspend(cx, *person.person, "Watches"); }));
        site.work();
    }

    void reads_everything(base::Actor const& person)
    {
        auto browser = site.signed_in(person);
        CHECK(browser.json(web::Method::post, "/notices/reading", "{}").status == 200);
    }

    /// What the list says of her unread notices, the oldest first.
    std::vector<std::string> told(base::Actor const& actor)
    {
        return site.asks(actor, [](platform::Reading const& reading) {
            std::vector<std::string> words;
            auto const list = notices::list_waiting(reading, 20);
            for (auto const& one : list.told) words.push_back(notices::notice_words(one.notice, list.names));
            return words;
        });
    }

    std::int64_t bell(base::Actor const& actor)
    {
        return site.asks(
            actor, [&](platform::Reading const& reading) { return notices::unread(reading.tx, *actor.person); });
    }

    std::int64_t mails(std::string const& to, std::string const& words) const
    {
        return std::ranges::count_if(site.letters(), [&](std::string const& letter) {
            return letter.find("<" + to + "@school.example>") != std::string::npos
                && letter.find(words) != std::string::npos;
        });
    }

    TestSite site;
    base::Actor ana {};
    base::Actor bram {};
    base::Actor can {};
    circles::Circle circle {};
};

} // namespace app::testing
