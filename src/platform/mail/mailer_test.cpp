#include "platform/files/testing.h"
#include "platform/mail/folder_mailer.h"
#include "platform/mail/smtp_mailer.h"
#include "platform/mail/testing.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <stdexcept>
#include <thread>

using namespace platform;
namespace fs = std::filesystem;

namespace {

base::StillClock const morning {{1'768'381'205'999}};

Letter a_letter(std::string text = "Hello\n")
{
    return {.to = "bram@example.org", .subject = "A need", .text = std::move(text), .message_id = "1@example.org"};
}

SmtpMailer mailer_to(TestSmtpServer const& server, std::string const& who = "", SmtpPatience patience = {})
{
    auto const setting = "smtp://" + who + "127.0.0.1:" + std::to_string(server.port());
    return {smtp_place_of(setting, "network@example.org"), "network@example.org", morning, patience};
}

/// The code and what the server said, when a command is answered in this way.
std::string refusal_when(std::string const& command, std::string const& reply)
{
    TestSmtpServer server {{{command, reply}}};
    auto const done = mailer_to(server).send(a_letter());
    return done ? "sent" : done.refusal().code + ": " + done.refusal().problems.at(0).code;
}

} // namespace

TEST_CASE("a letter reaches the mail server as it was written")
{
    TestSmtpServer server;
    auto mailer = mailer_to(server);

    auto const done = mailer.send(a_letter());

    auto letter = a_letter();
    letter.from = "network@example.org";
    REQUIRE(done);
    REQUIRE(server.letters().size() == 1);
    CHECK(server.letters()[0] == *mime_of(letter, morning.now()));
    CHECK(server.heard().find("EHLO example.org\n") != std::string::npos);
    CHECK(server.heard().find("MAIL FROM:<network@example.org>") != std::string::npos);
    CHECK(server.heard().find("RCPT TO:<bram@example.org>") != std::string::npos);
}

TEST_CASE("lines that begin with a dot neither end a letter nor lose the dot")
{
    TestSmtpServer server;
    auto mailer = mailer_to(server);

    REQUIRE(mailer.send(a_letter(".\n..\n.hidden\n\n.\nMAIL FROM:<x@example.org>\nend\n")));

    REQUIRE(server.letters().size() == 1);
    CHECK(server.letters()[0].ends_with("\r\n\r\n.\r\n..\r\n.hidden\r\n\r\n.\r\nMAIL FROM:<x@example.org>\r\nend\r\n"));
}

TEST_CASE("fifty letters go over one connection")
{
    TestSmtpServer server;
    auto mailer = mailer_to(server);

    for (int n = 0; n < 50; ++n) CHECK(mailer.send(a_letter("letter " + std::to_string(n))));

    CHECK(server.letters().size() == 50);
    CHECK(server.connections() == 1);
}

TEST_CASE("letters sent by several threads all arrive, each whole")
{
    TestSmtpServer server;
    auto mailer = mailer_to(server);

    std::vector<std::thread> senders;
    for (int sender = 0; sender < 4; ++sender) {
        senders.emplace_back([&mailer, sender] {
            for (int n = 0; n < 10; ++n) (void)mailer.send(a_letter("<" + std::to_string(sender * 10 + n) + ">"));
        });
    }
    for (auto& sender : senders) sender.join();

    auto const letters = server.letters();
    CHECK(std::set<std::string> {letters.begin(), letters.end()}.size() == 40);
    CHECK(server.connections() <= 4);
}

TEST_CASE("a connection that the server has closed meanwhile is opened again")
{
    TestSmtpServer server {{}, TestSmtpServer::HangsUp::at_a_second_letter};
    auto mailer = mailer_to(server);

    for (int n = 0; n < 3; ++n) CHECK(mailer.send(a_letter()));

    CHECK(server.letters().size() == 3);
    CHECK(server.connections() == 3);
}

TEST_CASE("a letter that the server refuses for good is told apart from one to try later")
{
    CHECK(refusal_when("RCPT", "550 5.1.1 No such person here") == "mail_refused: 550 5.1.1 No such person here");
    CHECK(refusal_when(".", "554 5.7.1 Looks like spam") == "mail_refused: 554 5.7.1 Looks like spam");
    CHECK(refusal_when("RCPT", "450 4.2.1 Greylisted") == "mail_try_later: 450 4.2.1 Greylisted");
    CHECK(refusal_when(".", "452 4.3.1 Out of room") == "mail_try_later: 452 4.3.1 Out of room");
}

TEST_CASE("a no to us, not to the letter, is never a reason to forget the letter")
{
    CHECK(refusal_when("greeting", "554 Go away") == "mail_try_later: 554 Go away");
    CHECK(refusal_when("MAIL", "550 Not from you") == "mail_try_later: 550 Not from you");

    TestSmtpServer server {{{"AUTH", "535 5.7.8 Wrong password"}}};
    auto const refused = mailer_to(server, "ana:b%40c@").send(a_letter());

    CHECK(refused.refusal().code == "mail_try_later");
    CHECK(refused.refusal().problems.at(0).code == "535 5.7.8 Wrong password");
    CHECK(server.letters().empty());
}

TEST_CASE("a server that says nothing is given up after our patience")
{
    TestSmtpServer server {{{"greeting", ""}}};
    std::chrono::milliseconds const patience {300};
    auto mailer = mailer_to(server, "", {.connecting = patience, .whole = patience});

    auto const refused = mailer.send(a_letter());

    CHECK(refused.refusal().code == "mail_try_later");
}

TEST_CASE("a server that is not there is tried later")
{
    int port = 0;
    {
        TestSmtpServer const gone;
        port = gone.port();
    }
    auto const mailer = mailer_for("smtp://127.0.0.1:" + std::to_string(port), "network@example.org", morning);

    CHECK(mailer->send(a_letter()).refusal().code == "mail_try_later");
    CHECK(mailer->check().refusal().code == "mail_try_later");
}

TEST_CASE("after a refused letter the next one is sent")
{
    TestSmtpServer server {{{"RCPT TO:<nobody@example.org>", "550 No such person"}}};
    auto mailer = mailer_to(server);
    auto to_nobody = a_letter();
    to_nobody.to = "nobody@example.org";

    CHECK_FALSE(mailer.send(to_nobody));
    CHECK(mailer.send(a_letter()));

    CHECK(server.letters().size() == 1);
}

TEST_CASE("the check reaches the server and signs in, but sends nothing")
{
    TestSmtpServer server;
    auto mailer = mailer_to(server, "ana:b%40c@");

    CHECK(mailer.check());

    CHECK(server.heard().find("AUTH PLAIN\nAGFuYQBiQGM=\n") != std::string::npos); // \0ana\0b@c
    CHECK(server.heard().find("NOOP") != std::string::npos);
    CHECK(server.heard().find("MAIL FROM") == std::string::npos);
}

TEST_CASE("a letter that must not be written never reaches the server")
{
    TestSmtpServer server;
    auto mailer = mailer_to(server);
    auto letter = a_letter();
    letter.subject = "x\r\nBcc: y@example.org";

    CHECK(mailer.send(letter).refusal().code == "mail_header_injection");

    CHECK(server.connections() == 0);
}

TEST_CASE("only this machine itself is spoken to without encryption")
{
    auto const must_encrypt = [](std::string const& setting) { return smtp_place_of(setting, "a@b.org").must_encrypt; };

    CHECK_FALSE(must_encrypt("smtp://localhost"));
    CHECK_FALSE(must_encrypt("smtp://127.0.0.1:2525"));
    CHECK_FALSE(must_encrypt("smtp://[::1]:25"));
    CHECK(must_encrypt("smtp://mail.example.org"));
    CHECK(must_encrypt("smtp://192.0.2.1:25"));
    CHECK(must_encrypt("smtp://127.0.0.1.example.org"));
    CHECK(must_encrypt("smtp://localhost.example.org"));
}

TEST_CASE("no letter leaves unencrypted when encryption is a must")
{
    TestSmtpServer server; // offers no STARTTLS
    auto place = smtp_place_of("smtp://ana:secret@127.0.0.1:" + std::to_string(server.port()), "network@example.org");
    place.must_encrypt = true;
    SmtpMailer mailer {place, "network@example.org", morning};

    CHECK(mailer.send(a_letter()).refusal().code == "mail_try_later");

    CHECK(server.heard().find("AUTH") == std::string::npos);
    CHECK(server.heard().find("MAIL") == std::string::npos);
}

TEST_CASE("where the mail server is, is read from one line")
{
    auto const place = smtp_place_of("smtp://ana%40example.org:p%3Ass@mail.example.org", "network@example.org");

    CHECK(place.url == "smtp://mail.example.org:587/example.org");
    CHECK(place.user == "ana@example.org");
    CHECK(place.password == "p:ss");
    CHECK(smtp_place_of("smtps://mail.example.org", "a@b.org").url == "smtps://mail.example.org:465/b.org");
    for (auto const* nonsense : {"http://example.org", "mail.example.org", "file:///etc/passwd", "smtp://"}) {
        CAPTURE(std::string {nonsense});
        CHECK_THROWS_AS(mailer_for(nonsense, "a@b.org", morning), std::invalid_argument);
    }
}

TEST_CASE("letters to a folder are files, whole, in the order they were sent")
{
    TemporaryFolder folder;
    auto const first = mailer_for("dir:" + folder.path() + "/mail", "network@example.org", morning);
    auto const after_restart = mailer_for("dir:" + folder.path() + "/mail", "network@example.org", morning);

    REQUIRE(first->check());
    REQUIRE(first->send(a_letter("one")));
    REQUIRE(first->send(a_letter("two")));
    REQUIRE(after_restart->send(a_letter("three")));

    std::set<std::string> names;
    for (auto const& entry : fs::directory_iterator {folder.path() + "/mail"}) names.insert(entry.path().filename());
    CHECK(
        names == std::set<std::string> {"1768381205999-0001.eml", "1768381205999-0002.eml", "1768381205999-0003.eml"});
    CHECK(content_of(folder.path() + "/mail/1768381205999-0003.eml").ends_with("\r\n\r\nthree\r\n"));
}

TEST_CASE("a folder that went away is tried later")
{
    TemporaryFolder folder;
    FolderMailer mailer {folder.path() + "/mail", "network@example.org", morning};
    fs::remove(folder.path() + "/mail");

    CHECK(mailer.send(a_letter()).refusal().code == "mail_try_later");
    CHECK(mailer.check().refusal().code == "mail_try_later");
}

TEST_CASE("without a setting every letter is refused, and says why")
{
    auto const mailer = mailer_for("", "network@example.org", morning);

    CHECK(mailer->send(a_letter()).refusal().code == "mail_not_set_up");
    CHECK(mailer->check().refusal().code == "mail_not_set_up");
}
