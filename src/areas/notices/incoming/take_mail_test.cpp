#include "areas/notices/incoming/take_mail.h"

#include "app/testing/staffroom.h"
#include "areas/notices/incoming/incoming_store.h"
#include "areas/notices/incoming/mailed_address.h"

using app::testing::Staffroom;
using namespace notices;
using namespace std::chrono_literals;
using platform::Arrival;

namespace {

/// The staff room of a site that takes mail in.
struct MailRoom : Staffroom {
    explicit MailRoom(platform::testing::Store store, base::Audience audience = base::Audience::members)
        : Staffroom {std::move(store), audience}
    {
        take_mail_at("network.example");
    }
    ~MailRoom() { take_mail_at(""); }

    std::string address(base::Actor const& who, circles::Thread const& thread) const
    {
        return reply_address(site.keys, {AnswerTo::thread, thread.id.value, *who.person});
    }

    Arrival comes(std::string const& to, std::string const& from, std::string const& rest, std::string const& id = "1")
    {
        a_moment_later();
        auto const bytes = "From: " + from + "\r\nTo: " + to + "\r\nMessage-ID: <" + id + "@mail.example>\r\n" + rest;
        auto const arrival = take_mail(site.machines, {bytes, to, std::string {"somebody@mail.example"}});
        site.work();
        return arrival;
    }

    std::vector<circles::Post> replies_to(circles::Thread const& thread)
    {
        return site.asks(ana, [&](platform::Reading const& reading) {
            auto const posts = circles::newest_replies(reading.tx, thread, 50);
            std::vector<circles::PostId> ids;
            for (auto const& post : posts) ids.push_back(post.id);
            std::vector<circles::Post> full;
            for (auto const& [id, post] : circles::standing_posts(reading.tx, ids)) full.push_back(post);
            return full;
        });
    }

    std::int64_t counted(std::string const& what)
    {
        return site.asks(ana, [&](platform::Reading const& reading) {
            for (auto const& count : IncomingStore {reading.tx}.counts_since({0}))
                if (count.what == what) return count.times;
            return std::int64_t {0};
        });
    }
};

constexpr auto bram_address = "Bram <bram@school.example>";
constexpr auto away = "Auto-Submitted: auto-replied\r\n\r\nI am away.\r\n";

std::string report(std::string const& to, std::string const& status)
{
    return "Subject: Undelivered\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; "
           "boundary=x\r\n\r\n--x\r\n\r\nSorry.\r\n"
           "--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; "
           "mail.example\r\n\r\nFinal-Recipient: rfc822; "
        + to + "\r\nAction: failed\r\nStatus: " + status + "\r\n\r\n--x--\r\n";
}

} // namespace

TEST_CASE("an answer by mail stands in the thread once, without what it quotes, however often it is handed over")
{
    for (auto& store : platform::testing::both_engines()) {
        MailRoom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");
        auto const to = room.address(room.bram, thread);
        std::string const words = "\r\nWe ring **twice**.\r\n\r\nOn Mon, 23 Nov 2026 at 09:15, Network "
                                  "<n@network.example> wrote:\r\n> What do you do?\r\n";

        CHECK(room.comes(to, bram_address, words) == Arrival::taken);
        CHECK(room.comes(to, bram_address, words) == Arrival::taken);

        auto const posts = room.replies_to(thread);
        REQUIRE(posts.size() == 1);
        CHECK(posts.front().text == "We ring **twice**.");
        CHECK(posts.front().html.find("<strong>twice</strong>") != std::string::npos);
        CHECK(posts.front().way == circles::Way::mail);
        CHECK(posts.front().author == *room.bram.person);
        CHECK(room.counted("posted") == 1);
        CHECK(room.bell(room.ana) == 1);
        CHECK(room.mails("Bram", "not posted") == 0);
    }
}

TEST_CASE("a mail about somebody's words carries an address, and answering it is all she has to do")
{
    for (auto& store : platform::testing::both_engines()) {
        MailRoom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");
        room.replies(room.bram, thread);
        std::string mail;
        for (auto const& letter : room.site.letters())
            if (letter.find("reply+") != std::string::npos) mail = letter;
        REQUIRE_FALSE(mail.empty());
        auto const start = mail.find("reply+");
        auto const to = mail.substr(start, mail.find_first_of("\r\n>", start) - start);
        CHECK(mail.find("Return-Path:") != std::string::npos);
        CHECK(mail.find("bounce+" + room.ana.person->text()) != std::string::npos);

        CHECK(room.comes(to, "ana@school.example", "\r\nThank you.\r\n") == Arrival::taken);

        auto const posts = room.replies_to(thread);
        CHECK(std::ranges::count(posts, std::string {"Thank you."}, &circles::Post::text) == 1);
    }
}

TEST_CASE("a mail from another address is not posted; its owner is told, with her words, once an hour")
{
    for (auto& store : platform::testing::both_engines()) {
        MailRoom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");
        auto const to = room.address(room.bram, thread);

        CHECK(room.comes(to, "Eve <eve@elsewhere.example>", "\r\nIt is me.\r\n", "1") == Arrival::taken);
        CHECK(room.comes(to, "Eve <eve@elsewhere.example>", "\r\nReally.\r\n", "2") == Arrival::taken);

        CHECK(room.replies_to(thread).empty());
        CHECK(room.mails("Bram", "Your mail was not posted") == 1);
        CHECK(room.mails("Bram", "eve@elsewhere.example") == 1);
        CHECK(room.mails("Bram", "It is me.") == 1);
        CHECK(room.counted("refused") == 2);
        room.site.clock.advance(61min);
        room.comes(to, "Eve <eve@elsewhere.example>", "\r\nAgain.\r\n", "3");
        CHECK(room.mails("Bram", "Subject: Your mail was not posted") == 2);
    }
}

TEST_CASE("the address of whoever left a private circle opens nothing, and of a suspended person is none")
{
    for (auto& store : platform::testing::both_engines()) {
        MailRoom room {std::move(store), base::Audience::circles};
        auto const thread = room.begins(room.ana, "They arrive too late");
        room.leaves(room.bram);
        room.is_suspended(room.can);

        CHECK(room.comes(room.address(room.bram, thread), bram_address, "\r\nStill here?\r\n", "1") == Arrival::taken);
        CHECK(room.comes(room.address(room.can, thread), "can@school.example", "\r\nMe too.\r\n", "2")
            == Arrival::nobody_there);

        CHECK(room.replies_to(thread).empty());
        CHECK(room.mails("Bram", "Still here?") == 1);
        CHECK(room.mails("Can", "Me too.") == 0);
    }
}

TEST_CASE("what a program wrote, and what went out from here, is counted and answered with nothing")
{
    for (auto& store : platform::testing::both_engines()) {
        MailRoom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");
        auto const to = room.address(room.bram, thread);
        auto const before = room.site.letters().size();

        CHECK(room.comes(to, bram_address, away) == Arrival::taken);
        CHECK(room.comes(to, "eve@elsewhere.example", away, "2") == Arrival::taken);
        CHECK(
            room.comes(to, bram_address, "X-Loop: network.example\r\n\r\nRound and round.\r\n", "3") == Arrival::taken);
        auto const unanswerable = "From: bram@school.example\r\n\r\nWords\r\n";
        CHECK(take_mail(room.site.machines, {unanswerable, to, std::string {}}) == Arrival::taken);

        CHECK(room.replies_to(thread).empty());
        CHECK(room.site.letters().size() == before);
        CHECK(room.counted("automatic") == 3);
        CHECK(room.counted("loop") == 1);
    }
}

TEST_CASE("after twenty mails in an hour the others are not posted")
{
    for (auto& store : platform::testing::both_engines()) {
        MailRoom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");
        auto const to = room.address(room.bram, thread);

        for (int i = 0; i < 23; ++i)
            room.comes(to, bram_address, "\r\nMail " + std::to_string(i) + "\r\n", std::to_string(i));

        CHECK(room.counted("posted") == most_mails_an_hour);
        CHECK(room.counted("flood") == 3);
        CHECK(room.mails("Bram", "Subject: Your mail was not posted") == 1);
        room.site.clock.advance(1h);
        room.comes(to, bram_address, "\r\nLater\r\n", "later");
        CHECK(room.counted("posted") == most_mails_an_hour + 1);
    }
}

TEST_CASE("a mail without words, one to a closed thread and one that would be a vote are given back with the reason")
{
    for (auto& store : platform::testing::both_engines()) {
        MailRoom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");
        auto const to = room.address(room.bram, thread);
        room.comes(to, bram_address, "\r\n> What do you do?\r\n", "1");
        CHECK(room.mails("Bram", "no words of yours") == 1);
        room.site.clock.advance(2h);
        CHECK(room.site.as(room.ana, [&](platform::Context& cx) { return circles::lock_thread(cx, thread.id); }));
        room.comes(to, bram_address, "\r\nToo late.\r\n", "2");
        CHECK(room.mails("Bram", "takes no more replies") == 1);
        CHECK(room.mails("Bram", "Too late.") == 1);
        room.site.clock.advance(2h);
        auto const vote = reply_address(room.site.keys, {AnswerTo::decision, 7, *room.bram.person});

        CHECK(room.comes(vote, bram_address, "\r\nYes!\r\n", "3") == Arrival::taken);

        CHECK(room.mails("Bram", "a mail is no vote") == 1);
        CHECK(room.replies_to(thread).empty());
    }
}

TEST_CASE("attachments are named by their number")
{
    MailRoom room {platform::testing::fresh_sqlite()};
    auto const thread = room.begins(room.ana, "They arrive too late");
    std::string const picture = "--x\r\nContent-Type: image/png; name=a.png\r\n\r\nPNG\r\n";

    room.comes(room.address(room.bram, thread), bram_address,
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nLook.\r\n" + picture + picture
            + "--x--\r\n");

    auto const posts = room.replies_to(thread);
    REQUIRE(posts.size() == 1);
    CHECK(posts.front().text == "Look.\n\n*2 attachments were left out.*");
}

TEST_CASE("mail to what is no address of ours is nobody's")
{
    MailRoom room {platform::testing::fresh_sqlite()};

    CHECK(room.comes("postmaster@network.example", bram_address, "\r\nHello\r\n") == Arrival::nobody_there);
    CHECK(room.comes("reply+1.2.3@network.example", bram_address, "\r\nHello\r\n") == Arrival::nobody_there);
    auto const thread = room.begins(room.ana, "They arrive too late");
    CHECK(take_mail(room.site.machines, {"", room.address(room.bram, thread), {}}) == Arrival::refused);
}

TEST_CASE("an address where nobody is stops twice told, its owner sees it and says that it works again")
{
    for (auto& store : platform::testing::both_engines()) {
        MailRoom room {std::move(store)};
        auto const thread = room.begins(room.ana, "They arrive too late");
        auto const back = bounce_address(room.site.keys, *room.bram.person, "bram@school.example");
        auto const stranger = bounce_address(room.site.keys, *room.bram.person, "old@school.example");
        auto const status = report("bram@school.example", "5.1.1");

        room.comes(back, "MAILER-DAEMON@mail.example", status, "1");
        room.comes(back, "MAILER-DAEMON@mail.example", status, "1");
        room.comes(stranger, "MAILER-DAEMON@mail.example", status, "2");
        room.replies(room.ana, thread, {*room.bram.person});
        CHECK(room.mails("Bram", "Ana calls you by name in a circle.") == 1);
        room.comes(back, "MAILER-DAEMON@mail.example", status, "3");
        auto const other = room.begins(room.ana, "Whose turn is it?", {*room.bram.person});

        CHECK(room.mails("Bram", "Whose turn is it?") == 0);
        auto bram = room.site.signed_in(room.bram);
        CHECK(bram.open("/letters").shows("My address works again"));
        CHECK(room.site.signed_in(room.ana).open("/letters").shows("My address works again") == false);
        auto dina = room.site.signed_in(room.site.joins("Dina", base::Role::steward));
        dina.open("/steward");
        CHECK(dina.follow("Mail").shows("Nothing is written to one address"));
        CHECK(dina.page().shows("Letters that came back for good"));
        bram.press("My address works again");
        CHECK_FALSE(bram.page().shows("My address works again"));
        room.begins(room.ana, "And who writes?", {*room.bram.person});
        CHECK(room.mails("Bram", "And who writes?") == 1);
    }
}

TEST_CASE("the letter names an address for each thread, and of one alone it can be answered itself")
{
    for (auto& store : platform::testing::both_engines()) {
        MailRoom room {std::move(store)};
        for (auto const* title : {"One", "Two", "Three"}) room.begins(room.ana, title);
        room.site.clock.set(Staffroom::on_day(27, 17));
        room.site.work();
        CHECK(room.mails("Can", "Reply by mail") == 1);
        CHECK(room.mails("Can", "pass those addresses on") == 1);
        CHECK(room.mails("Can", "Reply-To:") == 0);
        room.begins(room.ana, "They arrive too late");

        for (int week = 0; week < 2; ++week) { // a letter of one thing waits a week
            room.site.clock.advance(24h * 7);
            room.site.work();
        }

        CHECK(room.mails("Can", "Reply-To:") == 1);
    }
}
