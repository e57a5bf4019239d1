#include "app/testing/ask.h"
#include "app/testing/site.h"
#include "areas/circles/circles.h"
#include "areas/circles/come_and_go.h"
#include "areas/circles/decisions/ask_decision.h"
#include "areas/circles/membership_store.h"
#include "areas/circles/merging/merging_store.h"
#include "areas/circles/merging/move.h"
#include "areas/circles/merging/propose.h"
#include "areas/circles/start_circle.h"
#include "areas/circles/talk/draft_store.h"
#include "areas/circles/talk/thread_store.h"
#include "areas/circles/talk/write_talk.h"
#include "areas/notices/notices.h"
#include "platform/storage/testing_remains.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace circles;
using app::testing::Browser;
using app::testing::TestSite;

namespace {

/// Ana's circle "Quiet Starts" with Can in it, and Bram's circle "Late Arrivals" with Can, Ece and Fatma, where Fatma was taken out.
/// Each has a thread; Bram's has a question that is open, too. Dina is a steward who is in neither.
struct TwoCircles {
    explicit TwoCircles(platform::testing::Store store = platform::testing::fresh_sqlite(),
        base::Audience quiet_for = base::Audience::everyone, base::Audience late_for = base::Audience::everyone)
        : site {std::move(store)}
    {
        quiet = begins(ana, "Quiet Starts", quiet_for);
        late = begins(bram, "Late Arrivals", late_for);
        comes(quiet, can);
        for (auto const& one : {can, ece, fatma}) comes(late, one);
        REQUIRE(site.as(bram, [&](platform::Context& cx) { return take_out(cx, late.slug, *fatma.person); }));
        quiet_thread = says(ana, quiet, "Slips at the door");
        late_thread = says(bram, late, "Chairs at the window");
        reply = replies(ece, late_thread, "Windows helped us as well");
        site.work();
    }

    TestSite site;
    base::Actor ana = site.joins("Ana");
    base::Actor bram = site.joins("Bram");
    base::Actor can = site.joins("Can");
    base::Actor ece = site.joins("Ece");
    base::Actor fatma = site.joins("Fatma");
    base::Actor dina = site.joins("Dina", base::Role::steward);
    Circle quiet {};
    Circle late {};
    Thread quiet_thread {};
    Thread late_thread {};
    Post reply {};

    Circle begins(base::Actor const& host, std::string const& name, base::Audience audience)
    {
        return *site.as(host, [&](platform::Context& cx) {
            return start_circle(cx, {.name = name, .purpose = "How?", .audience = audience}, "en");
        });
    }

    void comes(Circle const& circle, base::Actor const& person, Standing standing = Standing::member)
    {
        REQUIRE(site.as(ana, [&](platform::Context& cx) -> base::Result<base::Done> {
            MembershipStore {cx.tx}.save(
                {.circle = circle.id, .person = *person.person, .standing = standing, .since = cx.clock.now()});
            return base::Done {};
        }));
    }

    Thread says(base::Actor const& who, Circle const& circle, std::string const& title)
    {
        site.clock.advance(std::chrono::seconds {1});
        return *site.as(who, [&](platform::Context& cx) {
            return start_thread(cx, circle.slug, {.title = title, .text = "So."}, {.text = title + ", so."}, "en");
        });
    }

    Post replies(base::Actor const& who, Thread const& thread, std::string const& text)
    {
        site.clock.advance(std::chrono::seconds {1});
        return *site.as(
            who, [&](platform::Context& cx) { return reply_to_thread(cx, thread.id, {.text = text, .html = text}); });
    }

    Decision asks(base::Actor const& who, Circle const& circle, Thread const& thread)
    {
        return *site.as(who, [&](platform::Context& cx) {
            return ask_decision(cx, circle.slug, thread.id,
                {.question = "Chairs?", .proposal = "Chairs.", .closes_at = cx.clock.now() + std::chrono::hours {72}});
        });
    }

    /// Bram asks Ana's circle to take his in.
    Merging proposed()
    {
        auto const merging = site.as(bram, [&](platform::Context& cx) {
            return propose_merging(cx, late.slug,
                {.other = quiet.slug,
                    .stays = false,
                    .name = "Starting",
                    .purpose = "How do we start?",
                    .why = "One question"});
        });
        REQUIRE(merging);
        site.work();
        return *merging;
    }

    /// And Ana agrees; nothing is carried over yet.
    Merging agreed_on()
    {
        auto const id = proposed().id;
        auto const merging
            = site.as(ana, [&](platform::Context& cx) { return agree_to_merging(cx, quiet.slug, id, "Gladly"); });
        REQUIRE(merging);
        return *merging;
    }

    void make_one()
    {
        agreed_on();
        site.work();
    }

    Standing standing(base::Actor const& who, Circle const& circle)
    {
        return site.asks(who, [&](platform::Reading const& reading) {
            return MembershipStore {reading.tx}.of(circle.id, who.person).standing;
        });
    }

    /// How often a page shows something.
    static std::size_t times(std::string_view page, std::string_view words)
    {
        std::size_t n = 0;
        for (auto at = page.find(words); at != std::string_view::npos; at = page.find(words, at + 1)) ++n;
        return n;
    }

    /// Where an address leads for good, or its status.
    std::string leads_to(Browser browser, std::string const& path)
    {
        web::Incoming incoming;
        incoming.target = path;
        incoming.headers.emplace_back("accept", "text/html");
        auto const answer = browser.send(std::move(incoming));
        return answer.status == 308 ? answer.header("Location") : std::to_string(answer.status);
    }
};

} // namespace

TEST_CASE("two hosts make one circle of two, on two pages, with both histories in it")
{
    for (auto& store : platform::testing::both_engines()) {
        TwoCircles two {std::move(store)};
        auto bram = two.site.signed_in(two.bram);
        auto ana = two.site.signed_in(two.ana);

        bram.open("/circles/late-arrivals");
        bram.follow("Look after it");
        bram.follow("Make one circle of two");
        bram.fill("Which circle? Paste its address", "http://localhost/circles/quiet-starts?said=x");
        CHECK(bram.open("/circles/late-arrivals/merging?other=quiet-starts").shows("One person is in both."));
        CHECK(bram.page().shows("2 members"));
        bram.fill("What shall the one circle be called?", "Starting")
            .fill("Which question does it ask?", "How do we start?")
            .tick("That of Quiet Starts")
            .fill("A sentence to their hosts", "We ask the same");
        CHECK(bram.press("Ask their hosts").shows("Their hosts are asked."));
        two.site.work();
        ana.open("/notices");
        CHECK(ana.page().shows("Bram asks whether your circle and another one shall be one."));
        CHECK(ana.press("Read it").shows("We ask the same"));
        CHECK(ana.page().shows("There is no way back once you have agreed."));
        ana.fill("A sentence with your yes", "Gladly");
        CHECK(ana.press("Yes, make them one").shows("The two are becoming one."));
        two.site.work();

        CHECK(ana.open("/circles/quiet-starts").shows("Starting"));
        CHECK(TwoCircles::times(ana.page().body, "Chairs at the window") == 1);
        CHECK(TwoCircles::times(ana.page().body, "Slips at the door") == 1);
        CHECK(ana.page().shows("A circle of 4 teachers"));
        CHECK(two.standing(two.bram, two.quiet) == Standing::host);
        CHECK(two.standing(two.ece, two.quiet) == Standing::member);
        CHECK(two.standing(two.can, two.quiet) == Standing::member);
        CHECK(two.standing(two.fatma, two.quiet) == Standing::out);
        CHECK(two.standing(two.ece, two.late) == Standing::none);
        CHECK(bram.open("/notices").shows("Ana said yes"));
        bram.press("Read it");
        CHECK(bram.path() == "/circles/quiet-starts");
    }
}

TEST_CASE("every kind of address of the circle that is gone leads on, for whoever may see the one")
{
    for (auto& store : platform::testing::both_engines()) {
        TwoCircles two {std::move(store)};
        auto const decision = two.asks(two.bram, two.late, two.late_thread);
        two.make_one();
        auto const thread = two.late_thread.path_name();
        auto ece = two.site.signed_in(two.ece);
        auto const leads = [&](std::string const& rest) { return two.leads_to(ece, "/circles/late-arrivals" + rest); };

        for (std::string const& rest : {std::string {}, std::string {"/talk"}, std::string {"/talk?before=1&moved=2"},
                 std::string {"/atom"}, "/talk/" + thread, "/talk/" + thread + "?after=7", "/talk/" + thread + "/atom",
                 "/posts/" + two.reply.id.text(), "/posts/" + two.reply.id.text() + "/history",
                 std::string {"/decisions"}, "/decisions/" + decision.id.text(), std::string {"/people"}}) {
            INFO(rest);
            CHECK(leads(rest) == "/circles/quiet-starts" + rest);
            CHECK(two.leads_to(ece, "/api/v1/circles/late-arrivals" + rest)
                == (rest.find("atom") == std::string::npos ? "/api/v1/circles/quiet-starts" + rest : "404"));
        }
        for (auto const& route : two.site.app.routes().all()) {
            if (route.method != web::Method::get || route.kind == web::Kind::stream) continue;
            if (!route.pattern.starts_with("/circles/{circle}")) continue;
            auto path = route.pattern;
            path.replace(path.find("{circle}"), 8, "late-arrivals");
            for (auto const& [place, value] :
                {std::pair {std::string {"{thread}"}, thread}, std::pair {std::string {"{post}"}, two.reply.id.text()},
                    std::pair {std::string {"{decision}"}, decision.id.text()}}) {
                if (auto const at = path.find(place); at != std::string::npos) path.replace(at, place.size(), value);
            }
            if (path.find('{') != std::string::npos) continue;
            INFO(route.pattern, " is not declared with led_on<…>");
            CHECK(two.leads_to(ece, path).starts_with("/circles/quiet-starts"));
        }
        CHECK(ece.open("/circles/quiet-starts/talk/" + thread).shows("Windows helped us as well"));
        CHECK(ece.open("/circles/quiet-starts/decisions/" + decision.id.text()).shows("Chairs?"));
    }
}

TEST_CASE("an old address leads on nobody who may not see the one circle, and nobody to a change of another circle")
{
    TwoCircles two {platform::testing::fresh_sqlite(), base::Audience::members, base::Audience::everyone};
    two.make_one();
    auto ece = two.site.signed_in(two.ece);

    CHECK(two.leads_to(two.site.stranger(), "/circles/late-arrivals") == "404");
    CHECK(two.leads_to(two.site.stranger(), "/circles/late-arrivals/posts/" + two.reply.id.text()) == "404");
    CHECK(two.leads_to(two.site.signed_in(two.fatma), "/circles/late-arrivals") == "/circles/quiet-starts");
    CHECK(ece.json(web::Method::post, "/circles/late-arrivals/joining", "{}").status == 404);
    CHECK(ece.json(web::Method::post, "/circles/late-arrivals/edit", R"({"name": "X", "purpose": "Y"})").status == 404);
    auto const reply = ece.json(web::Method::post,
        "/circles/late-arrivals/talk/" + two.late_thread.path_name() + "/replies", R"({"text": "Typed before"})");
    CHECK(reply.status == 308);
    CHECK(reply.header("Location") == "/api/v1/circles/quiet-starts/talk/" + two.late_thread.path_name() + "/replies");
}

TEST_CASE("while two become one both are read, nothing is written in the one that goes, and what was typed is kept")
{
    for (auto& store : platform::testing::both_engines()) {
        TwoCircles two {std::move(store)};
        auto ece = two.site.signed_in(two.ece);
        auto const thread = "/circles/late-arrivals/talk/" + two.late_thread.path_name();
        ece.open(thread);
        ece.fill("Your reply", "I was just writing this");
        two.agreed_on();

        auto const& refused = ece.press("Reply");

        CHECK(refused.status == 409);
        CHECK(refused.shows("I was just writing this"));
        CHECK(refused.shows("href=\"/circles/quiet-starts\""));
        CHECK(ece.open("/circles/late-arrivals").shows("Chairs at the window"));
        CHECK(ece.page().shows("This circle is just becoming part of another one."));
        CHECK_FALSE(ece.page().shows("Ask the circle"));
        CHECK(ece.open("/circles/quiet-starts").shows("Slips at the door"));
        CHECK(ece.json(web::Method::post, "/circles/late-arrivals/leaving", "{}").shows("circle_is_merging"));
        CHECK(two.site.signed_in(two.can)
                  .json(web::Method::post, "/circles/late-arrivals/talk", R"({"title": "Now", "text": "x"})")
                  .status
            == 409);

        two.site.work();

        CHECK(ece.json(web::Method::post, "/circles/quiet-starts/talk/" + two.late_thread.path_name() + "/replies",
                     R"({"text": "And now"})")
                  .status
            == 201);
    }
}

TEST_CASE("a search finds everything once after two circles became one, and shows nothing to whom it is not meant for")
{
    for (auto& store : platform::testing::both_engines()) {
        TwoCircles two {std::move(store), base::Audience::circles, base::Audience::circles};
        auto const found = [&](base::Actor const& who, std::string const& words) {
            auto browser = two.site.signed_in(who);
            return TwoCircles::times(browser.open("/search?q=" + words).body, "/posts/");
        };
        two.comes(two.quiet, two.bram, Standing::invited); // or he would not know that there is one
        CHECK(found(two.ece, "helped") == 1);
        CHECK(found(two.ana, "helped") == 0);
        CHECK(found(two.ece, "slips") == 0);

        two.make_one();

        for (auto const& who : {two.ana, two.bram, two.can, two.ece}) {
            CHECK(found(who, "helped") == 1);
            CHECK(found(who, "slips") == 1);
        }
        for (auto const& who : {two.fatma, two.dina}) {
            CHECK(found(who, "helped") == 0);
            CHECK(found(who, "slips") == 0);
        }
        auto ece = two.site.signed_in(two.ece);
        CHECK(ece.open("/search?q=helped").shows("/circles/quiet-starts/posts/"));
        CHECK(two.site.signed_in(two.fatma).open("/circles/quiet-starts").status == 404);
        CHECK(two.site.signed_in(two.dina).open("/circles/quiet-starts/talk").status == 404);
    }
}

TEST_CASE("what is open for answers goes on with those who were asked, and is counted among them")
{
    for (auto& store : platform::testing::both_engines()) {
        TwoCircles two {std::move(store)};
        auto const of_late = two.asks(two.bram, two.late, two.late_thread);
        auto const of_quiet = two.asks(two.ana, two.quiet, two.quiet_thread);
        auto const answers = [&](base::Actor const& who, Circle const& circle, Decision const& decision) {
            return two.site.signed_in(who)
                .json(web::Method::post, "/circles/" + circle.slug + "/decisions/" + decision.id.text() + "/answer",
                    R"({"choice": "agree"})")
                .status;
        };
        two.agreed_on();
        CHECK(answers(two.bram, two.late, of_late) == 200);
        two.site.work();

        CHECK(answers(two.ece, two.quiet, of_late) == 200);
        CHECK(answers(two.ana, two.quiet, of_late) == 403);
        CHECK(answers(two.ece, two.quiet, of_quiet) == 403);
        CHECK(answers(two.can, two.quiet, of_quiet) == 200);
        CHECK(two.site.signed_in(two.ana)
                  .open("/circles/quiet-starts/decisions/" + of_late.id.text())
                  .shows("This was asked before two circles became one"));
        two.site.clock.advance(std::chrono::hours {72});
        two.site.work();

        auto const outcome = [&](Decision const& decision) {
            return two.site.asks(two.ana, [&](platform::Reading const& reading) {
                auto const told = decision_named(reading.tx, decision.id);
                return std::pair {told->outcome->members, told->outcome->ballots};
            });
        };
        CHECK(outcome(of_late) == std::pair<std::size_t, std::size_t> {3, 2});
        CHECK(outcome(of_quiet) == std::pair<std::size_t, std::size_t> {2, 1});
    }
}

TEST_CASE("a draft of a new thread goes along, and two of one writer become one text")
{
    for (auto& store : platform::testing::both_engines()) {
        TwoCircles two {std::move(store)};
        auto const keeps = [&](base::Actor const& who, Circle const& circle, std::string const& text) {
            CHECK(two.site.signed_in(who)
                      .json(web::Method::post, "/circles/" + circle.slug + "/talk/draft",
                          R"({"title": "T", "text": ")" + text + "\"}")
                      .status
                == 200);
        };
        keeps(two.ece, two.late, "Half a thought");
        keeps(two.can, two.late, "One half");
        keeps(two.can, two.quiet, "The other half");

        two.make_one();

        CHECK(two.site.signed_in(two.ece).open("/circles/quiet-starts/talk/new").shows("Half a thought"));
        auto const both = two.site.signed_in(two.can).open("/circles/quiet-starts/talk/new").body;
        CHECK(both.find("The other half") != std::string::npos);
        CHECK(both.find("One half") != std::string::npos);
    }
}

TEST_CASE("whatever is already told leads on as well: notices, the letter, a link to hear less")
{
    for (auto& store : platform::testing::both_engines()) {
        TwoCircles two {std::move(store)};
        two.replies(two.can, two.late_thread, "Answering Bram");
        two.site.work();
        two.make_one();
        auto bram = two.site.signed_in(two.bram);

        bram.open("/notices");
        CHECK(bram.page().shows("answered what you began"));
        auto const news = two.site.asks(two.ece, [&](platform::Reading const& reading) {
            Addressee const her {two.ece, base::Time {0}};
            return circle_news(reading.tx, {&her, 1}, reading.clock.now() + std::chrono::hours {1})[*two.ece.person];
        });
        CHECK(news.made_one == std::vector {two.late.id});
        auto const less = two.site.as(two.ece, [&](platform::Context& cx) { return want_less(cx, two.late.id, true); });
        REQUIRE(less);
        CHECK(less->id == two.quiet.id);
    }
}

TEST_CASE("a proposal is seen by hosts alone, can be taken back, and one at a time is open")
{
    for (auto& store : platform::testing::both_engines()) {
        TwoCircles two {std::move(store)};
        auto const merging = two.proposed();
        for (auto const& who : {two.can, two.ece, two.dina}) {
            CHECK(two.site.signed_in(who).open("/circles/quiet-starts/merging").status == 404);
            CHECK(two.site.signed_in(who).open("/circles/late-arrivals/care").status == 404);
        }
        auto const again = two.site.as(two.ana, [&](platform::Context& cx) {
            return propose_merging(
                cx, two.quiet.slug, {.other = two.late.slug, .name = "X", .purpose = "Y", .why = "Z"});
        });
        CHECK(again.refusal().code == "merging_proposed_already");
        CHECK(two.site
                  .as(two.bram,
                      [&](platform::Context& cx) { return agree_to_merging(cx, two.late.slug, merging.id, ""); })
                  .refusal()
                  .code
            == "only_a_host_of_the_other");
        auto ana = two.site.signed_in(two.ana);
        CHECK(ana.open("/notices").shows("shall be one"));

        auto bram = two.site.signed_in(two.bram);
        bram.open("/circles/late-arrivals/merging");
        CHECK(bram.press("Take the proposal back").shows("The proposal is taken back."));
        two.site.work();

        CHECK_FALSE(ana.open("/notices").shows("shall be one"));
        CHECK(two.site
                  .as(two.ana,
                      [&](platform::Context& cx) { return agree_to_merging(cx, two.quiet.slug, merging.id, ""); })
                  .refusal()
                  .code
            == "merging_over");
        CHECK(two.proposed().is_open(two.site.clock.now()));
        bram.open("/circles/quiet-starts/merging");
        ana.open("/circles/quiet-starts/merging");
        ana.fill("A sentence with your no", "We are two");
        CHECK(ana.press("No, they stay two").shows("They stay two."));
        two.site.work();
        CHECK(bram.open("/notices").shows("Ana said no"));
        CHECK(bram.press("Read it").shows("We are two"));
    }
}

TEST_CASE("a host who was taken out of the other circle cannot be made one with it, and the page says so")
{
    TwoCircles two;
    two.comes(two.quiet, two.bram, Standing::out);
    auto bram = two.site.signed_in(two.bram);

    bram.open("/circles/late-arrivals/merging?other=quiet-starts");
    bram.fill("A sentence to their hosts", "Please");
    auto const& no = bram.press("Ask their hosts");

    CHECK(no.status == 409);
    CHECK(no.shows("A host there would have to ask her in first."));
    CHECK(no.shows("Please"));
}

TEST_CASE("a private circle is made one with a private one alone, and told to nobody who may not see it")
{
    TwoCircles two {platform::testing::fresh_sqlite(), base::Audience::circles, base::Audience::everyone};
    auto const asked = [&](base::Actor const& who, Circle const& here, Circle const& there) {
        return two.site.as(who, [&](platform::Context& cx) {
            return propose_merging(cx, here.slug, {.other = there.slug, .name = "X", .purpose = "Y", .why = "Z"});
        });
    };

    CHECK(asked(two.ana, two.quiet, two.late).refusal().code == "private_with_private");
    CHECK(asked(two.bram, two.late, two.quiet).refusal().problems.front().code == "not_a_circle");
    CHECK(two.site.signed_in(two.bram)
              .open("/circles/late-arrivals/merging?other=quiet-starts")
              .shows("Paste the address of another circle of this site."));
}

TEST_CASE("a circle that became part of another goes on with it when that becomes part of a third")
{
    TwoCircles two;
    two.make_one();
    auto const third = two.begins(two.dina, "All Starts", base::Audience::members);
    auto const merging = *two.site.as(two.dina, [&](platform::Context& cx) {
        return propose_merging(
            cx, third.slug, {.other = "quiet-starts", .name = "All", .purpose = "How?", .why = "All one"});
    });
    REQUIRE(two.site.as(
        two.bram, [&](platform::Context& cx) { return agree_to_merging(cx, "quiet-starts", merging.id, ""); }));
    two.site.work();

    auto ece = two.site.signed_in(two.ece);
    CHECK(two.leads_to(ece, "/circles/late-arrivals/posts/" + two.reply.id.text())
        == "/circles/all-starts/posts/" + two.reply.id.text());
    CHECK(two.leads_to(ece, "/circles/quiet-starts") == "/circles/all-starts");
    CHECK(ece.open("/circles/all-starts/talk").shows("Chairs at the window"));
    CHECK(ece.page().shows("Slips at the door"));
}

TEST_CASE("stopped between any two steps, or inside any of them, the making of one circle comes to the same end")
{
    for (auto& store : platform::testing::both_engines()) {
        auto const many = [](platform::testing::Store made) {
            auto two = std::make_unique<TwoCircles>(std::move(made));
            for (int i = 0; i < 90; ++i) {
                auto const person = two->site.joins("Member " + std::to_string(i));
                two->comes(two->late, person);
            }
            for (int i = 0; i < 60; ++i) two->says(two->ece, two->late, "Thread " + std::to_string(i));
            two->asks(two->bram, two->late, two->late_thread);
            two->site.work();
            return two;
        };
        bool const is_sqlite = store.name() == "sqlite";
        auto const two = many(std::move(store));
        auto const id = two->agreed_on().id;
        struct Stopped { };
        int steps = 0;
        int stopped = 0;
        auto const step = [&](bool stops_inside) {
            return two->site.as({}, [&](platform::Context& cx) -> base::Result<bool> {
                bool const more = move_a_step(cx, two->site.search, id);
                if (stops_inside) return base::conflict("stopped"); // what a kill leaves: nothing of the step
                return more;
            });
        };

        for (bool more = true; more && steps < 1000; ++steps) {
            auto const both_read = two->site.signed_in(two->ece);
            auto ece = both_read;
            auto const late = ece.open("/circles/late-arrivals/talk").status == 200 ? ece.page().body : std::string {};
            auto const quiet = ece.open("/circles/quiet-starts/talk").body;
            CHECK(TwoCircles::times(late, ">Thread 59<") + TwoCircles::times(quiet, ">Thread 59<") == 1);
            stopped += step(true) ? 0 : 1;
            more = *step(false);
        }
        two->site.work();

        INFO(is_sqlite);
        CHECK(stopped == steps);
        CHECK(steps > 10);
        auto const facts = two->site.asks(two->ana, [&](platform::Reading const& reading) {
            auto const quiet = MergingStore {reading.tx}.facts(two->quiet.id);
            auto const late = MergingStore {reading.tx}.facts(two->late.id);
            return std::array {quiet.members, quiet.threads, late.members, late.threads};
        });
        CHECK(facts == std::array<std::int64_t, 4> {94, 62, 0, 0});
        auto ece = two->site.signed_in(two->ece);
        CHECK(ece.open("/circles/quiet-starts").shows("A circle of 94 teachers"));
        CHECK(TwoCircles::times(ece.open("/search?q=helped").body, "/posts/") == 1);
        CHECK(two->leads_to(ece, "/circles/late-arrivals") == "/circles/quiet-starts");
        CHECK_FALSE(*step(false));
    }
}
