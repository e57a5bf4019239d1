#include "app/testing/site.h"
#include "areas/circles/circles.h"
#include "areas/imports/bring_file.h"
#include "areas/imports/import_store.h"
#include "areas/imports/make_things.h"
#include "areas/imports/plan_import.h"
#include "areas/imports/run_import.h"
#include "areas/imports/testing_archive.h"
#include "areas/notices/notices.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

using namespace imports;
using app::testing::Browser;
using app::testing::TestSite;

namespace {

/// Emre, an administrator, and Ana's circle.
struct Office {
    TestSite site;
    base::Actor emre_actor = site.joins("Emre", base::Role::administrator);
    base::Actor ana_actor = site.joins("Ana");
    Browser emre = site.signed_in(emre_actor);
    Browser ana = site.signed_in(ana_actor);

    explicit Office(
        platform::testing::Store store = platform::testing::fresh_sqlite(), std::string const& audience = "members")
        : site {std::move(store)}
    {
        starts(ana, audience);
        site.work();
    }

    void starts(Browser& host, std::string const& audience)
    {
        auto const body = R"({"name": "Slips", "purpose": "Why?", "audience": ")" + audience + R"("})";
        REQUIRE(host.json(web::Method::post, "/circles", body).status == 201);
    }

    /// Emre brings a file; afterwards he looks at its plan.
    Browser& brings(std::string const& kind, std::string const& bytes, std::string const& circle = "")
    {
        emre.open("/steward/imports");
        emre.tick(kind).fill("Into which circle do the conversations go?", circle).attach("The file", "old.txt", bytes);
        emre.press("Read it");
        site.work();
        emre.open(emre.path());
        return emre;
    }

    void presses(std::string const& button)
    {
        emre.press(button);
        site.work();
        emre.open(emre.path());
    }

    std::int64_t count(platform::Sql sql) { return site.store->read()->tx().number(sql); }
};

std::string mail(
    std::string const& id, std::string const& who, std::string const& heads, std::string const& text, int day)
{
    return "From " + who + " Mon Mar  4 10:11:12 2019\nFrom: " + who + "\nMessage-ID: <" + id
        + ">\nDate: " + std::to_string(day) + " Mar 2019 10:00:00 +0000\n" + heads + "\n\n" + text + "\n\n";
}

std::string const archive = mail("a@x", "Ayşe K. <ayse@okul.example>", "Subject: [liste] What of the slips?",
                                "I keep them. 0532 123 45 67", 4)
    + mail("b@x", "ana@school.example", "Subject: Re: What of the slips?\nIn-Reply-To: <a@x>",
        "I read them aloud, @bram.\n\nOn Mon, 4 Mar 2019 at 10:00, Ayşe K. <ayse@okul.example> wrote:\n> I keep them.",
        5)
    + mail("c@x", "Ayşe K. <ayse@okul.example>", "Subject: Re: What of the slips?\nReferences: <a@x> <b@x>",
        "Thank you.", 6);

} // namespace

TEST_CASE(
    "a mailing list is shown as a plan, brought in under its own dates without telling anybody, and found by a search")
{
    for (auto& store : platform::testing::both_engines()) {
        Office office {std::move(store)};
        auto& [site, emre_actor, ana_actor, emre, ana] = office;
        auto const letters = site.letters().size();

        office.brings("A mailing list", archive, "slips");
        CHECK(emre.page().shows("This is what it would do."));
        CHECK(emre.page().shows("What of the slips?"));
        CHECK(office.count("select count(*) from posts") == 0);
        office.presses("Bring it in");

        CHECK(emre.page().shows("It is over."));
        CHECK(office.count("select count(*) from posts") == 3);
        CHECK(office.count("select replies from thread_tallies") == 2);
        ana.open("/circles/slips/talk");
        ana.follow("What of the slips?");
        CHECK(ana.page().shows("Ayşe K."));
        CHECK(ana.page().shows("from a mailing list"));
        CHECK(ana.page().shows("I read them aloud"));
        CHECK_FALSE(ana.page().shows("wrote:"));
        CHECK(ana.page().shows("2019-03-04T10:00:00Z"));
        CHECK_FALSE(ana.page().shows("0532"));
        CHECK_FALSE(ana.page().shows("okul.example"));
        CHECK(ana.open("/search?q=aloud").shows("/circles/slips/"));
        CHECK(ana.open("/circles/slips/atom").shows("2019-03-06T10:00:00Z"));
        site.work();
        CHECK(site.letters().size() == letters);
        CHECK(office.count("select count(*) from notices") == 0);
        CHECK_FALSE(ana.open("/people").shows("Ayşe K."));
        CHECK(office.count("select count(*) from people where email_folded like '%okul.example%'") == 0);
    }
}

TEST_CASE(
    "the same file again changes nothing, and a longer one brings what is new into the conversations that are here")
{
    for (auto& store : platform::testing::both_engines()) {
        Office office {std::move(store)};
        auto& emre = office.emre;
        office.brings("A mailing list", archive, "slips");
        office.presses("Bring it in");
        auto const people = office.count("select count(*) from people");

        office.brings("A mailing list", archive, "slips");
        CHECK_FALSE(emre.page().shows("Bring it in</button>"));
        office.brings("A mailing list",
            archive
                + mail(
                    "d@x", "deniz@okul.example", "Subject: Re: What of the slips?\nIn-Reply-To: <c@x>", "Me too.", 9),
            "slips");
        office.presses("Bring it in");

        CHECK(office.count("select count(*) from posts") == 4);
        CHECK(office.count("select count(*) from threads") == 1);
        CHECK(office.count("select replies from thread_tallies") == 3);
        CHECK(office.count("select count(*) from people") == people + 1);
    }
}

namespace {

base::Result<Import> begun(Office& office, std::string const& bytes)
{
    auto const file = office.site.files.put_bytes(bytes);
    auto import = office.site.as(office.emre_actor, [&](platform::Context& cx) {
        return bring_file(cx, {Kind::mbox, "slips"}, {"old.mbox", file});
    });
    if (!import || !plan_import(office.site.machines, import->id)) return import;
    return office.site.as(
        office.emre_actor, [&](platform::Context& cx) { return begin_run(cx, import->id, people::Sending::later); });
}

/// What was said, by conversation and in order.
std::vector<std::string> said(Office& office)
{
    return office.site.store->read()->tx().all(
        "select t.title, p.text, p.written_at from posts p join threads t on t.id = p.thread_id order by t.id, p.id",
        [](platform::Row const& row) {
            return row.string(0) + "|" + row.string(1) + "|" + std::to_string(row.integer(2));
        });
}

} // namespace

TEST_CASE("an import that was killed in the middle goes on and comes to the same")
{
    for (auto& store : platform::testing::both_engines()) {
        imports::testing::Archive const old {300};
        Office whole;
        REQUIRE(begun(whole, old.bytes()));
        whole.site.work();
        Office killed {std::move(store)};
        auto const import = begun(killed, old.bytes());
        REQUIRE(import);

        {
            auto const open = open_file(killed.site.machines, *import);
            REQUIRE(open);
            Making making {killed.site.machines, *import, *open, killed.emre_actor};
            for (int steps = 0; steps < 4; ++steps) REQUIRE(making.make_some());
        }
        CHECK(killed.count("select count(*) from posts") == 100);
        // Even when how far it was is lost, nothing is made twice.
        REQUIRE(killed.site.as(killed.emre_actor, [&](platform::Context& cx) -> base::Result<base::Done> {
            ImportStore {cx.tx}.advance(import->id, 50);
            return base::Done {};
        }));
        killed.site.work();

        CHECK(killed.count("select count(*) from posts") == old.good);
        CHECK(said(killed) == said(whole));
        auto const over = ImportStore {killed.site.store->read()->tx()}.find(import->id);
        REQUIRE(over);
        CHECK(over->state == State::done);
        CHECK(over->outcome.made == old.good);
    }
}

TEST_CASE("an import that is stopped leaves what is in and goes on when it is told to")
{
    Office office;
    auto& emre = office.emre;
    office.brings("A mailing list", archive, "slips");
    emre.press("Bring it in"); // nothing works on it yet
    emre.press("Stop");
    office.site.work();
    CHECK(emre.page().shows("It stopped after 0 of 3."));
    CHECK(office.count("select count(*) from posts") == 0);

    office.presses("Go on");

    CHECK(office.count("select count(*) from posts") == 3);
}

TEST_CASE("people become invitations that wait for a second yes, and who is here is matched")
{
    for (auto& store : platform::testing::both_engines()) {
        Office office {std::move(store)};
        auto& [site, emre_actor, ana_actor, emre, ana] = office;
        auto const letters = site.letters().size();
        std::string const list
            = "name,address,circle\nAyşe,ayse@okul.example,slips\nAna,ana@school.example,\nBram,nobody,\n";

        office.brings("People", list);
        CHECK(emre.page().shows("The e-mail address is not whole."));
        office.presses("Prepare, send nothing yet");
        CHECK(site.letters().size() == letters);
        CHECK(office.count("select count(*) from invitations where state = 'prepared'") == 1);
        CHECK(office.count("select count(*) from people where name = 'Ayşe'") == 0);
        office.presses("Send one letter now");

        CHECK(site.letters().size() == letters + 1);
        CHECK(site.letters().back().find("ayse@okul.example") != std::string::npos);
        office.brings("People", list);
        CHECK_FALSE(emre.page().shows("Prepare, send nothing yet"));
        auto const ayse = site.as({}, [](platform::Context& cx) {
            return people::guest_with_address(cx, "ayse@okul.example", "Ayşe", "en", people::Letter::never);
        });
        REQUIRE(ayse);
        site.work();
        CHECK(office.count("select count(*) from circle_people where standing = 'invited'") == 1);
        CHECK(office.count("select count(*) from import_places") == 0);
    }
}

TEST_CASE("circles come with their hosts, each name once, and with whoever brings them where the host is not here")
{
    for (auto& store : platform::testing::both_engines()) {
        Office office {std::move(store)};
        std::string const list = "name,purpose,host\nExit slips,What do they tell?,ana@school.example\n"
                                 "Four grades,Who works alone?,nobody@okul.example\nSlips,Is it here?,\n";

        for (int times = 0; times < 2; ++times) {
            office.brings("Circles", list);
            if (times == 0) office.presses("Bring it in");
        }

        CHECK(office.count("select count(*) from circles") == 3);
        CHECK(office.count("select count(*) from circles where founder_id = (select id from people where name = 'Ana')")
            == 2);
        CHECK(office.ana.open("/circles/exit-slips").shows("What do they tell?"));
        CHECK_FALSE(office.emre.page().shows("Bring it in</button>"));
    }
}

TEST_CASE("a private circle stays private: an administrator who is not in it brings nothing and learns of nothing")
{
    for (auto& store : platform::testing::both_engines()) {
        Office office {std::move(store), "circles"};
        auto& [site, emre_actor, ana_actor, emre, ana] = office;
        emre.open("/steward/imports");
        emre.tick("A mailing list").fill("Into which circle do the conversations go?", "slips");
        emre.attach("The file", "old.mbox", archive).press("Read it");
        CHECK(emre.page().status == 422);
        CHECK(emre.page().shows("You can bring nothing into a circle of that name."));
        auto const kim_actor = site.joins("Kim", base::Role::administrator);
        std::ignore = site.as(ana_actor, [&](platform::Context& cx) -> base::Result<base::Done> {
            auto const circle = circles::circle_seen(cx, "slips");
            cx.tx.run("insert into circle_people (circle_id, person_id, standing, duty, words, asked_by, since, less) "
                      "select circle_id, $1, 'member', duty, words, asked_by, since, less from circle_people where "
                      "circle_id = $2",
                *kim_actor.person, circle->circle.id);
            return base::Done {};
        });
        auto const file = site.files.put_bytes(archive);
        auto const import = site.as(kim_actor, [&](platform::Context& cx) {
            return bring_file(cx, {Kind::mbox, "slips"}, {"secret.mbox", file});
        });
        REQUIRE(import);
        site.work();
        REQUIRE(site.as(
            kim_actor, [&](platform::Context& cx) { return begin_run(cx, import->id, people::Sending::later); }));
        site.work();

        CHECK(office.count("select count(*) from posts") == 3);
        CHECK(ana.open("/search?q=aloud").shows("/circles/slips/"));
        CHECK_FALSE(emre.open("/search?q=aloud").shows("/circles/slips/"));
        CHECK_FALSE(emre.open("/steward/imports").shows("secret.mbox"));
        CHECK(emre.open("/steward/imports/" + import->id.text()).status == 404);
        CHECK(site.signed_in(kim_actor).open("/steward/imports").shows("secret.mbox"));
    }
}

TEST_CASE("a file that cannot be read is refused with its line, and nothing is left of it when it is let go")
{
    Office office;
    auto& emre = office.emre;

    office.brings("People", "address\n\"a@b.example\n");
    CHECK(emre.page().shows("A quotation mark is opened here and never closed."));
    CHECK(emre.page().shows("Line 2"));
    emre.press("Let go of the file");

    CHECK(emre.path() == "/steward/imports");
    CHECK(office.count("select count(*) from imports") == 0);
    emre.open("/steward/imports");
    emre.press("Read it");
    CHECK(emre.page().status == 422);
    CHECK(emre.page().shows("Please choose a file."));
}

TEST_CASE("only administrators bring anything in, and one who is none any more stops her import")
{
    Office office;
    auto& site = office.site;
    auto dina = site.signed_in(site.joins("Dina", base::Role::steward));
    CHECK(dina.open("/steward/imports").status == 403);
    auto const import = begun(office, archive);
    REQUIRE(import);

    site.joins("Other", base::Role::administrator);
    REQUIRE(site.as(office.emre_actor,
        [&](platform::Context& cx) { return people::give_role(cx, *office.emre_actor.person, base::Role::member); }));
    site.work();

    CHECK(office.count("select count(*) from posts") == 0);
    CHECK(ImportStore {site.store->read()->tx()}.find(import->id)->state == State::stopped);
}

TEST_CASE("somebody whose words alone are here has no page, no mention and no way in")
{
    Office office;
    auto& site = office.site;
    office.brings("A mailing list", archive, "slips");
    office.presses("Bring it in");
    auto const id = base::PersonId {office.count("select id from people where state = 'elsewhere'")};

    CHECK(office.ana.open("/people/" + id.text()).status == 404);
    CHECK(office.emre.open("/people/" + id.text()).status == 404);
    CHECK_FALSE(office.emre.open("/steward/members").shows("Ayşe K."));
    CHECK_FALSE(site.as(office.emre_actor, [&](platform::Context& cx) { return people::suspend(cx, id, "x"); }));
    CHECK_FALSE(people::visitor(site.store->read()->tx(), id));
}
