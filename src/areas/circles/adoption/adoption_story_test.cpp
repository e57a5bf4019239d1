#include "app/testing/lives.h"
#include "areas/circles/adoption/answer_poll.h"

using namespace app::testing;

namespace {

std::string link_of(Weeks& room, base::Actor const& person)
{
    return room.site.asks(person, [&](platform::Reading const& reading) {
        auto const lives = circles::lives_of(reading.tx, {&room.circle.id, 1});
        auto const links = circles::poll_links(room.site.keys, room.circle, lives.at(room.circle.id), *person.person);
        auto const url = std::string {links.front().url.text()};
        return url.substr(0, url.find('?'));
    });
}

std::int64_t answers(Weeks& room)
{
    return room.site.asks(room.ana,
        [](platform::Reading const& reading) { return reading.tx.number("select count(*) from circle_polls"); });
}

circles::Standing standing_of(Weeks& room, base::Actor const& person)
{
    return room.site.asks(person, [&](platform::Reading const& reading) {
        return circles::MembershipStore {reading.tx}.of(room.circle.id, *person.person).standing;
    });
}

} // namespace

TEST_CASE("after six quiet weeks a circle is asked once: hosts at once, members in their letter, all by one tap and "
          "one button")
{
    for (auto& store : platform::testing::both_engines()) {
        Weeks room {std::move(store)};
        room.each_day(41);
        CHECK(room.told(room.ana).empty());

        room.each_day(13);

        CHECK(room.mails("Ana", "/circles/quiet-starts/going/") == 1);
        CHECK(room.told(room.ana).size() == 1);
        CHECK(room.told(room.bram).empty());
        CHECK(room.mails("Bram", "/circles/quiet-starts/going/") == 1);
        auto const link = link_of(room, room.bram);
        auto mail = room.site.stranger();
        mail.open(link + "?answer=rest");
        CHECK(mail.page().shows("value=\"rest\" checked"));
        CHECK(answers(room) == 0);
        auto again = mail;
        mail.press("Send my answer");
        again.press("Send my answer");
        CHECK(mail.page().shows("Your answer is kept"));
        CHECK(answers(room) == 1);
        CHECK(room.at(room.bram).page().shows("One says: let it rest"));
        CHECK(mail.open(link.substr(0, link.size() - 1)).status == 404);
    }
}

TEST_CASE("a word in the talk ends the question, and the notice goes with it")
{
    for (auto& store : platform::testing::both_engines()) {
        Weeks room {std::move(store)};
        room.days_pass(43);
        CHECK(room.at(room.bram).page().shows("Is this circle still going?"));

        room.begins(room.bram, "We are still here");
        room.days_pass(30);

        CHECK_FALSE(room.at(room.bram).page().shows("Is this circle still going?"));
        CHECK(room.told(room.ana).empty());
        CHECK(room.at(room.bram).page().status == 200);
        room.days_pass(13);
        CHECK(room.at(room.bram).page().shows("Is this circle still going?"));
    }
}

TEST_CASE("a host's answer settles it: still going")
{
    for (auto& store : platform::testing::both_engines()) {
        Weeks room {std::move(store)};
        room.days_pass(43);
        auto host = room.at(room.ana);

        host.press("It is still going");
        room.days_pass(20);

        CHECK(host.page().shows("Good: the circle goes on."));
        CHECK_FALSE(room.at(room.bram).page().shows("Looking for a host"));
    }
}

TEST_CASE(
    "a circle whose hosts do not answer finds another one, and the host before claims it back within fourteen days")
{
    for (auto& store : platform::testing::both_engines()) {
        Weeks room {std::move(store)};
        auto const dina = room.site.joins("Dina", base::Role::steward);
        auto const deniz = room.site.joins("Deniz");
        room.each_day(67);
        CHECK(room.site.signed_in(deniz).open("/circles").shows("Looking for a host"));
        CHECK(room.site.signed_in(deniz).open("/circles?looking=yes").shows("Quiet Starts"));
        CHECK(room.site.signed_in(dina).open("/steward").shows("“Quiet Starts” looks for a host"));
        CHECK(room.mails("Can", "looks for a host") == 1);
        CHECK(room.at(deniz).page().shows("Its members come first."));
        CHECK_FALSE(room.at(deniz).page().shows("I will host it"));

        auto bram = room.at(room.bram);
        bram.press("I will host it");
        room.site.work();
        CHECK(bram.page().shows("You are its host now."));
        CHECK(standing_of(room, room.bram) == circles::Standing::host);
        CHECK(standing_of(room, room.ana) == circles::Standing::member);
        CHECK_FALSE(room.site.signed_in(deniz).open("/circles").shows("Looking for a host"));
        CHECK(room.told(room.ana)
            == std::vector<std::string> {
                "Bram took over your quiet circle. For two weeks you can take it back; you stay a "
                "member in any case."});
        CHECK_FALSE(room.at(room.can).page().shows("Take it back"));
        room.days_pass(13);
        auto ana = room.at(room.ana);
        ana.press("Take it back");
        room.site.work();

        CHECK(ana.page().shows("You are its host again."));
        CHECK(standing_of(room, room.ana) == circles::Standing::host);
        CHECK(standing_of(room, room.bram) == circles::Standing::member);
        CHECK(room.told(room.bram)
            == std::vector<std::string> {"Ana is back as its host. Thank you for stepping in; you stay a member."});
    }
}

TEST_CASE("after fourteen days the new host stays; when no member came forward whoever may come in may host it")
{
    for (auto& store : platform::testing::both_engines()) {
        Weeks room {std::move(store)};
        auto const deniz = room.site.joins("Deniz");
        auto const early = room.at(deniz);
        room.days_pass(43);
        room.days_pass(15);
        auto too_early = room.site.signed_in(deniz);
        CHECK(too_early.json(web::Method::post, "/circles/quiet-starts/adoption", "{}").status == 409);
        room.days_pass(15);

        auto newcomer = room.at(deniz);
        newcomer.press("I will host it");
        room.days_pass(15);

        CHECK(standing_of(room, deniz) == circles::Standing::host);
        CHECK_FALSE(room.at(room.ana).page().shows("Take it back"));
        auto late = room.site.signed_in(room.ana);
        CHECK(late.json(web::Method::post, "/circles/quiet-starts/reclaiming", "{}").status == 409);
        CHECK(standing_of(room, room.ana) == circles::Standing::member);
        CHECK(early.page().status == 200);
    }
}

TEST_CASE("when most would let it rest the hosts are asked to close it with a page")
{
    for (auto& store : platform::testing::both_engines()) {
        Weeks room {std::move(store)};
        auto const dina = room.site.joins("Dina", base::Role::steward);
        room.days_pass(43);
        room.at(room.bram).press("Let it rest");
        room.at(room.can).press("Let it rest");

        room.days_pass(15);

        CHECK(room.told(room.ana)
            == std::vector<std::string> {
                "Most who answered would let your circle rest. Close it with one page of what it found?"});
        auto host = room.at(room.ana);
        host.follow("Close it with its page");
        CHECK(host.page().shows("Close “Quiet Starts”"));
        CHECK_FALSE(room.site.signed_in(dina).open("/steward").shows("Quiet Starts"));
        room.days_pass(15);
        CHECK(room.site.signed_in(dina).open("/steward").shows("Quiet Starts"));
        room.closes();
        CHECK(room.told(room.ana).empty());
    }
}

TEST_CASE("a private circle that looks for a host is listed for those in it alone, and run twice the round tells "
          "nothing twice")
{
    for (auto& store : platform::testing::both_engines()) {
        Weeks room {std::move(store), base::Audience::circles};
        auto const deniz = room.site.joins("Deniz");
        auto const before = room.interrupted("Ana");
        room.days_pass(43);
        room.look();
        room.look();
        room.days_pass(30);
        room.look();

        CHECK(room.interrupted("Ana") == before + 1);
        CHECK(room.site.signed_in(room.can).open("/circles?looking=yes").shows("Quiet Starts"));
        CHECK_FALSE(room.site.signed_in(deniz).open("/circles?looking=yes").shows("Quiet Starts"));
        CHECK_FALSE(room.site.stranger().open("/circles?looking=yes").shows("Quiet Starts"));
        auto outside = room.site.signed_in(deniz);
        CHECK(outside.json(web::Method::post, "/circles/quiet-starts/adoption", "{}").status == 404);
    }
}
